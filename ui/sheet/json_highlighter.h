// Light colours for JSON that is only read: names, texts, and everything else.
#pragma once

#include <QSyntaxHighlighter>

namespace sheaf::ui {

class JsonHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit JsonHighlighter(QTextDocument* document);

protected:
    void highlightBlock(const QString& text) override;
};

} // namespace sheaf::ui
