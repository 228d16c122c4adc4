#include "ui/import/dialog_hands.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QTabBar>
#include <QTest>

namespace sheaf::test {

DialogHands::~DialogHands()
{
    if (source)
        source->blocked = false;
    delete dialog;
}

void DialogHands::open(const project::ImportPreview& preview, const ui::PreviewReader& reader, const project::ImportWishes& wishes)
{
    ui::ImportOrder order;
    order.paths = {QStringLiteral("/home/me/reviews.csv")};
    order.bytes = 340'000;
    order.wishes = wishes;
    dialog = new ui::ImportDialog(order, preview, reader);
    settled = std::make_unique<QSignalSpy>(dialog, &ui::ImportDialog::settled);
    dialog->open();
}

void DialogHands::open(const QString& text, const project::ImportWishes& wishes)
{
    source = std::make_shared<MadeSource>();
    source->text = text;
    const ui::PreviewReader reader = readerOf(source);
    const Result<project::ImportPreview> first = reader({}, wishes, {});
    source->reads = 0;
    open(*first, reader, wishes);
}

void DialogHands::open(const project::ImportPreview& preview, const project::ImportWishes& wishes)
{
    open(preview, readerOf(preview), wishes);
}

bool DialogHands::isShown(const char* name) const
{
    const auto* widget = find<QWidget>(name);
    return widget && widget->isVisibleTo(dialog);
}

void DialogHands::choose(const char* name, const QString& beginsWith) const
{
    auto* combo = find<QComboBox>(name);
    const int wanted = combo->findText(beginsWith, Qt::MatchStartsWith);
    QVERIFY2(wanted >= 0, qPrintable(beginsWith));
    combo->setFocus();
    while (combo->currentIndex() < wanted)
        QTest::keyClick(combo, Qt::Key_Down);
    while (combo->currentIndex() > wanted)
        QTest::keyClick(combo, Qt::Key_Up);
}

void DialogHands::showColumns() const
{
    auto* tabs = find<QTabBar>("importTabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QVERIFY(isShown("importColumns"));
}

QString DialogHands::cell(int row, int column) const
{
    return find<QAbstractItemView>("importPreview")->model()->index(row, column).data().toString();
}

QString DialogHands::header(int column) const
{
    return find<QAbstractItemView>("importPreview")->model()->headerData(column, Qt::Horizontal).toString();
}

int DialogHands::columnCount() const
{
    return find<QAbstractItemView>("importPreview")->model()->columnCount();
}

} // namespace sheaf::test
