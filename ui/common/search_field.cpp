#include "common/search_field.h"

#include "common/icon.h"

#include <QKeyEvent>
#include <QTimer>

namespace sheaf::ui {

namespace {

constexpr int typingPauseMillis = 200;

} // namespace

SearchField::SearchField(const QString& purpose, QWidget* parent) : QLineEdit(parent), m_pause(new QTimer(this))
{
    setObjectName(QStringLiteral("searchField"));
    setPlaceholderText(purpose);
    setAccessibleName(purpose);
    addAction(icon(QStringLiteral("search"), Role::SecondText), QLineEdit::LeadingPosition);
    setClearButtonEnabled(true);
    m_pause->setSingleShot(true);
    m_pause->setInterval(typingPauseMillis);
    connect(m_pause, &QTimer::timeout, this, &SearchField::announce);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty())
            announce();
        else
            m_pause->start();
    });
    connect(this, &QLineEdit::returnPressed, this, &SearchField::announce);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QLineEdit::keyPressEvent(event);
    } else if (!text().isEmpty()) {
        clear();
    } else {
        event->ignore(); // whoever stands around us may close
    }
}

void SearchField::announce()
{
    m_pause->stop();
    const QString now = text().trimmed();
    if (now == m_announced)
        return;
    m_announced = now;
    Q_EMIT searchChanged(now);
}

} // namespace sheaf::ui
