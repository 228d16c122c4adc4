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

class AddressForm : public Card
{
    Q_OBJECT

public:
    explicit AddressForm(const std::vector<service::Profile>& known, QWidget* parent = nullptr);

    /// Begins anew, or with a profile that is to be changed (its id is kept).
    void begin(const std::optional<service::Profile>& profile = std::nullopt);

Q_SIGNALS:
    void accepted(const sheaf::service::Profile& profile);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void addButtons();
    void accept();
    void validate();
    [[nodiscard]] service::Profile profile() const;

    std::vector<service::Profile> m_known;
    QString m_id;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_baseUrl = nullptr;
    QLineEdit* m_apiUrl = nullptr;
    QComboBox* m_like = nullptr;
    QCheckBox* m_needsKey = nullptr;
    Label* m_problem = nullptr;
    QPushButton* m_accept = nullptr;
};

} // namespace sheaf::ui
