// What must hold for every input whatsoever. Each function aborts with a sentence on stderr when it does not.
#pragma once

#include <QByteArrayView>

namespace sheaf::fuzz {

void checkCsv(QByteArrayView input);
void checkJson(QByteArrayView input);
/// A workbook, a part of one, or a number format.
void checkXlsx(QByteArrayView input);

} // namespace sheaf::fuzz
