#include "project/import_sources.h"

#include "json/text.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace sheaf::project {

namespace {

using formats::FileKind;
using SourcesKind = FoundSources::Kind;

/// Files of prose. Tables are none: a folder of them is not one table but many.
bool isProse(const QString& ending)
{
    static const QStringList endings = QStringLiteral("txt text md markdown rst html htm xhtml xml tex log srt vtt eml").split(u' ');
    return endings.contains(ending);
}

bool isPictureName(const QString& ending)
{
    static const QStringList endings = QStringLiteral("png jpg jpeg gif webp").split(u' ');
    return endings.contains(ending);
}

/// A .json file that is none, with the place where it stops being JSON.
tl::unexpected<Error> unreadable(const QString& path)
{
    const Result<InputFilePtr> file = InputFile::open(path);
    if (!file || !path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        return failure(ErrorCode::UnknownFormat, path);
    const Result<QByteArray> head = (*file)->bytes(0, std::min<qint64>((*file)->size(), InputFile::blockSize));
    const std::optional<json::Fault> fault = head ? json::firstFault(*head) : std::nullopt;
    if (!fault || (fault->kind == json::Fault::Kind::UnexpectedEnd && head->size() < (*file)->size()))
        return failure(ErrorCode::UnknownFormat, path);
    const QByteArrayView before = QByteArrayView(*head).first(fault->offset);
    Error error;
    error.code = ErrorCode::NotJson;
    error.path = path;
    error.line = 1 + std::count(before.begin(), before.end(), '\n');
    error.column = fault->offset - before.lastIndexOf('\n');
    return failure(std::move(error));
}

Result<SourcesKind> sourcesKind(FileKind kind, const QString& path)
{
    switch (kind) {
    case FileKind::Delimited:
    case FileKind::Workbook: return SourcesKind::Tables;
    case FileKind::Requests:
    case FileKind::Results:
    case FileKind::Records:
    case FileKind::JsonArray: return SourcesKind::Lines;
    case FileKind::Picture: return SourcesKind::Pictures;
    case FileKind::Folder:
    case FileKind::Unknown: break;
    }
    return unreadable(path);
}

/// Gathers sources and sees to it that they fit each other.
class SourceSearch
{
public:
    explicit SourceSearch(std::stop_token stop, bool several) : m_stop(std::move(stop)), m_several(several) { }

    Result<void> add(const QString& path);
    Result<FoundSources> take();

private:
    [[nodiscard]] Result<void> addFolder(const QString& path);
    [[nodiscard]] Result<void> addFile(const QString& path);
    [[nodiscard]] Result<void> join(SourcesKind kind, const QString& path);

    std::stop_token m_stop;
    bool m_several;
    FoundSources m_found;
    std::optional<SourcesKind> m_kind;
};

Result<void> SourceSearch::join(SourcesKind kind, const QString& path)
{
    if (m_kind && *m_kind != kind)
        return failure(ErrorCode::FilesDiffer, path);
    m_kind = kind;
    return {};
}

Result<void> SourceSearch::add(const QString& path)
{
    return QFileInfo(path).isDir() ? addFolder(path) : addFile(path);
}

Result<void> SourceSearch::addFile(const QString& path)
{
    const Result<InputFilePtr> file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    ImportSource source {*file, path, QFileInfo(path).fileName(), FileKind::Delimited, (*file)->size()};
    const Result<FileKind> kind = formats::fileKind(path);
    if (!kind && (!m_several || kind.error().code != ErrorCode::FileEmpty))
        return failure(kind.error());
    if (kind) {
        source.kind = *kind;
        const Result<SourcesKind> group = sourcesKind(*kind, path);
        if (!group)
            return failure(group.error());
        if (Result<void> joined = join(*group, path); !joined)
            return joined;
    } else {
        source.size = 0; // blank ones are as good as empty
    }
    m_found.sources.append(std::move(source));
    return {};
}

Result<void> SourceSearch::addFolder(const QString& path)
{
    QList<ImportSource> texts;
    QList<ImportSource> pictures;
    qint64 others = 0;
    const QDir folder(path);
    QDirIterator files(path, QDir::Files, QDirIterator::Subdirectories); // links to folders are not followed
    while (files.hasNext()) {
        if (m_stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        const QFileInfo file(files.next());
        const QString ending = file.suffix().toLower();
        const ImportSource source {{}, file.absoluteFilePath(), folder.relativeFilePath(file.filePath()), FileKind::Unknown, file.size()};
        if (isProse(ending))
            texts.append(source);
        else if (isPictureName(ending))
            pictures.append(source);
        else
            ++others;
    }
    const bool arePictures = pictures.size() > texts.size();
    QList<ImportSource>& chosen = arePictures ? pictures : texts;
    if (chosen.isEmpty())
        return failure(ErrorCode::NothingInFolder, path);
    if (Result<void> joined = join(arePictures ? SourcesKind::Pictures : SourcesKind::Texts, path); !joined)
        return joined;
    std::ranges::stable_sort(chosen, comesBefore, &ImportSource::name);
    m_found.otherFiles += others + (arePictures ? texts : pictures).size();
    m_found.sources += chosen;
    return {};
}

Result<FoundSources> SourceSearch::take()
{
    if (!m_kind)
        return failure(ErrorCode::FileEmpty, m_found.sources.value(0).path);
    m_found.kind = *m_kind;
    return std::move(m_found);
}

/// The digits at `at`, without leading zeros; moves behind them.
QStringView takeNumber(const QString& text, qsizetype& at)
{
    while (at < text.size() && text[at] == u'0')
        ++at;
    const qsizetype begin = at;
    while (at < text.size() && text[at].isDigit())
        ++at;
    return QStringView(text).mid(begin, at - begin);
}

} // namespace

bool comesBefore(const QString& a, const QString& b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i].isDigit() && b[j].isDigit()) {
            const QStringView left = takeNumber(a, i);
            const QStringView right = takeNumber(b, j);
            const int order = left.size() == right.size() ? left.compare(right) : left.size() < right.size() ? -1 : 1;
            if (order != 0)
                return order < 0;
            continue;
        }
        const QChar left = a[i++].toCaseFolded();
        const QChar right = b[j++].toCaseFolded();
        if (left != right)
            return left < right;
    }
    if (i < a.size() || j < b.size())
        return j < b.size();
    return a < b;
}

qint64 FoundSources::bytes() const
{
    qint64 sum = 0;
    for (const ImportSource& source : sources)
        sum += source.size;
    return sum;
}

Result<FoundSources> findSources(const QStringList& paths, std::stop_token stop)
{
    SourceSearch search(std::move(stop), paths.size() > 1);
    for (const QString& path : paths) {
        if (Result<void> added = search.add(path); !added)
            return failure(added.error());
    }
    Result<FoundSources> found = search.take();
    if (found) {
        const QFileInfo first(QDir(paths.first()).absolutePath());
        found->name = first.isDir() ? first.fileName() : first.completeBaseName();
        found->sourceName = first.fileName();
    }
    return found;
}

} // namespace sheaf::project
