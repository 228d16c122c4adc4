#include "sheet/go_to_row.h"

#include "common/icon.h"
#include "common/label.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace sheaf::ui {

GoToRow::GoToRow(SheetView& view, QWidget* parent)
    : QWidget(parent), m_view(view), m_number(new QLineEdit(this)), m_message(new Label({}, TextKind::Second, this)),
      m_show(new QPushButton(tr("Show it"), this))
{
    setObjectName(QStringLiteral("goToRow"));
    auto* name = new Label(tr("Go to row"), TextKind::Body, this);
    name->setBuddy(m_number);
    m_number->setObjectName(QStringLiteral("goToRowNumber"));
    m_number->setAccessibleName(tr("Row number"));
    m_number->setMaximumWidth(scaled(140, *this));
    m_message->setObjectName(QStringLiteral("goToRowMessage"));
    m_show->setObjectName(QStringLiteral("goToRowShow"));
    m_show->setAutoDefault(false);
    auto* shut = new QToolButton(this);
    shut->setObjectName(QStringLiteral("goToRowClose"));
    shut->setIcon(icon(QStringLiteral("close")));
    shut->setToolTip(tr("Close (Esc)"));
    shut->setAccessibleName(shut->toolTip());
    shut->setAutoRaise(true);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, measure::grid, 0, measure::grid);
    line->setSpacing(measure::gap);
    line->addWidget(name);
    line->addWidget(m_number);
    line->addWidget(m_message);
    line->addWidget(m_show);
    line->addStretch();
    line->addWidget(shut);
    connect(m_number, &QLineEdit::textEdited, this, [this] { say({}, false); });
    connect(m_show, &QPushButton::clicked, this, [this] { go(true); });
    connect(shut, &QToolButton::clicked, this, &GoToRow::close);
    say({}, false);
    hide();
}

void GoToRow::open()
{
    const QModelIndex now = m_view.currentIndex();
    m_number->setText(now.isValid() ? locale().toString(m_view.sheetModel().positionOf(now.row()) + 1) : QString());
    say({}, false);
    show();
    m_number->setFocus(Qt::ShortcutFocusReason);
    m_number->selectAll();
}

void GoToRow::close()
{
    hide();
    m_view.setFocus();
}

void GoToRow::say(const QString& sentence, bool offerToShow)
{
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
    m_show->setVisible(offerToShow);
}

void GoToRow::go(bool evenIfHidden)
{
    SheetModel& model = m_view.sheetModel();
    const project::RowOrder& order = model.project().sheet().data().order;
    QString digits = m_number->text().trimmed();
    bool isNumber = false;
    qint64 number = locale().toLongLong(digits, &isNumber);
    if (!isNumber)
        number = digits.toLongLong(&isNumber);
    if (!isNumber || number < 1 || number > order.rowCount())
        return say(tr("There are the rows 1 to %L1.").arg(order.rowCount()), false);
    if (!evenIfHidden && model.viewRowOf(order.at(number - 1)) < 0)
        return say(tr("Row %L1 is not among those that are shown.").arg(number), true);
    m_view.reveal(number - 1, std::max(0, m_view.currentIndex().column()));
    close();
}

void GoToRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        go(m_show->hasFocus());
    else
        QWidget::keyPressEvent(event);
}

} // namespace sheaf::ui
