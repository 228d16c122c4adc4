// The models of the import dialog: the first rows, and which columns are taken under what names.
#include "common/plain_tooltip.h"
#include "import/import_columns_model.h"
#include "import/import_preview_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;
using project::ColumnWish;

class TestImportModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void previewShowsCells();
    void previewGreysWhatIsLeftOut();
    void everythingIsNoWish();
    void choicesBecomeWishes();
    void wishesBecomeChoices();
    void choicesStayWithTheTable();
    void faultsAreNamed();

private:
    static project::ImportPreview preview();
};

project::ImportPreview TestImportModels::preview()
{
    project::ImportPreview made;
    made.sourceColumns = {QStringLiteral("id"), QStringLiteral("text")};
    made.rows = {{QStringLiteral("00123"), QStringLiteral("a\nb")}, {QStringLiteral("2"), QStringLiteral("\u0642\u0647\u0648\u0629")},
        {QStringLiteral("3")}};
    return made;
}

void TestImportModels::previewShowsCells()
{
    ImportPreviewModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setPreview(preview());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), 2);
    const auto at = [&model](int row, int column, int role = Qt::DisplayRole) { return model.data(model.index(row, column), role); };
    QCOMPARE(at(0, 0).toString(), QStringLiteral("00123"));
    QCOMPARE(at(0, 1).toString(), QStringLiteral("a \u23CE b"));
    QCOMPARE(at(2, 1).toString(), QString());
    QCOMPARE(at(0, 1, Qt::ToolTipRole).toString(), plainToolTip(QStringLiteral("a\nb")));
    QVERIFY(!at(2, 1, Qt::ToolTipRole).isValid());
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString(), plainToolTip(QStringLiteral("text")));
    QVERIFY(at(0, 0, Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
    QVERIFY(at(1, 1, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("text"));
    QCOMPARE(model.headerData(2, Qt::Vertical, Qt::DisplayRole).toInt(), 3);
}

void TestImportModels::previewGreysWhatIsLeftOut()
{
    ImportPreviewModel model;
    model.setPreview(preview());
    model.setNames({QString(), QStringLiteral("review")});
    QVERIFY(!(model.flags(model.index(0, 0)) & Qt::ItemIsEnabled));
    QVERIFY(model.flags(model.index(0, 1)) & Qt::ItemIsEnabled);
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("id (left out)"));
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("review"));
    model.setNames({QStringLiteral("one name too few")}); // names of another table are not taken
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("review"));
}

void TestImportModels::everythingIsNoWish()
{
    ImportColumnsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSource({QStringLiteral("a"), QStringLiteral("b")});
    QCOMPARE(model.wishes(), QList<ColumnWish>());
    QCOMPARE(model.names(), (QStringList {QStringLiteral("a"), QStringLiteral("b")}));
    model.setData(model.index(0), QStringLiteral("x"), Qt::EditRole);
    model.setData(model.index(0), QStringLiteral("a"), Qt::EditRole); // its own name again
    QCOMPARE(model.wishes(), QList<ColumnWish>());
}

void TestImportModels::choicesBecomeWishes()
{
    ImportColumnsModel model;
    model.setSource({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    QSignalSpy changed(&model, &ImportColumnsModel::changed);
    QVERIFY(model.setData(model.index(1), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(model.setData(model.index(2), QStringLiteral("  review "), Qt::EditRole));
    QCOMPARE(changed.count(), 2);
    QCOMPARE(model.wishes(), (QList<ColumnWish> {{0, {}}, {2, QStringLiteral("review")}}));
    QCOMPARE(model.names(), (QStringList {QStringLiteral("a"), {}, QStringLiteral("review")}));
    QCOMPARE(model.takenCount(), 2);
    model.setAll(false);
    QCOMPARE(model.takenCount(), 0);
    model.setAll(true);
    QCOMPARE(model.wishes(), (QList<ColumnWish> {{0, {}}, {1, {}}, {2, QStringLiteral("review")}}));
}

void TestImportModels::wishesBecomeChoices()
{
    ImportColumnsModel model;
    model.setSource({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    const QList<ColumnWish> wishes {{0, QStringLiteral("id")}, {2, {}}};
    model.setWishes(wishes);
    QCOMPARE(model.wishes(), wishes);
    model.setWishes({{7, QStringLiteral("beyond")}});
    QCOMPARE(model.takenCount(), 0);
}

void TestImportModels::choicesStayWithTheTable()
{
    ImportColumnsModel model;
    model.setSource({QStringLiteral("a"), QStringLiteral("b")});
    model.setData(model.index(1), Qt::Unchecked, Qt::CheckStateRole);
    model.setSource({QStringLiteral("Column 1"), QStringLiteral("Column 2")}); // the header row was switched off
    QCOMPARE(model.wishes(), (QList<ColumnWish> {{0, {}}}));
    model.setSource({QStringLiteral("all in one")});
    QCOMPARE(model.wishes(), QList<ColumnWish>());
}

void TestImportModels::faultsAreNamed()
{
    ImportColumnsModel model;
    QVERIFY(model.fault().isEmpty()); // nothing to choose from is no mistake
    model.setSource({QStringLiteral("a"), QStringLiteral("b")});
    QVERIFY(model.fault().isEmpty());
    model.setData(model.index(1), QStringLiteral("a"), Qt::EditRole);
    QVERIFY2(model.fault().contains(QStringLiteral("“a”")), qPrintable(model.fault()));
    model.setData(model.index(0), Qt::Unchecked, Qt::CheckStateRole);
    QVERIFY(model.fault().isEmpty());
    model.setAll(false);
    QVERIFY(!model.fault().isEmpty());
}

QTEST_GUILESS_MAIN(TestImportModels)
#include "tst_import_models.moc"
