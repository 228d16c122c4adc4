#include "sheet/filter_field.h"

#include "common/icon.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>

#include <array>

namespace sheaf::ui {

using project::ColumnFilter;
using Kind = ColumnFilter::Kind;

namespace {

constexpr std::array filterKinds {Kind::Contains, Kind::DoesNotContain, Kind::Is, Kind::IsNot, Kind::IsEmpty, Kind::IsNotEmpty,
    Kind::LongerThan, Kind::ShorterThan, Kind::Matches};

bool needsNoText(Kind kind)
{
    return kind == Kind::IsEmpty || kind == Kind::IsNotEmpty;
}

bool needsNumber(Kind kind)
{
    return kind == Kind::LongerThan || kind == Kind::ShorterThan;
}

} // namespace

QString filterKindText(Kind kind)
{
    switch (kind) {
    case Kind::Contains: return FilterField::tr("contains");
    case Kind::DoesNotContain: return FilterField::tr("does not contain");
    case Kind::Is: return FilterField::tr("is");
    case Kind::IsNot: return FilterField::tr("is not");
    case Kind::IsEmpty: return FilterField::tr("is empty");
    case Kind::IsNotEmpty: return FilterField::tr("is not empty");
    case Kind::LongerThan: return FilterField::tr("longer than", "characters");
    case Kind::ShorterThan: return FilterField::tr("shorter than", "characters");
    case Kind::Matches: return FilterField::tr("regular expression");
    }
    return {};
}

FilterField::FilterField(ColumnId column, const QString& columnName, QWidget* parent)
    : QLineEdit(parent), m_column(column),
      m_kindAction(addAction(icon(QStringLiteral("filter"), Role::SecondText), QLineEdit::LeadingPosition))
{
    setObjectName(QStringLiteral("filterField%1").arg(column.value));
    setColumnName(columnName);
    connect(this, &QLineEdit::textEdited, this, [this] {
        if (needsNoText(m_kind))
            m_kind = Kind::Contains; // typing means that something is looked for
        showState();
        Q_EMIT filterEdited();
    });
    connect(m_kindAction, &QAction::triggered, this, &FilterField::showKinds);
    showState();
}

void FilterField::setColumnName(const QString& name)
{
    m_name = name;
    showState();
}

std::optional<ColumnFilter> FilterField::filter() const
{
    const ColumnFilter filter {.column = m_column, .kind = m_kind, .text = needsNumber(m_kind) ? QString() : text(),
        .length = needsNumber(m_kind) ? locale().toLongLong(text()) : 0};
    if (needsNoText(m_kind))
        return ColumnFilter {.column = m_column, .kind = m_kind, .text = {}, .length = 0};
    return text().isEmpty() || !fault().isEmpty() ? std::nullopt : std::optional(filter);
}

QString FilterField::fault() const
{
    if (text().isEmpty())
        return {};
    if (needsNumber(m_kind)) {
        bool isNumber = false;
        const qint64 length = locale().toLongLong(text(), &isNumber);
        return isNumber && length >= 0 ? QString() : tr("Type a number of characters.");
    }
    if (m_kind != Kind::Matches)
        return {};
    const auto fault = project::patternFault({.text = text(), .wholeCell = false, .matchCase = false, .regularExpression = true});
    //: %1 is the library's reason, in English; %L2 a place in the text.
    return fault ? tr("This pattern cannot be used: %1 (character %L2).").arg(fault->message).arg(fault->offset + 1) : QString();
}

void FilterField::setFilter(const ColumnFilter* filter)
{
    if (filter ? this->filter() == *filter : !this->filter())
        return;
    m_kind = filter ? filter->kind : Kind::Contains;
    const bool number = filter && needsNumber(filter->kind);
    setText(number ? locale().toString(filter->length) : filter ? filter->text : QString());
    showState();
}

void FilterField::chooseKind(Kind kind)
{
    m_kind = kind;
    if (needsNoText(kind))
        clear();
    showState();
    Q_EMIT filterEdited();
}

void FilterField::showState()
{
    const bool active = filter().has_value();
    m_kindAction->setIcon(icon(QStringLiteral("filter"), active ? Role::Accent : Role::SecondText));
    m_kindAction->setToolTip(tr("How this column is filtered: %1").arg(filterKindText(m_kind)));
    setPlaceholderText(m_kind == Kind::Contains ? QString() : filterKindText(m_kind));
    //: Read aloud; %1 is a column's name, %2 "contains".
    setAccessibleName(tr("Filter %1: %2").arg(m_name, filterKindText(m_kind)));
    setAccessibleDescription(fault());
}

void FilterField::showKinds()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("filterKinds"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Kind kind : filterKinds) {
        QAction* choice = menu->addAction(filterKindText(kind));
        choice->setCheckable(true);
        choice->setChecked(kind == m_kind);
        choice->setData(int(kind));
        connect(choice, &QAction::triggered, this, [this, kind] { chooseKind(kind); });
    }
    menu->popup(mapToGlobal(QPoint(isRightToLeft() ? width() : 0, height())));
}

void FilterField::keyPressEvent(QKeyEvent* event)
{
    const bool alt = event->modifiers().testFlag(Qt::AltModifier);
    if (event->key() == Qt::Key_Escape) {
        if (text().isEmpty() && m_kind == Kind::Contains)
            return Q_EMIT left();
        clear();
        chooseKind(Kind::Contains);
    } else if (event->key() == Qt::Key_Down && alt) {
        showKinds();
    } else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT left();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

bool FilterField::event(QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {
            Q_EMIT stepAsked(key->key() == Qt::Key_Tab ? 1 : -1);
            return true;
        }
    }
    return QLineEdit::event(event);
}

void FilterField::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    Q_EMIT focusGained();
}

void FilterField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    Q_EMIT focusLost();
}

} // namespace sheaf::ui
