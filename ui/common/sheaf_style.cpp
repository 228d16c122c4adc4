#include "common/sheaf_style.h"

#include "common/style_paint.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTabBar>

namespace sheaf::ui {

namespace {

constexpr int minimumThumb = 28;

void paintViewFrame(QPainter& painter, const QStyleOption& option, const QWidget* widget, const Theme& theme)
{
    const bool focused = option.state.testFlag(QStyle::State_HasFocus) && !qobject_cast<const QAbstractItemView*>(widget);
    paintBox(painter, option.rect, QColor(), theme.tint(Role::Text, 0.1, Role::Line), measure::grid);
    if (focused)
        paintFocusRing(painter, option.rect, theme, measure::grid);
}

Qt::ArrowType arrowOf(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_IndicatorArrowUp:
        return Qt::UpArrow;
    case QStyle::PE_IndicatorArrowLeft:
        return Qt::LeftArrow;
    case QStyle::PE_IndicatorArrowRight:
        return Qt::RightArrow;
    default:
        return Qt::DownArrow;
    }
}

} // namespace

SheafStyle::SheafStyle(const Theme& theme) : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_theme(theme) { }

void SheafStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
    const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return paintPushButton(*painter, *option, widget, m_theme);
    case PE_PanelButtonTool:
        return paintToolButton(*painter, *option, m_theme);
    case PE_PanelLineEdit:
        // A frameless edit (in a spin box, a combo box, a cell) stands on a ground that is painted by its owner.
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            paintField(*painter, *option, m_theme);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        return paintViewFrame(*painter, *option, widget, m_theme);
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, m_theme.color(Role::Window));
        return;
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
        painter->fillRect(QRect(option->rect.left(), element == PE_FrameTabWidget ? option->rect.top() : option->rect.bottom(),
                              option->rect.width(), 1),
            m_theme.color(Role::Line));
        return;
    case PE_FrameFocusRect:
        if (!qobject_cast<const QAbstractItemView*>(widget))
            paintFocusRing(*painter, option->rect, m_theme, measure::grid);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paintCheckBox(*painter, *option, m_theme);
    case PE_IndicatorRadioButton:
        return paintRadioButton(*painter, *option, m_theme);
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight:
        return paintChevron(*painter, option->rect, arrowOf(element), m_theme.color(Role::SecondText));
    case PE_IndicatorHeaderArrow:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            paintChevron(*painter, option->rect,
                header->sortIndicator == QStyleOptionHeader::SortUp ? Qt::UpArrow : Qt::DownArrow, m_theme.color(Role::SecondText));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void SheafStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
    const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            paintPushButtonLabel(*painter, *button, widget, m_theme);
        return;
    case CE_HeaderSection:
        return paintHeaderSection(*painter, *option, m_theme);
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, m_theme.color(Role::Window));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), m_theme.color(Role::Line));
        return;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            paintTab(*painter, *tab, m_theme);
        return;
    case CE_Splitter:
        return paintSplitter(*painter, *option, m_theme);
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            const double range = bar->maximum - bar->minimum;
            paintProgress(*painter, bar->rect, range > 0 ? (bar->progress - bar->minimum) / range : 0, bar->direction, m_theme);
        }
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void SheafStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
    const QWidget* widget) const
{
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && control == CC_ComboBox)
        return paintComboBox(*painter, *combo, subControlRect(control, option, SC_ComboBoxArrow, widget), m_theme);
    if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option); slider && control == CC_ScrollBar)
        return paintScrollBar(*painter, *slider, subControlRect(control, option, SC_ScrollBarSlider, widget), m_theme);
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option); spin && control == CC_SpinBox) {
        paintField(*painter, *option, m_theme);
        const auto arrow = [&](SubControl part, Qt::ArrowType type, QAbstractSpinBox::StepEnabledFlag step) {
            const QRect rect = subControlRect(control, option, part, widget);
            paintChevron(*painter, rect, type,
                spin->stepEnabled.testFlag(step) ? m_theme.color(Role::SecondText) : m_theme.tint(Role::Text, 0.3));
        };
        arrow(SC_SpinBoxUp, Qt::UpArrow, QAbstractSpinBox::StepUpEnabled);
        arrow(SC_SpinBoxDown, Qt::DownArrow, QAbstractSpinBox::StepDownEnabled);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect SheafStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
    const QWidget* widget) const
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_ScrollBar && slider)
        return scrollBarPart(*slider, part);
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    const bool text = (control == CC_ComboBox && part == SC_ComboBoxEditField)
        || (control == CC_SpinBox && part == SC_SpinBoxEditField);
    if (!text)
        return rect;
    const bool mirrored = option->direction == Qt::RightToLeft;
    return rect.adjusted(mirrored ? 0 : measure::grid, 0, mirrored ? -measure::grid : 0, 0);
}

QRect SheafStyle::scrollBarPart(const QStyleOptionSlider& slider, SubControl part)
{
    // No arrow buttons: the whole length is the groove.
    const bool upright = slider.orientation == Qt::Vertical;
    const int length = upright ? slider.rect.height() : slider.rect.width();
    const qint64 range = qint64(slider.maximum) - slider.minimum + slider.pageStep;
    const int share = range > 0 ? static_cast<int>(qint64(length) * slider.pageStep / range) : length;
    const int thumb = slider.maximum > slider.minimum ? std::clamp(share, std::min(minimumThumb, length), length) : length;
    const int start = sliderPositionFromValue(slider.minimum, slider.maximum, slider.sliderPosition, length - thumb,
        slider.upsideDown);
    const auto along = [&](int from, int extent) {
        const QRect rect = upright ? QRect(slider.rect.x(), slider.rect.y() + from, slider.rect.width(), extent)
                                   : QRect(slider.rect.x() + from, slider.rect.y(), extent, slider.rect.height());
        return visualRect(slider.direction, slider.rect, rect);
    };
    switch (part) {
    case SC_ScrollBarGroove:
        return slider.rect;
    case SC_ScrollBarSlider:
        return along(start, thumb);
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + thumb, length - start - thumb);
    default:
        return {};
    }
}

QRect SheafStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return rect.adjusted(measure::grid, 0, -measure::grid, 0);
    return rect;
}

QSize SheafStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
    const QWidget* widget) const
{
    const QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int height = widget ? scaled(measure::controlHeight, *widget) : measure::controlHeight;
    const int fieldHeight = std::max(option->fontMetrics.height() + 2 * measure::gap - 2, height);
    switch (type) {
    case CT_PushButton:
        return {result.width() + 2 * measure::gap, std::max(result.height(), height)};
    case CT_LineEdit:
    case CT_SpinBox:
    case CT_ComboBox:
        return {result.width() + measure::gap, fieldHeight};
    case CT_TabBarTab:
        return {result.width() + measure::gap, std::max(result.height(), height + measure::grid)};
    case CT_HeaderSection:
        return {result.width() + measure::gap, std::max(result.height(), height)};
    default:
        return result;
    }
}

int SheafStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return 2; // room for the focus ring
    case PM_HeaderMargin:
        return measure::gap - 2; // more would not leave a row its 28 pixels
    case PM_FocusFrameHMargin:
        return measure::gap - 3; // cells keep one pixel more: their text stands below that of the header
    case PM_ScrollBarExtent:
        return 12;
    case PM_SplitterWidth:
        return 7;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return widget ? scaled(measure::smallIcon, *widget) : measure::smallIcon;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return widget ? scaled(measure::smallIcon + 2, *widget) : measure::smallIcon + 2;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return measure::groupGap;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return measure::gap;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int SheafStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
    QStyleHintReturn* returned) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_ScrollView_FrameOnlyAroundContents:
    case SH_ComboBox_Popup:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_UnderlineShortcut:
        return 1;
    case SH_Table_GridLineColor:
        return static_cast<int>(m_theme.color(Role::Line).rgb());
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

void SheafStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (auto* header = qobject_cast<QHeaderView*>(widget)) {
        header->setDefaultAlignment(header->orientation() == Qt::Horizontal ? Qt::AlignLeading | Qt::AlignVCenter
                                                                            : Qt::AlignTrailing | Qt::AlignVCenter);
        header->setHighlightSections(false);
    }
    // Hover is part of how these are drawn.
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QScrollBar*>(widget)
        || qobject_cast<QTabBar*>(widget) || qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QHeaderView*>(widget)
        || qobject_cast<QLineEdit*>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

} // namespace sheaf::ui
