// The first rows of a file as the settings so far read them. Small by construction: a preview holds 200 rows at most.
#pragma once

#include "project/import_preview.h"

#include <QAbstractTableModel>

namespace sheaf::ui {

class ImportPreviewModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setPreview(const project::ImportPreview& preview);
    /// Under which names the columns are taken; an empty one is left out and stands there greyed.
    void setNames(const QStringList& names);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    [[nodiscard]] bool isTaken(int column) const { return !m_names.value(column).isEmpty(); }

    QStringList m_source;
    QStringList m_names;
    std::vector<QStringList> m_rows;
};

} // namespace sheaf::ui
