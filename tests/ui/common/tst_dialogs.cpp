#include "common/native_dialogs.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace sheaf::ui;

namespace {

Question deleteQuestion()
{
    return {Question::Kind::Warning, QStringLiteral("Delete project"), QStringLiteral("Delete “Reviews” and its answers?"), {},
        {{QStringLiteral("delete"), QStringLiteral("Delete"), ButtonKind::Destructive},
            {QStringLiteral("keep"), QStringLiteral("Keep it"), ButtonKind::Reject}},
        QStringLiteral("keep"), QStringLiteral("keep")};
}

} // namespace

class TestDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("press");
        QTest::addColumn<QString>("answer");
        QTest::newRow("Enter does the default") << int(Qt::Key_Return) << QString() << QStringLiteral("keep");
        QTest::newRow("Esc does the harmless") << int(Qt::Key_Escape) << QString() << QStringLiteral("keep");
        QTest::newRow("a button") << 0 << QStringLiteral("delete") << QStringLiteral("delete");
    }
    void answers()
    {
        QFETCH(int, key);
        QFETCH(QString, press);
        QWidget parent;
        parent.show();
        NativeDialogs dialogs;
        QStringList answered;
        dialogs.ask(&parent, deleteQuestion(), [&answered](const QString& id) { answered += id; });
        QVERIFY(answered.isEmpty()); // nothing waits
        auto* box = parent.findChild<QMessageBox*>(QStringLiteral("question"));
        QVERIFY(box && box->isVisible());
        if (key)
            QTest::keyClick(box, static_cast<Qt::Key>(key));
        else
            QTest::mouseClick(box->findChild<QPushButton*>(press), Qt::LeftButton);
        QTRY_COMPARE(answered.size(), 1);
        QTEST(answered[0], "answer");
    }

    void nobodyIsAnsweredAfterTheParentHasGone()
    {
        int answered = 0;
        NativeDialogs dialogs;
        {
            QWidget parent;
            parent.show();
            dialogs.ask(&parent, deleteQuestion(), [&answered](const QString&) { ++answered; });
        }
        QCoreApplication::sendPostedEvents();
        QCOMPARE(answered, 0);
    }

    void fileDialogsOfferWhatWasAskedFor()
    {
        QWidget parent;
        parent.show();
        NativeDialogs dialogs;
        QString chosen;
        FileChoice choice;
        choice.title = QStringLiteral("Export answers");
        choice.folder = QDir::tempPath();
        choice.suggestedName = QStringLiteral("answers");
        choice.defaultEnding = QStringLiteral("csv");
        dialogs.chooseSaveFile(&parent, choice, [&chosen](const QString& file) { chosen = file; });
        auto* dialog = parent.findChild<QFileDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_COMPARE(chosen, QDir::tempPath() + QStringLiteral("/answers.csv"));
    }
};

QTEST_MAIN(TestDialogs)
#include "tst_dialogs.moc"
