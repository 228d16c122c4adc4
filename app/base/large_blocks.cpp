#include "base/large_blocks.h"

#include <cstdlib> // tells which C library it is

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace sheaf {

void giveLargeBlocksBack()
{
#ifdef __GLIBC__
    constexpr int bound = 1024 * 1024;
    ::mallopt(M_MMAP_THRESHOLD, bound);
#endif
}

} // namespace sheaf
