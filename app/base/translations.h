// The sentences in the language of the person who reads them.
#pragma once

class QCoreApplication;

namespace sheaf {

/// Installs what the program carries under :/i18n: English first, then the language of the system over it.
/// Once, before the first sentence is made; the translators belong to the application.
void installTranslations(QCoreApplication& app);

} // namespace sheaf
