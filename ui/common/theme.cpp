#include "common/theme.h"

#include "common/sheaf_style.h"

#include <QApplication>
#include <QFontInfo>
#include <QWidget>

#include <cmath>

namespace sheaf::ui {

namespace {

constexpr std::array<QRgb, roleCount> lightColors = {
    0xffffffff, // Base
    0xfff5f6f7, // Window
    0xffdadde1, // Line
    0xff1d2126, // Text
    0xff5a626b, // SecondText
    0xff1f5fcc, // Accent
    0xffffffff, // OnAccent
    0xffdce8fc, // Selection
    0xff5b3fa8, // Answer
    0xff1a7647, // Good
    0xff8a5800, // Attention
    0xffb3261e, // Failed
    0xff5a626b, // Missing
};

constexpr std::array<QRgb, roleCount> darkColors = {
    0xff1e2124, // Base
    0xff17191c, // Window
    0xff33383e, // Line
    0xffe8eaed, // Text
    0xffa9b2bb, // SecondText
    0xff8ab6ff, // Accent
    0xff17191c, // OnAccent
    0xff26406b, // Selection
    0xffbfa8f5, // Answer
    0xff62cc93, // Good
    0xffe3b455, // Attention
    0xffff9a91, // Failed
    0xffa9b2bb, // Missing
};

/// The font size at which the measures of theme.h are drawn as they stand.
constexpr double fullSizePixels = 14.0;
/// Black on white has 21; palettes made for reading in comfort stay below this.
constexpr double extremeContrast = 20.0;

QColor mixed(const QColor& ground, const QColor& over, double strength)
{
    const auto part = [strength](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * strength)); };
    return {part(ground.red(), over.red()), part(ground.green(), over.green()), part(ground.blue(), over.blue())};
}

double luminance(const QColor& color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(static_cast<double>(color.redF())) + 0.7152 * linear(static_cast<double>(color.greenF()))
        + 0.0722 * linear(static_cast<double>(color.blueF()));
}

Theme ownTheme(bool dark)
{
    Theme theme {.dark = dark, .highContrast = false, .colors = {}};
    const auto& values = dark ? darkColors : lightColors;
    for (std::size_t i = 0; i < roleCount; ++i)
        theme.colors[i] = QColor::fromRgb(values[i]);
    return theme;
}

/// Shapes and words tell the outcomes apart, so that one text colour serves them all.
Theme highContrastTheme(const QPalette& system, bool dark)
{
    const auto active = [&system](QPalette::ColorRole role) { return system.color(QPalette::Active, role); };
    Theme theme {.dark = dark, .highContrast = true, .colors = {}};
    theme.colors.fill(active(QPalette::WindowText));
    const auto set = [&theme](Role role, const QColor& color) { theme.colors[static_cast<std::size_t>(role)] = color; };
    set(Role::Base, active(QPalette::Base));
    set(Role::Window, active(QPalette::Window));
    set(Role::OnAccent, active(QPalette::Window));
    set(Role::Selection, mixed(active(QPalette::Base), active(QPalette::WindowText), 0.3));
    return theme;
}

} // namespace

QColor Theme::tint(Role role, double strength, Role ground) const
{
    return mixed(color(ground), color(role), strength);
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Theme themeFor(const QPalette& system, ThemeChoice choice)
{
    if (choice != ThemeChoice::System)
        return ownTheme(choice == ThemeChoice::Dark);
    const QColor text = system.color(QPalette::Active, QPalette::WindowText);
    const QColor window = system.color(QPalette::Active, QPalette::Window);
    const bool dark = text.lightness() > window.lightness();
    return contrast(text, window) >= extremeContrast ? highContrastTheme(system, dark) : ownTheme(dark);
}

Theme themeOf(const QWidget& widget)
{
    return themeFor(widget.palette());
}

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole target, const QColor& color) { palette.setColor(QPalette::All, target, color); };
    set(QPalette::Window, theme.color(Role::Window));
    set(QPalette::Base, theme.color(Role::Base));
    set(QPalette::AlternateBase, theme.tint(Role::Window, 0.5, Role::Base));
    set(QPalette::Button, theme.color(Role::Base));
    set(QPalette::ToolTipBase, theme.color(Role::Base));
    set(QPalette::Highlight, theme.color(Role::Selection));
    set(QPalette::Light, theme.color(Role::Base));
    set(QPalette::Midlight, theme.tint(Role::Line, 0.5));
    set(QPalette::Mid, theme.color(Role::Line));
    set(QPalette::Dark, theme.tint(Role::Text, 0.35));
    set(QPalette::Shadow, theme.tint(Role::Text, 0.5));
    set(QPalette::BrightText, theme.color(Role::Failed));
    set(QPalette::Link, theme.color(Role::Accent));
    set(QPalette::LinkVisited, theme.color(Role::Answer));
    set(QPalette::PlaceholderText, theme.color(Role::SecondText));
    for (const auto target : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText,
             QPalette::ToolTipText}) {
        set(target, theme.color(Role::Text));
        palette.setColor(QPalette::Disabled, target, theme.tint(Role::Text, 0.45));
    }
    return palette;
}

void applyTheme(QApplication& app, const Theme& theme)
{
    app.setStyle(new SheafStyle(theme)); // the application takes it
    app.setPalette(paletteOf(theme));
}

int scaled(int pixels, const QFont& font)
{
    const double factor = QFontInfo(font).pixelSize() / fullSizePixels;
    return static_cast<int>(std::lround(pixels * std::max(1.0, factor)));
}

int scaled(int pixels, const QWidget& widget)
{
    return scaled(pixels, widget.font());
}

} // namespace sheaf::ui
