// Batches that the account has at a service, made here or elsewhere: one is chosen, or named by its id, and brought in.
#pragma once

#include "common/app_context.h"
#include "jobs/adoption.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace sheaf::ui {

class Banner;
class Label;
class ProgressStrip;

class ElsewhereDialog : public QDialog
{
    Q_OBJECT

public:
    /// `projects` are those that are open: the batch can be joined to the rows of one of them.
    ElsewhereDialog(const AppContext& context, QList<std::shared_ptr<project::Project>> projects, QWidget* parent);
    void reject() override;

Q_SIGNALS:
    void adopted(const std::shared_ptr<sheaf::project::Project>& project, sheaf::JobId job);

private:
    void build();
    void addService(QVBoxLayout* rows);
    void addList(QVBoxLayout* rows);
    void addTarget(QVBoxLayout* rows);
    void addButtons(QVBoxLayout* rows);
    void readList();
    void showList(const Result<service::BatchPage>& list);
    void addRow(const service::Batch& batch);
    /// Below the list; an empty text takes the line away.
    void showNote(const QString& words);
    void follow();
    void bringIn();
    /// With the profile that was asked for the batch.
    void adopt(const service::Profile& asked, const service::Batch& batch);
    void showStep(jobs::AdoptionStep step);
    void endAdoption();
    void stop();
    void stopWith(const Error& error);
    void setBusy(bool busy);
    [[nodiscard]] service::Profile profile() const;
    [[nodiscard]] QString knownAs(const QString& batchId) const;

    AppContext m_context;
    QList<std::shared_ptr<project::Project>> m_projects;
    QComboBox* m_service = nullptr;
    QPushButton* m_again = nullptr;
    QTreeWidget* m_list = nullptr;
    Label* m_listNote = nullptr;
    QLineEdit* m_id = nullptr;
    QComboBox* m_target = nullptr;
    ProgressStrip* m_strip = nullptr;
    QTimer m_tick;
    Banner* m_banner = nullptr;
    QPushButton* m_bring = nullptr;
    bool m_isRecording = false; // the step that is not stopped
    bool m_busy = false;
    int m_asked = 0; // the newest question for the list counts
    std::unique_ptr<jobs::Adoption> m_adoption;
};

} // namespace sheaf::ui
