// The cell panel, the fill handle and a sheet of pictures, grabbed: shot_cell_pane FOLDER [dark]. Not a test: somebody has
// to look.
#include "common/theme.h"
#include "ui/sheet/sheet_on_page.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QMouseEvent>
#include <QPainter>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

QByteArray quoted(QByteArray cell)
{
    return '"' + cell.replace("\"", "\"\"") + '"';
}

QString makePicture(const QTemporaryDir& folder, int number)
{
    QImage image(640, 400 + 60 * (number % 3), QImage::Format_RGB32);
    image.fill(QColor::fromHsv(number * 47 % 360, 120, 220));
    QPainter painter(&image);
    painter.setPen(QPen(Qt::white, 30));
    painter.drawEllipse(QPoint(320, 220), 60 + 15 * number, 120);
    painter.end();
    const QString path = folder.filePath(QStringLiteral("photo-%1.jpg").arg(number));
    image.save(path);
    return path;
}

void dragFrom(const test::SheetOnPage& sheet, int row, int column)
{
    auto* handle = sheet.child<QWidget>("fillHandle");
    QTest::mousePress(handle, Qt::LeftButton, Qt::NoModifier, handle->rect().center());
    const QPoint to = handle->mapFrom(sheet.view->viewport(), sheet.view->visualRect(sheet.model->index(row, column)).center());
    QMouseEvent move(QEvent::MouseMove, to, handle->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(handle, &move);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 2)
        return 2;
    const QString mode = arguments.value(2, QStringLiteral("light"));
    applyTheme(app, themeFor(QPalette(), mode == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::Light));
    const QDir out(arguments.at(1));
    const QTemporaryDir folder;
    const auto grab = [&](const test::SheetOnPage& sheet, const char* name) {
        QTest::qWait(1'000);
        sheet.page->grab().save(out.filePath(QStringLiteral("%1-%2.png").arg(QString::fromLatin1(name), mode)));
    };

    const QByteArray csv = "kind,text,count\nlong," + quoted(QByteArray("A long review of a small cafe, with more to say.\n").repeated(30))
        + ",1\narabic,\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 \xD8\xA8\xD8\xA7\xD9\x84\xD8\xB9\xD8\xA7\xD9\x84\xD9\x85 (Sheaf 2026),2\njson,"
        + quoted("{\n  \"name\": \"Mina\",\n  \"stars\": 4.50\n  \"tags\": [\"coffee\", true, null]\n}") + ",\npicture,"
        + makePicture(folder, 3).toUtf8() + ",\nplain,nothing,\n";
    {
        const test::SheetOnPage sheet(csv);
        static_cast<void>(sheet.settle());
        const std::array names {"cell-long", "cell-arabic", "cell-json", "cell-picture"};
        for (int row = 0; row < int(names.size()); ++row) {
            sheet.go(row, 1);
            grab(sheet, names.at(std::size_t(row)));
        }
        sheet.select(0, 2, 1, 2);
        dragFrom(sheet, 4, 2);
        grab(sheet, "fill-handle");
    }
    QByteArray pictures = "name,path,width,height,bytes\n";
    for (int i = 0; i < 12; ++i)
        pictures += "photo-" + QByteArray::number(i) + ".jpg," + makePicture(folder, i).toUtf8() + ",640,400,12345\n";
    const test::SheetOnPage sheet(pictures);
    static_cast<void>(sheet.settle());
    sheet.go(2, 1);
    grab(sheet, "pictures");
    return 0;
}
