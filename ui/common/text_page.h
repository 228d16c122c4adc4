// A page of text that is read and copied while news of the same thing come in.
#pragma once

#include <QPlainTextEdit>

namespace sheaf::ui {

class TextPage : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextPage(QWidget* parent = nullptr);

    /// GoesOn: news of what stands there already, so that the place that was scrolled to is kept.
    enum class Reading { GoesOn, Begins };
    /// The same text again is left alone, with what is selected in it.
    void showText(const QString& text, Reading reading);

private:
    QString m_shown; // toPlainText() has other spaces and line ends than what was set
};

} // namespace sheaf::ui
