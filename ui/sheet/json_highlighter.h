// Light colours for JSON that is read or typed: names, texts, and everything else.
#pragma once

#include <QSyntaxHighlighter>

namespace sheaf::ui {

class JsonHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit JsonHighlighter(QTextDocument* document);
    /// Colours nothing until it is given a document.
    explicit JsonHighlighter(QObject* parent);

protected:
    void highlightBlock(const QString& text) override;
};

} // namespace sheaf::ui
