// The model's name: free text, with the service's list where it has one.
#pragma once

#include "jobs/service_access.h"

#include <QComboBox>

namespace sheaf::ui {

class ModelField : public QComboBox
{
    Q_OBJECT

public:
    explicit ModelField(const jobs::JobEngine& engine, QWidget* parent = nullptr);

    [[nodiscard]] QString model() const { return currentText().trimmed(); }
    void setModel(const QString& model);
    /// Whose models are offered; asked for when the list is opened for the first time.
    void setProfile(const service::Profile& profile);
    void showPopup() override;

Q_SIGNALS:
    void modelChanged();

private:
    void ask();
    void offer(const QStringList& models);

    const jobs::JobEngine& m_engine;
    service::Profile m_profile;
    bool m_asked = false;
};

} // namespace sheaf::ui
