// A frameless scroll area that is as tall as what is in it, up to a limit beyond which it scrolls.
#pragma once

#include <QScrollArea>

namespace sheaf::ui {

class ContentScroll : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes the content.
    explicit ContentScroll(QWidget* content, QWidget* parent = nullptr);

    /// In pixels; without a limit at first.
    void setMostHeight(int height);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void keepInSight(QWidget& focused);

    int m_most = QWIDGETSIZE_MAX;
};

} // namespace sheaf::ui
