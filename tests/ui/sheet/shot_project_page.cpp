// The project page before and after answers, grabbed as pictures: shot_project_page FOLDER [dark] [rtl] [large]. Not a
// test: somebody has to look.
#include "common/theme.h"
#include "sheet/rows_shown.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"
#include "shell/project_page.h"
#include "support/imported.h"
#include "ui/sheet/page_world.h"
#include "ui/support/window_world.h"

#include <QApplication>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

void settle()
{
    QTest::qWait(1200); // the check begins 400 ms after the last change, and the strips after 300
}

void grab(QWidget& page, const QString& file)
{
    settle();
    page.grab().save(file);
}

/// Filter row, sort, frozen columns and find bar, in a wide and in a small window.
void grabTable(ProjectPage& page, const QString& file, const QString& mode)
{
    auto* view = page.findChild<SheetView*>();
    SheetModel& model = view->sheetModel();
    const auto act = [&page](const char* name) { page.findChild<QAction*>(QString::fromUtf8(name))->trigger(); };
    view->goTo(0, 0);
    act("freezeColumns");
    view->setFilterRowShown(true);
    model.shown().setFilter(model.columnAt(2).id,
        project::ColumnFilter {.column = model.columnAt(2).id, .kind = project::ColumnFilter::Kind::Contains, .text = QStringLiteral("a"), .length = 0});
    model.shown().sortBy(model.columnAt(1).id, false, false);
    model.shown().sortBy(model.columnAt(2).id, true, true);
    act("replace");
    page.findChild<QLineEdit*>(QStringLiteral("findText"))->setText(QStringLiteral("the"));
    grab(page, file.arg(QStringLiteral("find-small"), mode));
    page.resize(1180, 760);
    act("goToRow");
    grab(page, file.arg(QStringLiteral("find"), mode));
    model.shown().setFilter(model.columnAt(1).id,
        project::ColumnFilter {.column = model.columnAt(1).id, .kind = project::ColumnFilter::Kind::Contains, .text = QStringLiteral("qqq"), .length = 0});
    grab(page, file.arg(QStringLiteral("nothing"), mode));
}

QByteArray sample()
{
    QFile file(QStringLiteral(":/samples/reviews.csv"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : test::fewReviews();
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 2)
        return 2;
    const QString mode = arguments.mid(2).join(u'-');
    const auto asked = [&arguments](const char* word) { return arguments.contains(QString::fromUtf8(word)); };
    if (asked("rtl"))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    if (asked("large")) {
        QFont font = QApplication::font();
        font.setPointSizeF(font.pointSizeF() * 1.25);
        QApplication::setFont(font);
    }
    applyTheme(app, themeFor(QPalette(), asked("dark") ? ThemeChoice::Dark : ThemeChoice::Light));

    test::WindowWorld world;
    if (world.profiles.profiles.empty())
        world.profiles.profiles = service::builtInProfiles();
    AppContext context = world.context();
    const auto project = test::imported(world.path(QStringLiteral("made")), QStringLiteral("reviews.csv"), sample());
    ProjectPage page(project, context);
    page.resize(1180, 760);
    page.show();
    page.showAssumption({.sentence = QStringLiteral("Read as comma-separated UTF-8 with a header row."), .canChange = true});
    const QString file = QDir(arguments.at(1)).filePath(QStringLiteral("project-%1-%2.png"));
    grab(page, file.arg(QStringLiteral("empty"), mode));
    page.findChild<QPlainTextEdit*>(QStringLiteral("systemEdit"))->setPlainText(QStringLiteral("You read customer reviews."));
    page.findChild<QPlainTextEdit*>(QStringLiteral("promptEdit"))
        ->setPlainText(QStringLiteral("Is this review of {{product}} positive, negative or mixed? One word.\n\n{{review}}\n\n{{colour}}"));
    grab(page, file.arg(QStringLiteral("blocked"), mode));
    page.findChild<QPlainTextEdit*>(QStringLiteral("promptEdit"))
        ->setPlainText(QStringLiteral("Is this review of {{product}} positive, negative or mixed? One word.\n\n{{review}}"));
    page.findChild<QWidget*>(QStringLiteral("modelEdit"))->setFocus();
    QTest::keyClicks(page.findChild<QWidget*>(QStringLiteral("modelEdit")), QStringLiteral("meta-llama/llama-3.2-3b-instruct"));
    page.showAssumption({});
    grab(page, file.arg(QStringLiteral("before"), mode));
    test::giveAnswers(*project);
    page.findChild<QTabBar*>(QStringLiteral("rowTabs"))->setCurrentIndex(2);
    page.jumpToRow(2);
    grab(page, file.arg(QStringLiteral("after"), mode));
    page.resize(900, 600);
    page.jumpToRow(3);
    grab(page, file.arg(QStringLiteral("small"), mode));
    grabTable(page, file, mode);
    return 0;
}
