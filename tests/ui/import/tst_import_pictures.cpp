// The import dialog over each kind of file, light and dark, at 100 % and at 200 % in the smallest window. Where SHEAF_SHOTS names a
// folder, pictures are written there.
#include "common/theme.h"
#include "import/import_dialog.h"
#include "import/note_list.h"
#include "ui/import/made_previews.h"

#include <QApplication>
#include <QDir>
#include <QTabBar>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

void shoot(QWidget& widget, const QString& name)
{
    QTest::qWait(50); // layouts and the first paint
    const QPixmap picture = widget.grab();
    QVERIFY(!picture.isNull());
    const QString folder = qEnvironmentVariable("SHEAF_SHOTS");
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        QVERIFY(picture.save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
    }
}

} // namespace

class TestImportPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dialogs_data();
    void dialogs();
};

void TestImportPictures::dialogs_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<double>("scale");
    QTest::addColumn<QSize>("window");
    QTest::newRow("light") << false << 1.0 << QSize(1280, 800);
    QTest::newRow("dark") << true << 1.0 << QSize(1280, 800);
    QTest::newRow("light-200") << false << 2.0 << QSize(900, 600);
}

void TestImportPictures::dialogs()
{
    QFETCH(bool, dark);
    QFETCH(double, scale);
    QFETCH(QSize, window);
    const QString tag = QLatin1Char('-') + QString::fromLatin1(QTest::currentDataTag());
    const QFont usual = QApplication::font();
    QFont font(usual);
    font.setPointSizeF(usual.pointSizeF() * scale);
    QApplication::setFont(font);
    applyTheme(*qApp, themeFor(QPalette(Qt::white), dark ? ThemeChoice::Dark : ThemeChoice::Light));

    QWidget place;
    place.resize(window);
    const std::pair<const char*, project::ImportPreview> kinds[] = {{"semicolon", test::semicolonPreview()},
        {"workbook", test::workbookPreview()}, {"anthropic", test::anthropicPreview()}, {"unclosed", test::unclosedPreview()},
        {"arabic", test::arabicPreview()}};
    for (const auto& [name, preview] : kinds) {
        ImportOrder order;
        order.paths = {QStringLiteral("/home/me/") + QString::fromLatin1(name) + QStringLiteral(".csv")};
        order.bytes = 12'400'000;
        ImportDialog dialog(order, preview, test::readerOf(preview), &place);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        shoot(dialog, QStringLiteral("import-") + QString::fromLatin1(name) + tag);
        dialog.findChild<QTabBar*>(QStringLiteral("importTabs"))->setCurrentIndex(1);
        shoot(dialog, QStringLiteral("import-") + QString::fromLatin1(name) + QStringLiteral("-columns") + tag);
    }
    QDialog* lines = makeNoteList(QStringLiteral("semicolon.csv"), test::semicolonPreview().assumptions.notes, 3, &place);
    lines->open();
    shoot(*lines, QStringLiteral("import-lines") + tag);
    delete lines;
    QApplication::setFont(usual);
}

QTEST_MAIN(TestImportPictures)
#include "tst_import_pictures.moc"
