// One service in the settings: its name, addresses, limits and key.
#pragma once

#include "common/app_context.h"
#include "settings/card.h"

namespace sheaf::ui {

class KeyBox;
class Label;

class ServiceCard : public Card
{
    Q_OBJECT

public:
    /// `isOwn`: an address that the user added, which can be changed and removed.
    ServiceCard(const AppContext& context, const service::Profile& profile, bool isOwn, QWidget* parent = nullptr);

    [[nodiscard]] KeyBox* keyBox() const { return m_keyBox; }

Q_SIGNALS:
    /// Something was typed into the card itself.
    void changed(const sheaf::service::Profile& profile);
    void editRequested();
    void removeRequested();

private:
    void addHead(const service::Profile& profile, bool isOwn);
    void addAddresses(const service::Profile& profile);
    void addPrice();
    /// `line` says the limits in words.
    void addLimits(Label* line);

    service::Profile m_profile; ///< with what was typed
    KeyBox* m_keyBox = nullptr;
};

} // namespace sheaf::ui
