// The problems that a check found, as a list: row, field, what is wrong. Activating one goes to its cell.
#pragma once

#include "requests/problem.h"

#include <QAbstractTableModel>
#include <QTreeView>

#include <vector>

namespace sheaf::ui {

class ProblemModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setProblems(std::vector<requests::Problem> problems);
    [[nodiscard]] const requests::Problem& problemAt(int row) const { return m_problems.at(std::size_t(row)); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 3; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<requests::Problem> m_problems;
};

class ProblemList : public QTreeView
{
    Q_OBJECT

public:
    explicit ProblemList(QWidget* parent = nullptr);
    void setProblems(std::vector<requests::Problem> problems);

Q_SIGNALS:
    /// `line` from 1; 0 when it concerns the prompt or the whole table.
    void problemActivated(qint64 line, const QString& field);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void go(const QModelIndex& index);

    ProblemModel* m_problems;
};

} // namespace sheaf::ui
