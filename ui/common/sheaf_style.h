// How the controls of Qt are drawn: flat, one-pixel lines, round corners, a clear ring where the keyboard is. Fusion
// does all the rest. A style and not a style sheet, because style sheets lose palettes, mirroring and speed in tables.
//
// Two dynamic properties are understood on push buttons: `primary` (the one button a page is about) and `quiet` (no
// border until the pointer is on it).
#pragma once

#include "common/theme.h"

#include <QProxyStyle>

class QStyleOptionSlider;

namespace sheaf::ui {

class SheafStyle : public QProxyStyle
{
    Q_OBJECT

public:
    explicit SheafStyle(const Theme& theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
        const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
        const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
        const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
        QStyleHintReturn* returned) const override;
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

private:
    [[nodiscard]] static QRect scrollBarPart(const QStyleOptionSlider& slider, SubControl part);

    Theme m_theme;
};

} // namespace sheaf::ui
