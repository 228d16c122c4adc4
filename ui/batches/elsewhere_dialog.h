// Batches that the account has at a service, made here or elsewhere: one is chosen, or named by its id, and brought in.
#pragma once

#include "common/app_context.h"
#include "jobs/adoption.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace sheaf::ui {

class Banner;
class Label;

class ElsewhereDialog : public QDialog
{
    Q_OBJECT

public:
    /// `projects` are those that are open: the batch can be joined to the rows of one of them.
    ElsewhereDialog(const AppContext& context, QList<std::shared_ptr<project::Project>> projects, QWidget* parent);

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
    void follow();
    void bringIn();
    void adopt(const service::Batch& batch);
    void stopWith(const Error& error);
    void setBusy(bool busy);
    [[nodiscard]] service::Profile profile() const;
    [[nodiscard]] QString knownAs(const QString& batchId) const;

    AppContext m_context;
    QList<std::shared_ptr<project::Project>> m_projects;
    QComboBox* m_service = nullptr;
    QTreeWidget* m_list = nullptr;
    Label* m_listNote = nullptr;
    QLineEdit* m_id = nullptr;
    QComboBox* m_target = nullptr;
    Banner* m_banner = nullptr;
    QPushButton* m_bring = nullptr;
    bool m_busy = false;
    int m_asked = 0; // the newest question for the list counts
    std::unique_ptr<jobs::Adoption> m_adoption;
};

} // namespace sheaf::ui
