// The line at the bottom of a project: what is wrong with the rows, roughly how much goes in, and to which service. The
// check runs in a worker after every change; the newest state of things wins.
#pragma once

#include "base/task_owner.h"
#include "common/app_context.h"
#include "jobs/check_sheet.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QComboBox;
class QToolButton;

namespace sheaf::ui {

class Label;
class ProblemList;
class SheetModel;

class ProblemsBar : public QWidget
{
    Q_OBJECT

public:
    ProblemsBar(SheetModel& model, AppContext& context, QWidget* parent = nullptr);

    /// How rows become requests; nothing for request lines.
    void setTemplate(const std::optional<requests::RequestTemplate>& requestTemplate);
    /// Nothing can be checked yet, and why: "Write a prompt…". Empty = check.
    void setIdle(const QString& reason);
    void checkSoon();
    /// The last check, as long as nothing has changed since.
    [[nodiscard]] const std::optional<jobs::SheetCheck>& check() const { return m_check; }
    [[nodiscard]] bool isChecking() const { return m_soon.isActive() || m_checker.isRunning(); }
    /// Why there is no check, when the rows could not be read.
    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }

    /// Services were added, changed or removed. Checks again where the chosen one is concerned; where that is gone the first
    /// one takes its place.
    void followServices();
    [[nodiscard]] service::Profile profile() const;
    /// Where requests of the present kind go.
    [[nodiscard]] QString endpoint() const;
    [[nodiscard]] jobs::EmptyCells emptyCells() const;
    void showProblems(bool shown);

Q_SIGNALS:
    void checkChanged();
    /// Another one, or another state of the same one.
    void profileChosen();
    void problemActivated(qint64 line, const QString& field);

private:
    void build();
    void buildChoices();
    void fillProfiles(const QString& chosen);
    void takeProfile();
    void start();
    void take(const Result<jobs::SheetCheck>& check);
    void showState();
    void showEmptyCells();
    [[nodiscard]] QString problemsText() const;

    SheetModel& m_model;
    AppContext& m_context;
    QByteArray m_profile; ///< as JSON: what the check goes by
    std::optional<requests::RequestTemplate> m_template;
    QString m_idle;
    std::optional<jobs::SheetCheck> m_check;
    std::optional<Error> m_failure;
    ProgressPtr m_progress;

    ProblemList* m_list = nullptr;
    QToolButton* m_problems = nullptr;
    Label* m_state = nullptr;
    QWidget* m_emptyBox = nullptr;
    Label* m_emptyWords = nullptr;
    QComboBox* m_emptyChoice = nullptr;
    Label* m_estimate = nullptr;
    QComboBox* m_profiles = nullptr;
    QTimer m_soon;
    QTimer m_tick;
    TaskOwner m_checker;
};

/// "≈ 4.1 M tokens": two digits, because no more are known.
[[nodiscard]] QString tokensText(qint64 tokens, const QLocale& locale);

} // namespace sheaf::ui
