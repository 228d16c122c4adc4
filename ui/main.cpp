// Sheaf: tables of work for language models, through batch APIs.
#include "base/large_blocks.h"
#include "base/translations.h"
#include "shell/application.h"

#ifndef SHEAF_VERSION
#define SHEAF_VERSION "0"
#endif

int main(int argc, char** argv)
{
    sheaf::giveLargeBlocksBack();
    QCoreApplication::setOrganizationName(QStringLiteral("Sheaf"));
    QCoreApplication::setApplicationName(QStringLiteral("Sheaf"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SHEAF_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("net.sheaf.Sheaf"));
    QApplication app(argc, argv);
    sheaf::installTranslations(app);
    sheaf::ui::Application sheaf(app, sheaf::ui::startOptions(app));
    sheaf.start();
    return QApplication::exec();
}
