// The one definition of every colour and measure of the interface. A widget asks for a role, never for a value; the
// theme can be read back from any palette that it made, so that nothing has to be handed around.
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

class QApplication;
class QFont;
class QWidget;

namespace sheaf::ui {

enum class Role {
    Base, ///< ground of tables and editors
    Window, ///< ground around them
    Line,
    Text,
    SecondText,
    Accent, ///< links, focus, the primary button
    OnAccent, ///< text on a ground of Accent
    Selection,
    Answer, ///< the mark of answer columns
    Good,
    Attention,
    Failed,
    Missing,
};
inline constexpr std::size_t roleCount = 13;

/// Light and Dark are for people who want other than their system, and for screenshots.
enum class ThemeChoice { System, Light, Dark };

struct Theme
{
    bool dark = false;
    /// The user's own extreme palette: every colour comes from it and none from us.
    bool highContrast = false;
    std::array<QColor, roleCount> colors;

    [[nodiscard]] QColor color(Role role) const { return colors[static_cast<std::size_t>(role)]; }
    /// `ground` with a touch of `role`: hover (0.06), pressed (0.12), banners (0.10). Strength from 0 to 1.
    [[nodiscard]] QColor tint(Role role, double strength, Role ground = Role::Window) const;

    bool operator==(const Theme&) const = default;
};

/// The theme that goes with a palette. Qt 6.4 cannot be asked whether the system is dark, so that its palette is: text
/// lighter than the window means dark. Give it the palette as it was before the first applyTheme().
[[nodiscard]] Theme themeFor(const QPalette& system, ThemeChoice choice = ThemeChoice::System);
/// The theme a widget is painted with now.
[[nodiscard]] Theme themeOf(const QWidget& widget);
/// Active, inactive and disabled, all set.
[[nodiscard]] QPalette paletteOf(const Theme& theme);
/// Style and palette of the whole application; may be called again when the theme changes. Widgets that exist already
/// follow with the next events.
void applyTheme(QApplication& app, const Theme& theme);

/// WCAG 2 contrast ratio, 1 to 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

/// In pixels at 100 %: pass them through scaled() wherever text has to fit.
namespace measure {
inline constexpr int grid = 4;
inline constexpr int gap = 8; ///< between things that belong together
inline constexpr int groupGap = 16;
inline constexpr int pageEdge = 24;
inline constexpr int rowHeight = 28;
inline constexpr int pictureRowHeight = 64; ///< of a table of pictures
inline constexpr int controlHeight = 32;
inline constexpr int sidebarWidth = 208;
inline constexpr int sidebarCollapsedWidth = 52;
inline constexpr int radius = 6; ///< buttons and fields
inline constexpr int cardRadius = 8;
inline constexpr int icon = 20;
inline constexpr int smallIcon = 16;
inline constexpr int largeIcon = 64;
inline constexpr double pageTitle = 1.4; ///< times the system's font; nothing is larger
} // namespace measure

/// `pixels` grown with the font, so that layouts hold up to 200 %; never smaller than given.
[[nodiscard]] int scaled(int pixels, const QFont& font);
[[nodiscard]] int scaled(int pixels, const QWidget& widget);

} // namespace sheaf::ui
