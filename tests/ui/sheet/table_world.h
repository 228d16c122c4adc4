// A table with everything around it, on a (virtual) screen, for tests that press its keys.
#pragma once

#include "sheet/filter_field.h"
#include "sheet/rows_shown.h"
#include "sheet/sheet_header.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"
#include "sheet/table_pane.h"
#include "support/imported.h"

#include <QAction>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace sheaf::test {

/// name, city, amount, note: twelve rows with equal cells, numbers of several lengths, empty cells and several scripts.
[[nodiscard]] inline QByteArray cities()
{
    return "name,city,amount,note\n"
           "Ada,Paris,10,first\nBen,Oslo,9,\nCid,Paris,100,x.y\nDan,Bonn,2,xay\nEva,Oslo,,long note here\nFay,Paris,10,\n"
           "Gus,\xC3\x85rhus,7,Paris\nHal,bonn,1,paris\nIda,Oslo,9,(open\nJan,Paris,55,x.y\nKim,,3,end\nLea,Paris,10,first\n";
}

struct TableWorld {
    QTemporaryDir folder;
    std::shared_ptr<project::Project> project;
    std::unique_ptr<ui::SheetModel> model;
    std::unique_ptr<ui::TablePane> pane;

    explicit TableWorld(const QByteArray& csv = cities(), const QString& file = QStringLiteral("cities.csv"))
        : project(imported(folder.path(), file, csv)), model(std::make_unique<ui::SheetModel>(project)),
          pane(std::make_unique<ui::TablePane>(*model))
    {
        pane->resize(900, 600);
        pane->show();
        pane->activateWindow();
        view().setFocus();
        view().goTo(0, 0);
        if (!settle())
            qFatal("the rows were never read");
    }

    [[nodiscard]] ui::SheetView& view() const { return pane->view(); }
    template <class T = QWidget> [[nodiscard]] T* child(const char* name) const { return pane->findChild<T*>(QString::fromUtf8(name)); }
    void act(const char* name) const { child<QAction>(name)->trigger(); }
    [[nodiscard]] bool can(const char* name) const { return child<QAction>(name)->isEnabled(); }
    /// Waits until what is shown has been read.
    [[nodiscard]] bool settle() const
    {
        return QTest::qWaitFor([this] {
            for (int row = 0; row < model->rowCount(); ++row) {
                if (!model->text(row, 0))
                    return false;
            }
            return !model->shown().isRunning();
        });
    }
    /// The first column as it is shown: "Ada Ben Cid".
    [[nodiscard]] QString names() const { return column(0); }
    [[nodiscard]] QString column(int column) const
    {
        if (!settle())
            return QStringLiteral("(not read)");
        QStringList all;
        for (int row = 0; row < model->rowCount(); ++row)
            all += model->text(row, column).value_or(QStringLiteral("…"));
        return all.join(u' ');
    }
    [[nodiscard]] QStringList titles() const
    {
        QStringList all;
        for (int column = 0; column < model->columnCount(); ++column)
            all += model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        return all;
    }
    [[nodiscard]] QString stored(qint64 position, const char* name) const
    {
        return QString::fromUtf8(cellText(*project, position, QString::fromUtf8(name)));
    }
    [[nodiscard]] QString current() const { return view().currentIndex().data().toString(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const { QTest::keyClick(&view(), key, modifiers); }
    void type(QWidget* into, const char* text) const { QTest::keyClicks(into, QString::fromUtf8(text)); }
    void select(int top, int left, int bottom, int right) const
    {
        view().goTo(top, left);
        view().selectionModel()->select(
            QItemSelection(model->index(top, left), model->index(bottom, right)), QItemSelectionModel::ClearAndSelect);
    }
    [[nodiscard]] ui::FilterField* filter(int column) const
    {
        return pane->findChild<ui::FilterField*>(QStringLiteral("filterField%1").arg(model->columnAt(column).id.value));
    }
};

} // namespace sheaf::test
