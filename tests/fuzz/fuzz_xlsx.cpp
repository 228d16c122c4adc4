#include "fuzz/invariants.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    sheaf::fuzz::checkXlsx(QByteArrayView(data, qsizetype(size)));
    return 0;
}
