// The last look before rows leave: how many, to which service, under which name. One press sends once.
#pragma once

#include "common/app_context.h"
#include "send/send_rules.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace sheaf::ui {

class AdvancedBox;
class Banner;
class ContentScroll;
class KeyBox;
class Label;
class RowsOutBox;

/// Show it with open(); it deletes itself when it is closed.
class SendSheet : public QDialog
{
    Q_OBJECT

public:
    SendSheet(const AppContext& context, std::shared_ptr<project::Project> project, SendProposal proposal,
        QWidget* parent = nullptr);

Q_SIGNALS:
    /// The intent is on the disk and the engine works on it.
    void sent(sheaf::JobId job);

protected:
    bool event(QEvent* event) override;

private:
    void build();
    void addHead(QVBoxLayout* rows);
    void addMiddle(QVBoxLayout* rows);
    void addFields(QVBoxLayout* rows);
    void addButtons(QVBoxLayout* rows);
    [[nodiscard]] QComboBox* choiceField(const char* name, const QString& tip, const QStringList& values, const QString& chosen);
    void keepOnScreen();
    void validate();
    [[nodiscard]] QString blockerTip() const;
    void followRowsOut();
    void lookForRowsOut();
    [[nodiscard]] SendChoices choices() const;
    void send();
    void sendEnded(const Result<JobId>& job);

    AppContext m_context;
    std::shared_ptr<project::Project> m_project;
    SendProposal m_proposal;
    bool m_sending = false;
    Label* m_summary = nullptr;
    Banner* m_banner = nullptr;
    ContentScroll* m_middle = nullptr;
    RowsOutBox* m_rowsOut = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_endpoint = nullptr;
    Label* m_endpointNote = nullptr;
    QComboBox* m_window = nullptr;
    KeyBox* m_keyBox = nullptr;
    AdvancedBox* m_advanced = nullptr;
    QPushButton* m_send = nullptr;
};

} // namespace sheaf::ui
