#include "sheet/cell_delegate.h"

#include "common/theme.h"
#include "sheet/cell_editor.h"
#include "sheet/sheet_model.h"
#include "sheet/thumbnails.h"

#include <QKeyEvent>

namespace sheaf::ui {

CellDelegate::CellDelegate(Thumbnails& thumbnails, QObject* parent) : QStyledItemDelegate(parent), m_thumbnails(thumbnails) { }

void CellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideRight;
    option->features.setFlag(QStyleOptionViewItem::WrapText, false);
    option->decorationSize = QSize(scaled(measure::smallIcon, option->font), scaled(measure::smallIcon, option->font));
    // Arabic reads from the right in an English window, and English from the left in an Arabic one. Numbers and the
    // outcomes, which are words of the interface, follow the window.
    const bool followsWindow = option->features.testFlag(QStyleOptionViewItem::HasDecoration)
        || option->displayAlignment.testFlag(Qt::AlignTrailing) || option->text.isEmpty();
    if (!followsWindow)
        option->direction = option->text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
    if (const auto* model = qobject_cast<const SheetModel*>(index.model()); model && index.column() == pictureColumn(*model))
        addPicture(*option, index);
}

void CellDelegate::addPicture(QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int side = option.rect.height() - 2 * measure::grid;
    if (side < scaled(measure::icon, option.font))
        return; // asked for the width of a column, or in rows too low for pictures
    const qreal ratio = option.widget ? option.widget->devicePixelRatioF() : 1;
    QPixmap picture = m_thumbnails.find(index.data(Qt::EditRole).toString(), qRound(side * ratio));
    picture.setDevicePixelRatio(ratio);
    option.features |= QStyleOptionViewItem::HasDecoration;
    option.decorationSize = QSize(side, side); // also while it comes, so that the text does not move
    option.decorationAlignment = Qt::AlignCenter;
    option.icon = picture.isNull() ? QIcon() : QIcon(picture);
    if (!picture.isNull())
        option.icon.addPixmap(picture, QIcon::Selected); // a picture keeps its colours under the selection
}

QWidget* CellDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* editor = new CellEditor(parent);
    editor->setAccessibleName(index.data(Qt::AccessibleTextRole).toString().section(u':', 0, 0));
    connect(editor, &CellEditor::accepted, this, [this, editor](int key, Qt::KeyboardModifiers modifiers) {
        auto* self = const_cast<CellDelegate*>(this); // createEditor() is const by Qt's interface, its signals are not
        Q_EMIT self->commitData(editor);
        Q_EMIT self->closeEditor(editor, QAbstractItemDelegate::NoHint);
        Q_EMIT self->leftWith(key, modifiers);
    });
    return editor;
}

bool CellDelegate::eventFilter(QObject* editor, QEvent* event)
{
    // Tab would open the next cell for editing; in a spreadsheet it goes there.
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab)
            return false;
    }
    return QStyledItemDelegate::eventFilter(editor, event);
}

void CellDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    // Rows that arrive while somebody types must not replace what was typed.
    auto* cell = static_cast<CellEditor*>(editor);
    const QString text = index.data(Qt::EditRole).toString();
    if (!cell->document()->isModified() && wholeText(*cell) != text)
        cell->setText(text);
}

void CellDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    model->setData(index, wholeText(*static_cast<CellEditor*>(editor)), Qt::EditRole);
}

void CellDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    static_cast<CellEditor*>(editor)->cover(option.rect);
}

} // namespace sheaf::ui
