#include "common/drop_target.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace sheaf::ui;

namespace {

constexpr QPoint middle(150, 90);

/// The events of a drag as the window system sends them.
struct Drag
{
    QMimeData data;

    bool enter(QWidget& target)
    {
        QDragEnterEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &event);
        return event.isAccepted();
    }
    static void leave(QWidget& target)
    {
        QDragLeaveEvent event;
        QApplication::sendEvent(&target, &event);
    }
    bool drop(QWidget& target)
    {
        QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &event);
        return event.isAccepted();
    }
};

const QString firstFile = QStringLiteral("/tmp/Übersicht 1.csv");
const QString secondFile = QStringLiteral("/tmp/two.csv");

} // namespace

class TestDropTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_target = std::make_unique<DropTarget>();
        m_target->setTitle(QStringLiteral("Drop a table here"));
        m_target->resize(300, 180);
        m_target->show();
    }

    void saysWhatWillHappenWhileFilesHang()
    {
        Drag drag;
        drag.data.setUrls({QUrl::fromLocalFile(firstFile), QUrl::fromLocalFile(secondFile)});
        m_target->setForecast([](const QStringList& files) {
            return DropForecast {true, QStringLiteral("Import %1 files as a new project").arg(files.size())};
        });
        QVERIFY(drag.enter(*m_target));
        QCOMPARE(m_target->forecastText(), QStringLiteral("Import 2 files as a new project"));
        QCOMPARE(m_target->accessibleName(), QStringLiteral("Import 2 files as a new project"));
        Drag::leave(*m_target);
        QVERIFY(m_target->forecastText().isEmpty());
        QCOMPARE(m_target->accessibleName(), QStringLiteral("Drop a table here"));
    }

    void dropHandsOverThePaths()
    {
        Drag drag;
        drag.data.setUrls({QUrl::fromLocalFile(firstFile), QUrl::fromLocalFile(secondFile)});
        const QSignalSpy dropped(m_target.get(), &DropTarget::filesDropped);
        drag.enter(*m_target);
        QVERIFY(drag.drop(*m_target));
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped[0][0].toStringList(), QStringList({firstFile, secondFile}));
        QVERIFY(m_target->forecastText().isEmpty());
    }

    void wrongFilesAreRefusedWithTheReason()
    {
        Drag drag;
        drag.data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/film.mp4"))});
        m_target->setForecast([](const QStringList&) { return DropForecast {false, QStringLiteral("Films cannot be read")}; });
        const QSignalSpy dropped(m_target.get(), &DropTarget::filesDropped);
        drag.enter(*m_target);
        QCOMPARE(m_target->forecastText(), QStringLiteral("Films cannot be read"));
        QVERIFY(!drag.drop(*m_target));
        QCOMPARE(dropped.size(), 0);
        QVERIFY(m_target->forecastText().isEmpty());
    }

    void textAndWebAddressesAreNoFiles()
    {
        Drag drag;
        drag.data.setUrls({QUrl(QStringLiteral("https://example.com/a.csv"))});
        const QSignalSpy dropped(m_target.get(), &DropTarget::filesDropped);
        drag.enter(*m_target);
        QVERIFY(!m_target->forecastText().isEmpty());
        QVERIFY(!drag.drop(*m_target));
        QCOMPARE(dropped.size(), 0);
    }

    void clickAndKeysBrowse()
    {
        const QSignalSpy browse(m_target.get(), &DropTarget::browseRequested);
        QTest::mouseClick(m_target.get(), Qt::LeftButton);
        QTest::keyClick(m_target.get(), Qt::Key_Space);
        QTest::keyClick(m_target.get(), Qt::Key_Return);
        QCOMPARE(browse.size(), 3);
    }

    void lightsUpVisibly()
    {
        const QImage calm = m_target->grab().toImage();
        m_target->setLit(QStringLiteral("Import 1 file as a new project"));
        QVERIFY(m_target->grab().toImage() != calm);
    }

private:
    std::unique_ptr<DropTarget> m_target;
};

QTEST_MAIN(TestDropTarget)
#include "tst_drop_target.moc"
