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

    /// What changed is written in its place, and rows come and go at the end, so that choice and place survive news.
    void fill(const QList<QStringList>& rows);
};

} // namespace sheaf::ui
