// Which columns of a file are taken, and under what names.
#pragma once

#include "project/import.h"

#include <QAbstractListModel>
#include <QStringList>

#include <vector>

namespace sheaf::ui {

/// One row for each column of the source: a check box and a name that can be edited.
class ImportColumnsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// The columns as the settings so far make them. What was chosen stays where there are as many as before.
    void setSource(const QStringList& names);
    /// Forgets what was chosen: the next source is another table.
    void forget();
    void setWishes(const QList<project::ColumnWish>& wishes);
    void setAll(bool taken);

    /// Empty when all are taken under their own names.
    [[nodiscard]] QList<project::ColumnWish> wishes() const;
    /// A name for each column of the source; empty where it is left out.
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] qsizetype takenCount() const;
    /// Why these columns cannot be imported; empty = they can.
    [[nodiscard]] QString fault() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void changed();

private:
    struct Choice {
        bool taken = true;
        QString name; ///< empty = as the source names it
    };
    [[nodiscard]] QString nameOf(qsizetype column) const;

    QStringList m_source;
    std::vector<Choice> m_choices;
};

} // namespace sheaf::ui
