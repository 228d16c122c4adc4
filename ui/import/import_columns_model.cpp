#include "import/import_columns_model.h"

#include "common/plain_tooltip.h"

#include <QSet>

#include <algorithm>

namespace sheaf::ui {

void ImportColumnsModel::setSource(const QStringList& names)
{
    if (names == m_source)
        return;
    beginResetModel();
    m_source = names;
    if (m_choices.size() != size_t(names.size()))
        m_choices.assign(size_t(names.size()), {});
    endResetModel();
    Q_EMIT changed();
}

void ImportColumnsModel::forget()
{
    beginResetModel();
    m_choices.assign(size_t(m_source.size()), {});
    endResetModel();
    Q_EMIT changed();
}

void ImportColumnsModel::setWishes(const QList<project::ColumnWish>& wishes)
{
    beginResetModel();
    m_choices.assign(size_t(m_source.size()), {.taken = wishes.isEmpty(), .name = {}});
    for (const project::ColumnWish& wish : wishes) {
        if (wish.index >= 0 && wish.index < m_source.size())
            m_choices[size_t(wish.index)] = {true, wish.name};
    }
    endResetModel();
    Q_EMIT changed();
}

void ImportColumnsModel::setAll(bool taken)
{
    if (m_choices.empty())
        return;
    for (Choice& choice : m_choices)
        choice.taken = taken;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT changed();
}

QString ImportColumnsModel::nameOf(qsizetype column) const
{
    const QString& chosen = m_choices[size_t(column)].name;
    return chosen.isEmpty() ? m_source.at(column) : chosen;
}

QList<project::ColumnWish> ImportColumnsModel::wishes() const
{
    const auto asItComes = [](const Choice& choice) { return choice.taken && choice.name.isEmpty(); };
    if (std::ranges::all_of(m_choices, asItComes))
        return {};
    QList<project::ColumnWish> wishes;
    for (qsizetype column = 0; column < m_source.size(); ++column) {
        if (const Choice& choice = m_choices[size_t(column)]; choice.taken)
            wishes.append({column, choice.name});
    }
    return wishes;
}

QStringList ImportColumnsModel::names() const
{
    QStringList names;
    for (qsizetype column = 0; column < m_source.size(); ++column)
        names += m_choices[size_t(column)].taken ? nameOf(column) : QString();
    return names;
}

qsizetype ImportColumnsModel::takenCount() const
{
    return std::ranges::count_if(m_choices, &Choice::taken);
}

QString ImportColumnsModel::fault() const
{
    if (!m_source.isEmpty() && takenCount() == 0)
        return tr("No column is chosen. Choose at least one under Columns.");
    QSet<QString> seen;
    for (const QString& name : names()) {
        if (!name.isEmpty() && seen.contains(name))
            return tr("Two columns are called “%1”. Give one of them another name under Columns.").arg(name);
        seen.insert(name);
    }
    return {};
}

int ImportColumnsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_source.size());
}

QVariant ImportColumnsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return nameOf(index.row());
    case Qt::CheckStateRole: return int(m_choices[size_t(index.row())].taken ? Qt::Checked : Qt::Unchecked);
    case Qt::ToolTipRole: return plainToolTip(tr("In the file: %1").arg(m_source.at(index.row())));
    default: return {};
    }
}

bool ImportColumnsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    Choice& choice = m_choices[size_t(index.row())];
    if (role == Qt::CheckStateRole) {
        choice.taken = value.toInt() == Qt::Checked;
    } else if (role == Qt::EditRole) {
        const QString name = value.toString().trimmed();
        choice.name = name == m_source.at(index.row()) ? QString() : name;
    } else {
        return false;
    }
    Q_EMIT dataChanged(index, index);
    Q_EMIT changed();
    return true;
}

Qt::ItemFlags ImportColumnsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    return QAbstractListModel::flags(index) | Qt::ItemIsUserCheckable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
}

} // namespace sheaf::ui
