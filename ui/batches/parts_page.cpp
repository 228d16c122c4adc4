#include "batches/parts_page.h"

#include "batches/part_list.h"
#include "common/flow_layout.h"

#include <QAction>
#include <QToolButton>
#include <QVBoxLayout>

namespace sheaf::ui {

PartsPage::PartsPage(const AppContext& context, QWidget* parent) : QWidget(parent), m_list(new PartList(context, this))
{
    setObjectName(QStringLiteral("partsPage"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::grid);
    rows->addWidget(m_list, 1);
    rows->addWidget(makeButtons());
}

QWidget* PartsPage::makeButtons()
{
    auto* buttons = new QWidget(this);
    auto* line = new FlowLayout(buttons, measure::grid);
    for (QAction* action : m_list->actions()) {
        auto* button = new QToolButton(buttons);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setDefaultAction(action);
        button->setToolButtonStyle(action->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
        button->setAccessibleName(action->text().remove(u'&'));
        button->setFocusPolicy(Qt::StrongFocus);
        line->addWidget(button);
    }
    return buttons;
}

void PartsPage::setEntry(const std::optional<JobEntry>& entry)
{
    m_list->setEntry(entry);
}

} // namespace sheaf::ui
