#include "common/label.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>

namespace sheaf::ui {

namespace {

QFont fontOf(TextKind kind)
{
    QFont font = kind == TextKind::Fixed ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QApplication::font();
    if (kind == TextKind::PageTitle)
        font.setPointSizeF(font.pointSizeF() * measure::pageTitle);
    if (kind == TextKind::PageTitle || kind == TextKind::Strong)
        font.setWeight(QFont::DemiBold);
    if (kind == TextKind::Fixed)
        font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

} // namespace

Label::Label(const QString& text, TextKind kind, QWidget* parent)
    : QLabel(text, parent), m_kind(kind), m_role(kind == TextKind::Second ? Role::SecondText : Role::Text)
{
    setTextFormat(Qt::PlainText);
    applyLook();
}

void Label::setRole(Role role)
{
    m_role = role;
    applyLook();
}

void Label::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::ApplicationFontChange)
        applyLook();
}

void Label::applyLook()
{
    // From the application's palette: our own already carries the colour of the theme before.
    const QColor color = themeFor(QApplication::palette()).color(m_role);
    if (palette().color(QPalette::Active, QPalette::WindowText) != color) {
        QPalette own = QPalette();
        own.setColor(QPalette::Active, QPalette::WindowText, color);
        own.setColor(QPalette::Inactive, QPalette::WindowText, color);
        setPalette(own);
    }
    if (const QFont wanted = fontOf(m_kind); font() != wanted)
        setFont(wanted);
}

} // namespace sheaf::ui
