// Marks {{column}} in a prompt: known names in the accent, unknown ones in red with a wave under them.
#pragma once

#include <QStringList>
#include <QSyntaxHighlighter>

namespace sheaf::ui {

class PlaceholderHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit PlaceholderHighlighter(QTextDocument* document);
    void setColumns(const QStringList& columns);

protected:
    void highlightBlock(const QString& text) override;

private:
    QStringList m_columns;
};

} // namespace sheaf::ui
