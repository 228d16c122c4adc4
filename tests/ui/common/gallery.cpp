// Every small widget of ui/common in one window, grabbed as pictures: gallery FOLDER. Not a test: somebody has to look.
#include "common/banner.h"
#include "common/chip_bar.h"
#include "common/drop_target.h"
#include "common/empty_state.h"
#include "common/icon.h"
#include "common/label.h"
#include "common/outcome_look.h"
#include "common/progress_strip.h"
#include "common/search_field.h"
#include "common/side_bar.h"
#include "common/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QSplitter>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace sheaf::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

SideBar* sideBar(QWidget* parent)
{
    auto* bar = new SideBar(parent);
    bar->setSection(s("places"), {}, {{s("home"), s("Home"), s("home"), {}, {}}, {s("batches"), s("Batches"), s("batches"), s("2"), {}}});
    bar->setSection(s("projects"), s("Projects"),
        {{s("p1"), s("Reviews 2026"), s("project"), s("43 %"), {}},
            {s("p2"), s("Captions for the spring catalogue"), s("project"), {}, {}}, {s("p3"), s("Catalog"), s("project"), {}, {}}});
    bar->setSection(s("more"), {},
        {{s("settings"), s("Settings"), s("settings"), {}, {}}, {s("practice"), s("Practice"), s("practice"), {}, {}}},
        SideBar::Place::Bottom);
    bar->setCurrent(s("p1"));
    return bar;
}

QWidget* controls(QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    const auto button = [box](const char* text, const char* property = nullptr) {
        auto* made = new QPushButton(s(text), box);
        if (property)
            made->setProperty(property, true);
        return made;
    };
    grid->addWidget(button("Send 12,480 rows…", "primary"), 0, 0);
    grid->addWidget(button("Check"), 0, 1);
    auto* off = button("Not now");
    off->setEnabled(false);
    grid->addWidget(off, 0, 2);
    auto* quiet = button("Try 5 rows", "quiet");
    quiet->setIcon(icon(s("play")));
    grid->addWidget(quiet, 0, 3);
    auto* combo = new QComboBox(box);
    combo->addItems({s("Inference.net"), s("OpenAI"), s("Practice")});
    grid->addWidget(combo, 1, 0);
    auto* typing = new QComboBox(box);
    typing->setEditable(true);
    typing->addItem(s("meta-llama/llama-3.2"));
    grid->addWidget(typing, 1, 1);
    auto* spin = new QSpinBox(box);
    spin->setRange(1, 9999);
    spin->setValue(200);
    grid->addWidget(spin, 1, 2);
    grid->addWidget(new SearchField(s("Search in this table"), box), 1, 3);
    auto* check = new QCheckBox(s("With BOM"), box);
    check->setChecked(true);
    grid->addWidget(check, 2, 0);
    grid->addWidget(new QCheckBox(s("Send empty rows"), box), 2, 1);
    auto* radio = new QRadioButton(s("Chat"), box);
    radio->setChecked(true);
    grid->addWidget(radio, 2, 2);
    grid->addWidget(new QRadioButton(s("Embedding"), box), 2, 3);
    return box;
}

ChipBar* chips(QWidget* parent)
{
    auto* bar = new ChipBar(parent);
    QList<ChipSpec> specs {{s("all"), s("All"), {}, Role::Text, 12480}};
    qint64 count = 12391;
    for (const QString& id : outcomeIds()) {
        const OutcomeLook look = outcomeLook(id);
        specs += {look.id, look.word, look.icon, look.role, count};
        count /= 7;
    }
    bar->setChips(specs);
    return bar;
}

QWidget* tableAndTabs(QWidget* parent)
{
    auto* splitter = new QSplitter(Qt::Horizontal, parent);
    auto* table = new QTableWidget(14, 4, splitter);
    table->setFrameShape(QFrame::NoFrame);
    table->setHorizontalHeaderLabels({s("id"), s("review"), s("country"), s("sentiment")});
    table->horizontalHeaderItem(3)->setIcon(icon(s("answer"), Role::Answer));
    table->verticalHeader()->setDefaultSectionSize(scaled(measure::rowHeight, *table));
    table->horizontalHeader()->setStretchLastSection(true);
    table->setColumnWidth(1, 240);
    const QStringList ids = outcomeIds();
    for (int row = 0; row < table->rowCount(); ++row) {
        table->setItem(row, 0, new QTableWidgetItem(s("00%1").arg(123 + row)));
        table->setItem(row, 1, new QTableWidgetItem(s("Great coffee, but the drip tray is far too small.")));
        table->setItem(row, 2, new QTableWidgetItem(s("FR")));
        const OutcomeLook look = outcomeLook(ids[row % ids.size()]);
        table->setItem(row, 3, new QTableWidgetItem(icon(look.icon, look.role), look.word));
    }
    table->selectRow(2);
    auto* tabs = new QTabWidget(splitter);
    tabs->setDocumentMode(true);
    auto* editor = new QPlainTextEdit(s("Say whether the review is good or bad:\n\n{{review}}"), tabs);
    tabs->addTab(editor, icon(s("text")), s("Prompt"));
    tabs->addTab(new EmptyState(s("history"), s("No answers yet"), s("What came back for a row stands here."), tabs), s("History"));
    splitter->setSizes({560, 260});
    return splitter;
}

QWidget* outcomesAndIcons(QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    int at = 0;
    for (const QString& file : QDir(s(":/icons")).entryList({s("*.svg")})) {
        auto* button = new QToolButton(box);
        button->setAutoRaise(true);
        button->setIconSize({20, 20});
        button->setIcon(file == s("sheaf.svg") ? applicationIcon() : icon(file.chopped(4)));
        grid->addWidget(button, at / 24, at % 24);
        ++at;
    }
    return box;
}

QWidget* page(QWidget* parent)
{
    auto* content = new QWidget(parent);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(measure::pageEdge, measure::groupGap, measure::pageEdge, measure::groupGap);
    column->setSpacing(12);
    column->addWidget(new Label(s("Reviews 2026"), TextKind::PageTitle, content));
    const auto banner = [&](Banner::Kind kind, const char* text, const char* action, const char* code) {
        auto* made = new Banner(content);
        column->addWidget(made);
        made->showMessage(kind, s(text), s(code));
        made->setAction(s(action));
    };
    banner(Banner::Kind::Attention,
        "37 answers were cut off because the limit of 200 tokens was reached. Raise it and send these rows again?", "Raise and send…", "");
    banner(Banner::Kind::Failed, "The service did not accept your key.", "", "key-refused, 401");
    column->addWidget(controls(content));
    column->addWidget(chips(content));
    auto* strip = new ProgressStrip(std::chrono::milliseconds(0), content);
    strip->start(s("Reading reviews.csv"));
    strip->setProgress(43, 100);
    strip->setFigures(s("5,366 of 12,480 rows"));
    column->addWidget(strip);
    column->addWidget(tableAndTabs(content), 1);
    column->addWidget(outcomesAndIcons(content));
    return content;
}

QWidget* projectWindow()
{
    auto* window = new QWidget;
    window->resize(1280, 900);
    auto* row = new QHBoxLayout(window);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(sideBar(window));
    row->addWidget(page(window), 1);
    return window;
}

QWidget* homeWindow()
{
    auto* window = new QWidget;
    window->resize(900, 600);
    auto* row = new QHBoxLayout(window);
    row->setContentsMargins(0, 0, 0, 0);
    auto* bar = sideBar(window);
    bar->setCollapsed(true);
    row->addWidget(bar);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(measure::pageEdge, measure::pageEdge, measure::pageEdge, measure::pageEdge);
    row->addLayout(column, 1);
    for (const bool lit : {false, true}) {
        auto* target = new DropTarget(window);
        target->setTitle(s("Drop a table here"));
        target->setSubtitle(s("CSV, TSV or JSONL. Or press to choose a file."));
        if (lit)
            target->setLit(s("Import 3 files as a new project"));
        column->addWidget(target);
    }
    auto* empty = new EmptyState(s("batches"), s("No batches yet"),
        s("Every job that you send is watched here, from all projects. Send some rows to see the first."), window);
    empty->setAction(s("Open a project"));
    column->addWidget(empty, 1);
    return window;
}

bool grab(QWidget* window, const QString& file)
{
    window->show();
    QApplication::sendPostedEvents();
    const bool saved = window->grab().save(file);
    delete window;
    return saved;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const QPalette system = QApplication::palette();
    const QFont font = QApplication::font();
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QDir::tempPath();
    bool saved = QDir().mkpath(folder);
    const auto take = [&](ThemeChoice choice, double size, Qt::LayoutDirection direction, const QString& name) {
        QFont scaledFont(font);
        scaledFont.setPointSizeF(font.pointSizeF() * size);
        QApplication::setFont(scaledFont);
        QApplication::setLayoutDirection(direction);
        applyTheme(app, themeFor(system, choice));
        saved = grab(projectWindow(), folder + s("/page-%1.png").arg(name)) && saved;
        saved = grab(homeWindow(), folder + s("/home-%1.png").arg(name)) && saved;
    };
    take(ThemeChoice::Light, 1.0, Qt::LeftToRight, s("light"));
    take(ThemeChoice::Dark, 1.0, Qt::LeftToRight, s("dark"));
    take(ThemeChoice::Light, 1.25, Qt::LeftToRight, s("large"));
    take(ThemeChoice::Light, 1.0, Qt::RightToLeft, s("mirrored"));
    return saved ? 0 : 1;
}
