#include "import/import_forecast.h"

#include "base/sentence.h"
#include "import/import_words.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace sheaf::ui {

namespace {

struct Forecasts {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::Forecasts)
};

const QStringList& tableEndings()
{
    static const QStringList endings {
        QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("tab"), QStringLiteral("txt"),
    };
    return endings;
}

const QStringList& workbookEndings()
{
    static const QStringList endings {QStringLiteral("xlsx"), QStringLiteral("xlsm"), QStringLiteral("ods")};
    return endings;
}

const QStringList& jsonEndings()
{
    static const QStringList endings {QStringLiteral("jsonl"), QStringLiteral("ndjson"), QStringLiteral("json")};
    return endings;
}

const QStringList& pictureEndings()
{
    static const QStringList endings {
        QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("gif"), QStringLiteral("webp"),
    };
    return endings;
}

QString endingOf(const QString& file)
{
    return QFileInfo(file).suffix().toLower();
}

bool isPicture(const QString& file)
{
    return pictureEndings().contains(endingOf(file));
}

/// What has no ending may be a folder or anything else: its content decides when it is read.
bool mayBeRead(const QString& file)
{
    const QString ending = endingOf(file);
    return ending.isEmpty() || isPicture(file) || tableEndings().contains(ending) || workbookEndings().contains(ending)
        || jsonEndings().contains(ending);
}

/// Of files that make no table together.
QString mixtureRefusal(const QStringList& files)
{
    const auto picture = std::ranges::find_if(files, isPicture);
    const auto other = std::ranges::find_if_not(files, isPicture);
    if (picture == files.end() || other == files.end())
        return {};
    return Forecasts::tr("%1 is a picture and %2 is none. Import them one after the other")
        .arg(QFileInfo(*picture).fileName(), QFileInfo(*other).fileName());
}

QString patterns(const QStringList& endings)
{
    QStringList all;
    for (const QString& ending : endings)
        all += QStringLiteral("*.") + ending;
    return all.join(QLatin1Char(' '));
}

} // namespace

QString importRefusal(const QStringList& files)
{
    for (const QString& file : files) {
        if (endingOf(file) == QLatin1String("xls")) {
            return Forecasts::tr("%1 is an old Excel workbook. Save it as .xlsx and open that")
                .arg(QFileInfo(file).fileName());
        }
    }
    return mixtureRefusal(files);
}

DropForecast importForecast(const QStringList& files)
{
    if (files.isEmpty())
        return {false, Forecasts::tr("Only files and folders can be dropped here")};
    if (const QString refusal = importRefusal(files); !refusal.isEmpty())
        return {false, refusal};
    if (const auto wrong = std::ranges::find_if_not(files, mayBeRead); wrong != files.end()) {
        return {false, Forecasts::tr("%1 is no table. Sheaf opens CSV, Excel, OpenDocument and JSON files, pictures and folders")
                           .arg(QFileInfo(*wrong).fileName())};
    }
    if (files.size() == 1)
        return {true, Forecasts::tr("Import %1 as a new project").arg(sourceName(files))};
    const int count = static_cast<int>(files.size());
    return {true, isPicture(files.first()) ? Forecasts::tr("Import %Ln picture(s) as one project", nullptr, count)
                                           : Forecasts::tr("Import %Ln file(s) as one project", nullptr, count)};
}

DropForecast closerForecast(const QStringList& files, const Result<project::ImportPreview>& preview)
{
    if (!preview)
        return {false, sentence(preview.error())};
    if (preview->assumptions.kind != formats::FileKind::Folder)
        return importForecast(files);
    const QString name = sourceName(files);
    // Pictures are told by what is known about each.
    return {true, preview->sourceColumns.contains(QLatin1String("width"))
            ? Forecasts::tr("Import the pictures in %1 as a new project").arg(name)
            : Forecasts::tr("Import the texts in %1 as a new project").arg(name)};
}

QStringList importNameFilters()
{
    return {
        Forecasts::tr("Everything that Sheaf opens (%1)").arg(patterns(tableEndings() + workbookEndings() + jsonEndings() + pictureEndings())),
        Forecasts::tr("Text tables (%1)").arg(patterns(tableEndings())),
        Forecasts::tr("Workbooks (%1)").arg(patterns(workbookEndings())),
        Forecasts::tr("JSON (%1)").arg(patterns(jsonEndings())),
        Forecasts::tr("Pictures (%1)").arg(patterns(pictureEndings())),
        Forecasts::tr("All files (*)"),
    };
}

} // namespace sheaf::ui
