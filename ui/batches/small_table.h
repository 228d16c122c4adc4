// A plain table of texts for facts that change while one looks at them.
#pragma once

#include <QStringList>
#include <QTreeWidget>

namespace sheaf::ui {

class SmallTable : public QTreeWidget
{
    Q_OBJECT

public:
    SmallTable(const char* name, const QString& title, const QStringList& columns, QWidget* parent = nullptr);

    /// The same texts again are left alone, so that a choice survives news that change nothing; what changed is written
    /// in its place while the number of rows stays.
    void fill(const QList<QStringList>& rows);
};

} // namespace sheaf::ui
