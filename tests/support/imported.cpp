#include "support/imported.h"

#include "base/sentence.h"
#include "base/whole_file.h"

namespace sheaf::test {

std::shared_ptr<project::Project> imported(const QString& folder, const QString& fileName, const QByteArray& bytes,
    const project::ImportWishes& wishes)
{
    const QString path = folder + QLatin1Char('/') + fileName;
    if (!writeWhole(path, bytes))
        qFatal("cannot write %s", qPrintable(path));
    std::shared_ptr<project::LoadedProject> loaded;
    std::vector<std::vector<quint32>> later;
    project::ImportEvents events;
    events.onProject = [&](std::shared_ptr<project::LoadedProject> first) { loaded = std::move(first); };
    events.onRows = [&](std::vector<quint32> lengths) { later.push_back(std::move(lengths)); };
    Progress progress;
    const auto result = project::importFiles({path}, folder + QStringLiteral("/library"), events, progress, {}, wishes);
    if (!result)
        qFatal("cannot import: %s", qPrintable(sentence(result.error())));
    auto made = std::make_shared<project::Project>(std::move(loaded));
    for (const std::vector<quint32>& lengths : later)
        made->sheet().appendBaseRows(lengths);
    if (const auto finished = made->finishImport(result->base).result(); !finished)
        qFatal("cannot finish: %s", qPrintable(sentence(finished.error())));
    return made;
}

QByteArray cellText(project::Project& project, qint64 position, const QString& column)
{
    const project::SheetData& sheet = project.sheet().data();
    for (const project::Column& candidate : sheet.columns) {
        if (candidate.name == column)
            return sheet.cell(sheet.order.at(position), candidate).value_or(QByteArray());
    }
    return {};
}

} // namespace sheaf::test
