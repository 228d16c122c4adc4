// The quiet line below the table: how many rows are shown and why, by what they are sorted, and how to take that back.
#pragma once

#include <QWidget>

class QPushButton;
class QTimer;

namespace sheaf::ui {

class ElidedLabel;
class ProgressStrip;
class SheetModel;

class ViewStatus : public QWidget
{
    Q_OBJECT

public:
    explicit ViewStatus(SheetModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The rows that are shown, and no others, are to be sent.
    void sendRequested();

private:
    QPushButton* button(const char* name, const QString& text, const QString& says);
    void build();
    void refresh();
    void showProgress();
    [[nodiscard]] QString nameOf(qint32 column) const;

    SheetModel& m_model;
    ElidedLabel* m_text;
    QPushButton *m_send, *m_clear, *m_storedOrder, *m_applyAgain;
    ProgressStrip* m_strip;
    QTimer* m_tick;
    QWidget* m_line;
};

} // namespace sheaf::ui
