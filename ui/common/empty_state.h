// What an empty page says: what belongs there, why it is empty, and the one button that fills it.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace sheaf::ui {

class Label;

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const QString& iconName, const QString& title, const QString& sentence, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& sentence);
    /// An empty text takes the button away.
    void setAction(const QString& text);

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refreshIcon();

    QString m_iconName;
    QLabel* m_icon;
    Label* m_title;
    Label* m_sentence;
    QPushButton* m_action;
};

} // namespace sheaf::ui
