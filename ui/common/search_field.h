// A field to search in what stands below it. The signal waits until typing pauses; Esc clears, then lets go.
#pragma once

#include <QLineEdit>

class QTimer;

namespace sheaf::ui {

class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    /// `purpose` is the placeholder and the accessible name: "Search in this table".
    explicit SearchField(const QString& purpose, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Trimmed; at once for Enter and for clearing.
    void searchChanged(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void announce();

    QTimer* m_pause;
    QString m_announced;
};

} // namespace sheaf::ui
