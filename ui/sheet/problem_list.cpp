#include "sheet/problem_list.h"

#include "common/icon.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>

namespace sheaf::ui {

void ProblemModel::setProblems(std::vector<requests::Problem> problems)
{
    beginResetModel();
    m_problems = std::move(problems);
    endResetModel();
}

int ProblemModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_problems.size());
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const requests::Problem& problem = problemAt(index.row());
    if (role == Qt::DecorationRole && index.column() == 0)
        return icon(QStringLiteral("warning"), problem.isError ? Role::Failed : Role::Attention);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return problem.isError ? tr("Stops the sending") : tr("Does not stop the sending");
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case 0: return problem.line > 0 ? tr("Row %L1").arg(problem.line) : tr("All rows");
    case 1: return QString::fromUtf8(problem.field);
    default: return requests::sentence(problem);
    }
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case 0: return tr("Where");
    case 1: return tr("Field");
    default: return tr("What is wrong");
    }
}

ProblemList::ProblemList(QWidget* parent) : QTreeView(parent), m_problems(new ProblemModel(this))
{
    setObjectName(QStringLiteral("problemList"));
    setAccessibleName(tr("Problems"));
    setModel(m_problems);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideRight);
    header()->setStretchLastSection(true);
    header()->resizeSection(0, scaled(110, *this));
    header()->resizeSection(1, scaled(140, *this));
    connect(this, &QTreeView::clicked, this, &ProblemList::go);
}

void ProblemList::setProblems(std::vector<requests::Problem> problems)
{
    m_problems->setProblems(std::move(problems));
    if (m_problems->rowCount() > 0)
        setCurrentIndex(m_problems->index(0, 0));
}

void ProblemList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return go(currentIndex());
    QTreeView::keyPressEvent(event);
}

void ProblemList::go(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const requests::Problem& problem = m_problems->problemAt(index.row());
    Q_EMIT problemActivated(problem.line, QString::fromUtf8(problem.field));
}

} // namespace sheaf::ui
