// All services that can be chosen, and the way to add one at another address.
#pragma once

#include "base/task_owner.h"
#include "common/app_context.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace sheaf::ui {

class AddressForm;
class Banner;

class ServicesBox : public QWidget
{
    Q_OBJECT

public:
    explicit ServicesBox(const AppContext& context, QWidget* parent = nullptr);

Q_SIGNALS:
    /// A service was added, changed or removed.
    void servicesChanged();

private:
    void rebuildCards();
    void openForm(const std::optional<service::Profile>& profile);
    void closeForm();
    void put(const service::Profile& profile);
    void remove(const service::Profile& profile);
    void save();

    AppContext m_context;
    Banner* m_banner = nullptr;
    QVBoxLayout* m_cards = nullptr;
    AddressForm* m_form = nullptr;
    QPushButton* m_add = nullptr;
    TaskOwner m_saving; // declared last: its destructor waits for the worker
};

} // namespace sheaf::ui
