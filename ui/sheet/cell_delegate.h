// Paints a cell in the direction of its own text, with the picture that it names in a sheet of pictures, and opens the
// editor in it.
#pragma once

#include <QStyledItemDelegate>

namespace sheaf::ui {

class Thumbnails;

class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    CellDelegate(Thumbnails& thumbnails, QObject* parent);

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

Q_SIGNALS:
    /// An edit was taken with this key, which now means in the table what it means there.
    void leftWith(int key, Qt::KeyboardModifiers modifiers);

protected:
    bool eventFilter(QObject* editor, QEvent* event) override;
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    void addPicture(QStyleOptionViewItem& option, const QModelIndex& index) const;

    Thumbnails& m_thumbnails;
};

} // namespace sheaf::ui
