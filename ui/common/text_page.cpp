#include "common/text_page.h"

#include <QScrollBar>

namespace sheaf::ui {

TextPage::TextPage(QWidget* parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
}

void TextPage::showText(const QString& text, Reading reading)
{
    const int place = reading == Reading::GoesOn ? verticalScrollBar()->value() : 0;
    if (text != m_shown) {
        m_shown = text;
        setPlainText(text);
    }
    verticalScrollBar()->setValue(place);
}

} // namespace sheaf::ui
