#include "import/fault_choice_box.h"

#include "common/label.h"
#include "import/import_words.h"

#include <QButtonGroup>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

namespace sheaf::ui {

using project::FaultChoice;

FaultChoiceBox::FaultChoiceBox(QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("faultChoice"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::grid);
    rows->addWidget(new Label(tr("Rows with faults"), TextKind::Second, this));
    for (const auto& [choice, name] : {std::pair(FaultChoice::Mend, "mendFaults"), std::pair(FaultChoice::LeaveOut, "leaveOutFaults"),
             std::pair(FaultChoice::Stop, "stopAtFaults")}) {
        const ChoiceWords words = faultChoiceWords(choice);
        auto* button = new QRadioButton(words.text, this);
        button->setObjectName(QString::fromLatin1(name));
        button->setAccessibleDescription(words.meaning);
        m_group->addButton(button, int(choice));
        auto* meaning = new Label(words.meaning, TextKind::Second, this);
        meaning->setWordWrap(true);
        // Below the words of the choice, not below its circle.
        meaning->setIndent(0);
        meaning->setContentsMargins(style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth) + measure::gap, 0, 0, measure::grid);
        rows->addWidget(button);
        rows->addWidget(meaning);
    }
    setChoice(FaultChoice::Mend);
    setFocusProxy(m_group->button(int(FaultChoice::Mend)));
    connect(m_group, &QButtonGroup::idClicked, this, &FaultChoiceBox::chosen);
}

void FaultChoiceBox::setChoice(std::optional<FaultChoice> choice)
{
    if (choice) {
        m_group->button(int(*choice))->setChecked(true);
        return;
    }
    m_group->setExclusive(false); // else the marked one cannot be taken back
    for (QAbstractButton* button : m_group->buttons())
        button->setChecked(false);
    m_group->setExclusive(true);
}

std::optional<FaultChoice> FaultChoiceBox::choice() const
{
    const int id = m_group->checkedId();
    return id < 0 ? std::nullopt : std::optional(FaultChoice(id));
}

} // namespace sheaf::ui
