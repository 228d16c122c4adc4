#include "common/chip_bar.h"

#include "common/flow_layout.h"

#include <QButtonGroup>

#include <algorithm>

namespace sheaf::ui {

ChipBar::ChipBar(QWidget* parent)
    : QWidget(parent), m_layout(new FlowLayout(this, 6)), m_group(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("chipBar"));
    setAccessibleName(tr("Filter"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton* button, bool on) {
        if (on)
            chooseByHand(static_cast<Chip*>(button));
    });
}

void ChipBar::setChips(const QList<ChipSpec>& specs)
{
    const QSignalBlocker quiet(m_group);
    QList<Chip*> next;
    for (const ChipSpec& spec : specs) {
        Chip* known = chip(spec.id);
        if (!known) {
            known = new Chip(spec, this);
            m_group->addButton(known);
        }
        known->setSpec(spec);
        next += known;
    }
    for (Chip* old : std::as_const(m_chips)) {
        m_layout->removeWidget(old);
        if (!next.contains(old))
            delete old;
    }
    m_chips = next;
    for (Chip* each : std::as_const(m_chips)) {
        m_layout->addWidget(each);
        each->show();
    }
    choose(chip(m_chosen) ? m_chosen : m_chips.isEmpty() ? QString() : m_chips.constFirst()->id());
}

QString ChipBar::chosen() const
{
    return m_chosen;
}

void ChipBar::choose(const QString& id)
{
    Chip* wanted = chip(id);
    if (!wanted)
        return;
    const QSignalBlocker quiet(m_group);
    m_chosen = id;
    wanted->setChecked(true);
}

Chip* ChipBar::chip(const QString& id) const
{
    const auto found = std::ranges::find_if(m_chips, [&id](const Chip* each) { return each->id() == id; });
    return found == m_chips.end() ? nullptr : *found;
}

void ChipBar::chooseByHand(Chip* chosenChip)
{
    m_chosen = chosenChip->id();
    Q_EMIT chipChosen(m_chosen);
}

} // namespace sheaf::ui
