// The form for a service at another address: a name, where it is, and which known service it behaves like.
#pragma once

#include "jobs/profile_book.h"
#include "settings/card.h"

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace sheaf::ui {

class Label;

/// Why an address cannot be used, as a sentence; empty = it can. A key must not travel over plain http except to this
/// computer. Pure.
[[nodiscard]] QString addressProblem(const QString& address);
/// Why a service cannot be called this, as a sentence; empty = it can. The name of a new service becomes its id, and keys are
/// stored by id: a second one of the same name would send the first one's key to its own address. `own` is the id of the
/// service that is changed. Pure.
[[nodiscard]] QString nameProblem(const QString& name, const std::vector<service::Profile>& inUse, const QString& own = {});

class AddressForm : public Card
{
    Q_OBJECT

public:
    explicit AddressForm(const std::vector<service::Profile>& known, QWidget* parent = nullptr);

    /// Begins anew, or with a profile that is to be changed: its id is kept, and how it behaves unless another is chosen.
    /// `inUse` are all services that there are, whose names are taken.
    void begin(const std::vector<service::Profile>& inUse, const std::optional<service::Profile>& profile = std::nullopt);

Q_SIGNALS:
    void accepted(const sheaf::service::Profile& profile);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void addButtons();
    void fillLike();
    void accept();
    void validate();
    [[nodiscard]] service::Profile profile() const;

    std::vector<service::Profile> m_known;
    std::vector<service::Profile> m_inUse;
    std::optional<service::Profile> m_before; ///< that is changed; nothing for a new one
    QLineEdit* m_name = nullptr;
    QLineEdit* m_baseUrl = nullptr;
    QLineEdit* m_apiUrl = nullptr;
    QComboBox* m_like = nullptr;
    QCheckBox* m_needsKey = nullptr;
    Label* m_problem = nullptr;
    QPushButton* m_accept = nullptr;
};

} // namespace sheaf::ui
