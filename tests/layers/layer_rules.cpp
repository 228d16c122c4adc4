#include "layers/layer_rules.h"

#include <QFileInfo>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace sheaf::layers {

namespace {

using Arrows = QHash<QString, QStringList>;

Arrows arrowsFrom(std::initializer_list<std::pair<const char*, const char*>> rows)
{
    Arrows arrows;
    for (const auto& [folder, allowed] : rows)
        arrows.insert(QString::fromLatin1(folder), QString::fromLatin1(allowed).split(QLatin1Char(' '), Qt::SkipEmptyParts));
    return arrows;
}

/// Folders of app/ and what each may use of app/; every folder may use itself.
const Arrows& appArrows()
{
    static const Arrows arrows = arrowsFrom({
        {"base", ""},
        {"json", "base"},
        {"formats", "json base"},
        {"project", "formats json base"},
        {"requests", "formats json base"},
        {"service", "json base"},
        {"jobs", "project requests service formats json base"},
        {"practice", "base"},
        {"cli", "base json formats project requests service jobs practice"},
    });
    return arrows;
}

/// Folders of ui/ and what each may use of ui/.
const Arrows& uiArrows()
{
    static const Arrows arrows = arrowsFrom({
        {"common", ""},
        {"home", "common import"},
        {"sheet", "common"},
        {"prompt", "common"},
        {"send", "common settings"},
        {"batches", "common"},
        {"import", "common"},
        {"settings", "common"},
        {"shell", "common home sheet prompt send batches import settings"},
    });
    return arrows;
}

/// What any folder of ui/ may use of app/: JSON is read by app/; the practice service is wired by shell/ and main.cpp alone.
const QStringList& appForUi()
{
    static const QStringList folders = QStringLiteral("base formats project requests service jobs").split(QLatin1Char(' '));
    return folders;
}

QString lastPart(const QString& target)
{
    return target.section(QLatin1Char('/'), -1);
}

/// Whether a header belongs to a module of Qt, by where it is installed.
bool isOfQtModule(const QString& header, const char* module)
{
    const QString folder = QLibraryInfo::path(QLibraryInfo::HeadersPath) + QLatin1Char('/') + QString::fromLatin1(module);
    return QFileInfo(folder + QLatin1Char('/') + lastPart(header)).isFile();
}

bool isOfWindows(const QString& header)
{
    return isOfQtModule(header, "QtGui") || isOfQtModule(header, "QtWidgets") || isOfQtModule(header, "QtSvg");
}

bool isForAppOnly(const QString& header)
{
    static const QRegularExpression forbidden(
        QStringLiteral("^(QSql.*|QNetwork.*|QTcp.*|QUdp.*|QSsl.*|QLocalS.*|QAbstractSocket|QJson.*|QDBus.*|simdjson\\.h|httplib\\.h|sqlite3\\.h)$"));
    return forbidden.match(lastPart(header)).hasMatch();
}

QString complaintInApp(const QString& folder, const QString& target)
{
    const QString targetFolder = target.section(QLatin1Char('/'), 0, 0);
    if (!appArrows().contains(folder))
        return QStringLiteral("app/%1 is not in the design").arg(folder);
    if (targetFolder == folder || appArrows().value(folder).contains(targetFolder))
        return {};
    return QStringLiteral("app/%1 may not use %2").arg(folder, targetFolder);
}

QString complaintInUi(const QString& folder, const QString& target)
{
    const QString targetFolder = target.section(QLatin1Char('/'), 0, 0);
    if (!uiArrows().contains(folder))
        return QStringLiteral("ui/%1 is not in the design").arg(folder);
    const bool isAllowed = targetFolder == folder || (folder == QLatin1String("shell") && targetFolder == QLatin1String("practice")) || uiArrows().value(folder).contains(targetFolder) || appForUi().contains(targetFolder);
    return isAllowed ? QString() : QStringLiteral("ui/%1 may not use %2").arg(folder, targetFolder);
}

QString complaintAboutOurs(const QString& file, const QString& target)
{
    if (target.endsWith(QLatin1String(".moc")))
        return {};
    if (!target.contains(QLatin1Char('/')) || target.startsWith(QLatin1Char('.')))
        return QStringLiteral("an include of our own carries its folder");
    const QString root = file.section(QLatin1Char('/'), 0, 0);
    const QString folder = file.section(QLatin1Char('/'), 1, 1);
    if (root == QLatin1String("app"))
        return complaintInApp(folder, target);
    return file == QLatin1String("ui/main.cpp") ? QString() : complaintInUi(folder, target);
}

} // namespace

std::optional<Include> includeIn(const QString& line)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*([\"<])([^\">]+)[\">]"));
    const QRegularExpressionMatch match = pattern.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    return Include {match.captured(2), match.captured(1) == QLatin1String("\"")};
}

QString complaint(const QString& file, const Include& include)
{
    const bool isApp = file.startsWith(QLatin1String("app/"));
    if (isApp && isOfWindows(include.target))
        return QStringLiteral("app/ works without a window");
    if (!isApp && isForAppOnly(include.target))
        return QStringLiteral("ui/ has no databases, sockets or JSON");
    return include.quoted ? complaintAboutOurs(file, include.target) : QString();
}

} // namespace sheaf::layers
