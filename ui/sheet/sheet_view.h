// The table, with the habits of a spreadsheet: typing replaces, F2 edits, Enter goes down, Tab goes on, Esc leaves
// everything as it was.
#pragma once

#include <QHash>
#include <QSet>
#include <QTableView>

class QLineEdit;
class QSettings;

namespace sheaf::ui {

class SheetKeys;
class SheetModel;

class SheetView : public QTableView
{
    Q_OBJECT

public:
    explicit SheetView(SheetModel& model, QWidget* parent = nullptr);

    [[nodiscard]] SheetModel& sheetModel() const { return m_model; }
    /// Goes to a cell and shows it; nothing happens for a cell that is not there.
    void goTo(int row, int column);
    /// Opens the name of a sheet column for typing, in the header itself.
    void renameColumn(int column);

    void keyboardSearch(const QString& text) override;

    void saveColumns(QSettings& settings, const QString& group) const;
    void restoreColumns(QSettings& settings, const QString& group);

Q_SIGNALS:
    void contextMenuAsked(const QPoint& globalPosition);
    void headerMenuAsked(int column, const QPoint& globalPosition);

protected:
    using QTableView::edit;
    bool edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void setUpHeaders();
    void applyMeasures();
    void select(const QModelIndex& cell);
    void rememberPlace();
    void restorePlace();
    void fitNewColumns();
    void makeRoomForAnswers();

    SheetModel& m_model;
    QLineEdit* m_nameEdit;
    SheetKeys* m_keys;
    QPersistentModelIndex m_pressed; // by the mouse
    int m_renamedColumn = -1;
    quint32 m_placeRow = 0; // RowId of the current row across a reset
    QString m_placeColumn;
    bool m_hasPlace = false;
    QHash<QString, int> m_widths; // by column key, kept across resets
    QSet<QString> m_widthsByHand;
    bool m_fitted = false; // whether the first rows have been there to measure
};

} // namespace sheaf::ui
