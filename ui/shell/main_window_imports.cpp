// MainWindow: how files, folders and copied cells come in, and how an import is changed afterwards.
#include "base/sentence.h"
#include "common/banner.h"
#include "common/dialogs.h"
#include "home/sample.h"
#include "import/assumption_line.h"
#include "import/import_forecast.h"
#include "import/import_words.h"
#include "import/note_list.h"
#include "shell/main_window.h"
#include "shell/project_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace sheaf::ui {

namespace {

/// Whether other settings may lead past an error, so that they are worth offering.
bool isMendable(ErrorCode code)
{
    switch (code) {
    case ErrorCode::UnclosedQuote:
    case ErrorCode::RaggedRow:
    case ErrorCode::BytesUnknown:
    case ErrorCode::NotUtf8:
    case ErrorCode::NotConverted: return true;
    default: return false;
    }
}

} // namespace

void MainWindow::connectImports()
{
    connect(&m_imports, &Imports::projectReady, this, &MainWindow::importStarted);
    connect(&m_imports, &Imports::finished, this, &MainWindow::importFinished);
    connect(&m_imports, &Imports::abandoned, &m_projects, &OpenProjects::close);
    connect(&m_imports, &Imports::failed, this, &MainWindow::importFailed);
    connect(&m_questions, &ImportQuestions::settled, &m_imports, &Imports::importFiles);
    connect(&m_questions, &ImportQuestions::failed, this,
        [this](const ImportOrder& order, const Error& error) { importFailed(order, sourceName(order.paths), error); });
    connect(&m_questions, &ImportQuestions::looksLong, this, [this](const QString& source) {
        setBannerAction(tr("Stop"), [this] { m_questions.stop(); });
        m_banner->showMessage(Banner::Kind::Info, tr("Reading the first rows of %1…").arg(source));
        m_bannerTellsOfLook = true;
    });
    connect(&m_questions, &ImportQuestions::lookedAll, this, [this] {
        if (std::exchange(m_bannerTellsOfLook, false))
            m_banner->hide();
    });
    connect(&m_projects, &OpenProjects::discarded, &m_library, &LibraryList::rescan);
}

void MainWindow::openDialog()
{
    FileChoice choice;
    choice.title = tr("Open tables");
    choice.nameFilters = importNameFilters();
    choice.several = true;
    m_context.dialogs.chooseOpenFiles(this, choice, [this](const QStringList& files) { importFiles(files); });
}

void MainWindow::openWithSettings()
{
    FileChoice choice;
    choice.title = tr("Open tables with settings");
    choice.nameFilters = importNameFilters();
    choice.several = true;
    m_context.dialogs.chooseOpenFiles(this, choice, [this](const QStringList& files) {
        beginImport({.paths = files, .bytes = 0, .wishes = {}, .replaces = {}}, ImportQuestions::Ask::Always);
    });
}

void MainWindow::openFolderDialog()
{
    FileChoice choice;
    choice.title = tr("Import a folder of texts or pictures");
    m_context.dialogs.chooseOpenFolder(this, choice, [this](const QString& folder) { importFiles({folder}); });
}

void MainWindow::importFiles(const QStringList& files)
{
    beginImport({.paths = files, .bytes = 0, .wishes = {}, .replaces = {}}, ImportQuestions::Ask::WhereNeeded);
}

void MainWindow::beginImport(const ImportOrder& order, ImportQuestions::Ask ask, const std::optional<Error>& fault)
{
    if (const QString refusal = importRefusal(order.paths); !refusal.isEmpty()) {
        showFault(tr("%1.", "a sentence without its full stop").arg(refusal), {});
        return;
    }
    m_banner->hide();
    m_questions.begin(order, ask, fault);
}

void MainWindow::importSample()
{
    m_banner->hide();
    m_sampleComing = true;
    m_imports.importText(sampleTable(), sampleName());
}

void MainWindow::pasteTable()
{
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    const QStringList files = copied ? localFiles(*copied) : QStringList();
    if (!files.isEmpty()) {
        importFiles(files);
        return;
    }
    const QByteArray text = copied ? copied->text().toUtf8() : QByteArray();
    if (text.trimmed().isEmpty())
        showFault(tr("There is no table on the clipboard. Copy some cells in your spreadsheet first."), {});
    else
        m_imports.importText(text, tr("Pasted table"));
}

void MainWindow::importStarted(const std::shared_ptr<project::Project>& project)
{
    const QString folder = project->folder();
    if (std::exchange(m_sampleComing, false))
        prepareSample(*project);
    m_wanted = {.folder = folder};
    m_projects.adopt(project);
    pageFor(project)->setImporting(m_imports.progressOf(folder), [this, folder] {
        // Later: stopping takes the page away whose button is still being handled.
        QMetaObject::invokeMethod(this, [this, folder] { m_imports.stop(folder); }, Qt::QueuedConnection);
    });
}

void MainWindow::importFinished(const QString& folder)
{
    m_projects.completeAdopted(folder);
    const std::optional<ImportOutcome> outcome = m_imports.outcomeOf(folder);
    if (ProjectPage* page = m_pages.value(folder); page && outcome) {
        const QStringList& paths = outcome->order.paths;
        page->setImporting(nullptr);
        page->showAssumption({.sentence = assumptionLine(outcome->assumptions, std::max<qsizetype>(1, paths.size())),
            .needsAttention = needsAttention(outcome->assumptions),
            .canChange = !paths.isEmpty(),
            .hasLines = nameLines(outcome->assumptions.notes)});
    }
    if (outcome && !outcome->order.replaces.isEmpty())
        replaceProject(outcome->order.replaces, folder);
    m_library.rescan();
}

/// The same files were read anew into `folder`. What they were before goes, unless somebody has worked in it.
void MainWindow::replaceProject(const QString& replaced, const QString& folder)
{
    const ProjectPage* page = m_pages.value(replaced);
    const std::shared_ptr<project::Project> after = m_projects.find(folder);
    if (!page || !after || !page->isUntouched())
        return;
    after->setName(page->project()->facts().name); // it may have been renamed
    m_projects.discard(replaced);
}

void MainWindow::importFailed(const ImportOrder& order, const QString& title, const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    Error named = error;
    if (named.path.isEmpty())
        named.path = title;
    showFault(sentence(named), codeName(error.code));
    if (!order.paths.isEmpty() && isMendable(error.code)) {
        setBannerAction(tr("Change…"), [this, order, named] {
            beginImport(order, ImportQuestions::Ask::Always, named);
        });
    }
}

void MainWindow::changeImport(const QString& folder)
{
    const std::optional<ImportOutcome> outcome = m_imports.outcomeOf(folder);
    if (!outcome)
        return;
    ImportOrder order = outcome->order;
    order.replaces = folder;
    beginImport(order, ImportQuestions::Ask::Always);
}

void MainWindow::showImportLines(const QString& folder)
{
    const std::optional<ImportOutcome> outcome = m_imports.outcomeOf(folder);
    if (!outcome)
        return;
    const project::ImportAssumptions& assumed = outcome->assumptions;
    makeNoteList(sourceName(outcome->order.paths), assumed.notes, assumed.noteCount, this)->open();
}

} // namespace sheaf::ui
