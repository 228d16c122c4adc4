#include "import/import_forecast.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace sheaf::ui {

namespace {

struct Forecasts {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::Forecasts)
};

const QStringList& knownEndings()
{
    static const QStringList endings {
        QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("tab"), QStringLiteral("txt"),
        QStringLiteral("jsonl"), QStringLiteral("ndjson"), QStringLiteral("json"),
    };
    return endings;
}

/// A file without an ending may be anything: its content decides when it is read.
bool mayBeRead(const QString& file)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    return ending.isEmpty() || knownEndings().contains(ending);
}

DropForecast refusal(const QString& file)
{
    const QFileInfo info(file);
    const QString ending = info.suffix().toLower();
    if (ending == QLatin1String("xlsx") || ending == QLatin1String("xls") || ending == QLatin1String("ods"))
        return {false, Forecasts::tr("%1 is a workbook. Save the sheet as CSV and drop that").arg(info.fileName())};
    return {false, Forecasts::tr("%1 is no table. Sheaf opens CSV, TSV and JSONL files").arg(info.fileName())};
}

} // namespace

DropForecast importForecast(const QStringList& files)
{
    if (files.isEmpty())
        return {false, Forecasts::tr("Only files can be dropped here")};
    if (const auto wrong = std::ranges::find_if_not(files, mayBeRead); wrong != files.end())
        return refusal(*wrong);
    if (files.size() == 1)
        return {true, Forecasts::tr("Import %1 as a new project").arg(QFileInfo(files.first()).fileName())};
    return {true, Forecasts::tr("Import %Ln files as new projects", nullptr, static_cast<int>(files.size()))};
}

QString importNameFilter()
{
    QStringList patterns;
    for (const QString& ending : knownEndings())
        patterns += QStringLiteral("*.") + ending;
    return Forecasts::tr("Tables and JSON lines (%1)").arg(patterns.join(QLatin1Char(' '))) + QStringLiteral(";;")
        + Forecasts::tr("All files (*)");
}

} // namespace sheaf::ui
