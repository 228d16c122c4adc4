// A ground with a thin outline for things that belong together.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace sheaf::ui {

class Card : public QWidget
{
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

    [[nodiscard]] QVBoxLayout* rows() const { return m_rows; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_rows;
};

} // namespace sheaf::ui
