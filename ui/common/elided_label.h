// One line of text that ends with … where there is no room. The whole text stays readable for assistive programs, and as
// a tooltip while it is cut.
#pragma once

#include <QWidget>

namespace sheaf::ui {

class ElidedLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString& text);
    /// What is drawn at the present width.
    [[nodiscard]] QString shownText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showWhole();

    QString m_text;
};

} // namespace sheaf::ui
