// One group of rows that are not good for the same reason: what happened, what the service says, what can be done.
#pragma once

#include "jobs/causes.h"

#include <QWidget>

class QBoxLayout;
class QPushButton;

namespace sheaf::ui {

/// The outcome whose shape and colour stand for a cause.
[[nodiscard]] project::Outcome outcomeOf(jobs::Cause cause);

class CauseCard : public QWidget
{
    Q_OBJECT

public:
    CauseCard(const jobs::CauseGroup& group, std::optional<qint64> tokenLimit, QWidget* parent = nullptr);

Q_SIGNALS:
    void rowsRequested(const QList<sheaf::project::Piece>& rows);
    void resendRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QPushButton* button(const char* name, const QString& text, const QString& tip);
    [[nodiscard]] QWidget* makeWords(std::optional<qint64> tokenLimit);
    [[nodiscard]] QWidget* makeButtons();

    jobs::CauseGroup m_group;
    QBoxLayout* m_body = nullptr; ///< words and buttons: side by side, or one above the other where it is narrow
    QWidget* m_buttons = nullptr;
};

} // namespace sheaf::ui
