#include "import/import_questions.h"

#include "import/import_dialog.h"
#include "import/import_words.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>

namespace sheaf::ui {

namespace {

constexpr std::chrono::milliseconds waitInSilence(300);

/// Together; 0 where folders are among them, whose size says nothing.
qint64 sizeOf(const QStringList& paths)
{
    qint64 bytes = 0;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (info.isDir())
            return 0;
        bytes += info.size();
    }
    return bytes;
}

} // namespace

ImportQuestions::ImportQuestions(PreviewReader reader, QWidget* window)
    : m_reader(std::move(reader)), m_window(window)
{
    m_slow.setSingleShot(true);
    m_slow.setInterval(waitInSilence);
    connect(&m_slow, &QTimer::timeout, this, [this] { Q_EMIT looksLong(sourceName(m_looks.back()->order.paths)); });
}

ImportQuestions::~ImportQuestions() = default;

void ImportQuestions::begin(const ImportOrder& order, Ask ask, const std::optional<Error>& fault)
{
    m_looks.push_back(std::make_unique<Look>());
    Look* look = m_looks.back().get();
    look->order = order;
    look->ask = ask;
    look->fault = fault;
    m_slow.start();
    project::ImportWishes wishes = order.wishes;
    wishes.columns.clear(); // the dialog shows all, and greys what is left out
    look->task.start(
        [reader = m_reader, paths = order.paths, wishes](std::stop_token stop) {
            return std::pair(reader(paths, wishes, stop), sizeOf(paths));
        },
        [this, look](const std::pair<Result<project::ImportPreview>, qint64>& seen) { looked(look, seen.first, seen.second); });
}

void ImportQuestions::stop()
{
    if (m_looks.empty())
        return;
    m_looks.clear();
    m_slow.stop();
    Q_EMIT lookedAll();
}

void ImportQuestions::looked(Look* look, const Result<project::ImportPreview>& preview, qint64 bytes)
{
    look->order.bytes = bytes;
    const ImportOrder order = look->order;
    const bool ask = look->ask == Ask::Always || look->fault;
    if (preview && (ask || !preview->isPlain))
        open(*look, *preview);
    remove(look);
    if (!preview)
        Q_EMIT failed(order, preview.error());
    else if (!ask && preview->isPlain)
        Q_EMIT settled(order);
}

void ImportQuestions::open(const Look& look, const project::ImportPreview& preview)
{
    auto* dialog = new ImportDialog(look.order, preview, m_reader, m_window);
    if (look.fault)
        dialog->setFault(*look.fault);
    connect(dialog, &ImportDialog::settled, this, &ImportQuestions::settled);
    dialog->open();
}

void ImportQuestions::remove(const Look* look)
{
    const auto found = std::ranges::find(m_looks, look, &std::unique_ptr<Look>::get);
    // Later: this is called by the look's own task.
    std::shared_ptr<Look> ended = std::move(*found);
    m_looks.erase(found);
    QMetaObject::invokeMethod(this, [ended] { }, Qt::QueuedConnection);
    if (m_looks.empty()) {
        m_slow.stop();
        Q_EMIT lookedAll();
    }
}

} // namespace sheaf::ui
