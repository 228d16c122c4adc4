#include "import/import_preview_model.h"

#include "common/plain_tooltip.h"

namespace sheaf::ui {

namespace {

/// A cell shows one line; where a line ends is worth seeing.
QString onOneLine(QString text)
{
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    text.replace(QLatin1Char('\n'), QStringLiteral(" \u23CE "));
    return text;
}

} // namespace

void ImportPreviewModel::setPreview(const project::ImportPreview& preview)
{
    beginResetModel();
    m_source = preview.sourceColumns;
    m_names = m_source;
    m_rows = preview.rows;
    endResetModel();
}

void ImportPreviewModel::setNames(const QStringList& names)
{
    if (names == m_names || names.size() != m_source.size())
        return;
    m_names = names;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ImportPreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ImportPreviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_source.size());
}

QVariant ImportPreviewModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString text = m_rows.at(size_t(index.row())).value(index.column());
    switch (role) {
    case Qt::DisplayRole: return onOneLine(text);
    case Qt::ToolTipRole: return text.isEmpty() ? QVariant() : plainToolTip(text);
    case Qt::TextAlignmentRole:
        return int((text.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant ImportPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section < 0 || section >= m_source.size())
        return {};
    if (role == Qt::DisplayRole)
        return isTaken(section) ? m_names.at(section) : tr("%1 (left out)", "a column").arg(m_source.at(section));
    if (role == Qt::ToolTipRole)
        return plainToolTip(isTaken(section) ? m_source.at(section) : tr("%1 is left out. Choose it under Columns.").arg(m_source.at(section)));
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeading | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags ImportPreviewModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    return isTaken(index.column()) ? flags : flags & ~Qt::ItemIsEnabled;
}

} // namespace sheaf::ui
