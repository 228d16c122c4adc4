// SheetModel: what a cell says in each role, and what happens when it is edited.
#include "common/icon.h"
#include "common/outcome_look.h"
#include "common/plain_tooltip.h"
#include "sheet/cell_text.h"
#include "sheet/sheet_model.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QLocale>
#include <QPointer>

namespace sheaf::ui {

namespace {

const QChar notYetRead(0x2026);
/// Of the ground under a cell that the find bar found.
constexpr double markStrength = 0.28;

QColor colorOf(Role role)
{
    return themeFor(QGuiApplication::palette()).color(role);
}

} // namespace

QVariant SheetModel::data(const QModelIndex& index, int role) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? value(index, role) : QVariant();
}

void SheetModel::multiData(const QModelIndex& index, QModelRoleDataSpan roles) const
{
    const bool known = checkIndex(index, CheckIndexOption::IndexIsValid);
    for (QModelRoleData& each : roles) {
        if (known)
            each.setData(value(index, each.role()));
        else
            each.clearData();
    }
}

QVariant SheetModel::value(const QModelIndex& index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return accessibleText(index);
    return isOutcomeColumn(index.column()) ? outcomeValue(index, role) : sheetValue(index, role);
}

QString SheetModel::shownText(const QModelIndex& index) const
{
    if (isOutcomeColumn(index.column()))
        return outcomeValue(index, Qt::DisplayRole).toString();
    const RowTexts* texts = textsOf(index.row());
    if (!texts)
        return notYetRead;
    if (!texts->readable)
        return tr("(cannot be read)");
    return oneLine(isAnswerColumn(index.column()) ? texts->answer : texts->cells.value(index.column()));
}

QVariant SheetModel::sheetValue(const QModelIndex& index, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return shownText(index);
    case Qt::EditRole: {
        const RowTexts* texts = textsOf(index.row());
        return texts && index.column() < sheetColumns() ? texts->cells.value(index.column()) : shownText(index);
    }
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (looksLikeNumber(shownText(index)) ? Qt::AlignTrailing : Qt::AlignLeading));
    case Qt::FontRole:
        if (index.column() < sheetColumns() && columnAt(index.column()).source == project::Column::Source::Json
            && shownText(index).startsWith(u'{'))
            return QFontDatabase::systemFont(QFontDatabase::FixedFont);
        return {};
    case Qt::BackgroundRole:
        return isMarked(index) ? QVariant(themeFor(QGuiApplication::palette()).tint(Role::Attention, markStrength, Role::Base)) : QVariant();
    default: return {};
    }
}

bool SheetModel::isMarked(const QModelIndex& index) const
{
    if (!m_marks || index.column() >= sheetColumns() || !m_marks->columns.contains(columnAt(index.column()).id))
        return false;
    if (m_marks->rows && !m_marks->rows->contains(positionOf(index.row())))
        return false;
    const RowTexts* texts = textsOf(index.row());
    return texts && m_marks->matcher.matches(texts->cells.value(index.column()).toUtf8());
}

QVariant SheetModel::outcomeValue(const QModelIndex& index, int role) const
{
    const project::Outcome outcome = m_project->answers().of(rowAt(index.row())).outcome;
    if (outcome == project::Outcome::None)
        return role == Qt::DisplayRole ? QVariant(QString()) : QVariant();
    const OutcomeLook look = outcomeLook(project::outcomeName(outcome));
    switch (role) {
    case Qt::DisplayRole: return look.word;
    case Qt::DecorationRole: return icon(look.icon, look.role);
    case Qt::ForegroundRole: return colorOf(look.role);
    case Qt::TextAlignmentRole: return int(Qt::AlignVCenter | Qt::AlignLeading);
    default: return {};
    }
}

QString SheetModel::columnTitle(int column) const
{
    if (column < sheetColumns())
        return columnAt(column).name;
    return isAnswerColumn(column) ? tr("Answer") : tr("Outcome");
}

QString SheetModel::accessibleText(const QModelIndex& index) const
{
    //: A cell, as it is read aloud: column, row number, text.
    return tr("%1, row %L2: %3").arg(columnTitle(index.column())).arg(positionOf(index.row()) + 1).arg(shownText(index));
}

QVariant SheetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= (orientation == Qt::Horizontal ? columnCount() : rowCount()))
        return {};
    if (orientation == Qt::Vertical) {
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignTrailing | Qt::AlignVCenter);
        return role == Qt::DisplayRole ? QVariant(QLocale().toString(positionOf(section) + 1)) : QVariant();
    }
    const bool ofAnswers = section >= sheetColumns();
    switch (role) {
    case Qt::DisplayRole: return columnTitle(section);
    case Qt::ToolTipRole:
        return plainToolTip(ofAnswers ? tr("%1: comes back from the service").arg(columnTitle(section)) : columnTitle(section));
    case Qt::TextAlignmentRole: return int(Qt::AlignLeading | Qt::AlignVCenter);
    case Qt::ForegroundRole: return ofAnswers ? QVariant(colorOf(Role::Answer)) : QVariant();
    case Qt::DecorationRole:
        return isAnswerColumn(section) ? QVariant(icon(QStringLiteral("answer"), Role::Answer)) : QVariant();
    default: return {};
    }
}

Qt::ItemFlags SheetModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || index.column() >= sheetColumns() || m_project->sheet().isReadOnly())
        return flags;
    // A cell that is not there yet, or only in part, must not be written back.
    const RowTexts* texts = textsOf(index.row());
    if (texts && texts->readable && texts->cells.value(index.column()).size() < longestCell)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool SheetModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const QString text = value.toString();
    if (text == index.data(Qt::EditRole).toString())
        return true;
    const project::Column& column = columnAt(index.column());
    //: Undo step; %1 is a column's name.
    return setTexts({{rowAt(index.row()), column.id, text.toUtf8()}}, tr("Edit %1").arg(column.name));
}

bool SheetModel::setTexts(const std::vector<project::CellChange>& changes, const QString& label)
{
    if (changes.empty())
        return true;
    if (refuseWhileBusy())
        return false;
    showOptimistically(changes);
    const auto changed = m_project->sheet().setCells(changes, label);
    if (changed)
        return true;
    rowsOutdated();
    Q_EMIT editRefused(changed.error());
    return false;
}

void SheetModel::startBulk(project::BulkEdit edit, std::function<void()> done)
{
    startCountedBulk(std::move(edit), [done = std::move(done)](const project::BulkCount&) {
        if (done)
            done();
    });
}

void SheetModel::startCountedBulk(project::BulkEdit edit, std::function<void(const project::BulkCount&)> done)
{
    if (refuseWhileBusy())
        return;
    m_project->startBulk(std::move(edit), [self = QPointer(this), done = std::move(done)](const Result<project::BulkCount>& count) {
        if (!self)
            return;
        if (count)
            done(*count);
        else if (count.error().code != ErrorCode::Cancelled)
            Q_EMIT self->editRefused(count.error());
    });
}

void SheetModel::showOptimistically(const std::vector<project::CellChange>& changes)
{
    for (const project::CellChange& change : changes) {
        RowTexts* texts = m_cache.object(change.row);
        const auto column = std::ranges::find(m_columns, change.column, &project::Column::id);
        if (texts && column != m_columns.end() && column - m_columns.begin() < texts->cells.size())
            texts->cells[column - m_columns.begin()] = QString::fromUtf8(change.text);
    }
}

} // namespace sheaf::ui
