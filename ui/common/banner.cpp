#include "common/banner.h"

#include "common/icon.h"
#include "common/style_paint.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace sheaf::ui {

namespace {

struct BannerLook
{
    Role role;
    QString icon;
    QString spoken; ///< the kind, for those who do not see the colour
};

BannerLook lookOf(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::Good:
        return {Role::Good, QStringLiteral("check"), Banner::tr("Done", "kind of a banner, read aloud")};
    case Banner::Kind::Attention:
        return {Role::Attention, QStringLiteral("warning"), Banner::tr("Attention", "kind of a banner, read aloud")};
    case Banner::Kind::Failed:
        return {Role::Failed, QStringLiteral("warning"), Banner::tr("Problem", "kind of a banner, read aloud")};
    case Banner::Kind::Info:
        break;
    }
    return {Role::Accent, QStringLiteral("info"), Banner::tr("Note", "kind of a banner, read aloud")};
}

} // namespace

Banner::Banner(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("banner"));
    build();
    hide();
}

void Banner::build()
{
    m_icon = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details = new QPushButton(this);
    m_details->setObjectName(QStringLiteral("bannerDetails"));
    m_details->hide();
    m_action = new QPushButton(this);
    m_action->setObjectName(QStringLiteral("bannerAction"));
    m_action->hide();
    m_close = new QToolButton(this);
    m_close->setObjectName(QStringLiteral("bannerClose"));
    m_close->setIcon(icon(QStringLiteral("close"), Role::SecondText));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, measure::gap, measure::gap, measure::gap);
    row->setSpacing(measure::gap + measure::grid);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    row->addWidget(m_details, 0, Qt::AlignVCenter);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(m_close, 0, Qt::AlignVCenter);
    connect(m_details, &QPushButton::clicked, this, &Banner::detailsRequested);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &Banner::dismiss);
}

void Banner::showMessage(Kind kind, const QString& sentence, const QString& code)
{
    m_kind = kind;
    m_sentence = sentence;
    m_code = code;
    refreshLook();
    show();
}

void Banner::setAction(const QString& text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void Banner::setDetails(const QString& text)
{
    m_details->setText(text);
    m_details->setVisible(!text.isEmpty());
}

void Banner::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void Banner::refreshLook()
{
    const BannerLook look = lookOf(m_kind);
    const Theme theme = themeOf(*this);
    const int side = scaled(measure::icon, *this);
    m_icon->setPixmap(iconPixmap(look.icon, theme.color(look.role), {side, side}, devicePixelRatioF()));
    const QString code = m_code.isEmpty() ? QString()
                                          : QStringLiteral(" <span style=\"color:%1\">(%2)</span>")
                                                .arg(theme.color(Role::SecondText).name(), m_code.toHtmlEscaped());
    m_text->setTextFormat(Qt::RichText);
    m_text->setText(m_sentence.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")) + code);
    setAccessibleName(look.spoken);
    setAccessibleDescription(m_sentence);
    update();
}

void Banner::dismiss()
{
    hide();
    Q_EMIT closed();
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme theme = themeOf(*this);
    const Role role = lookOf(m_kind).role;
    paintBox(painter, rect(), theme.tint(role, theme.dark ? 0.10 : 0.07, Role::Base), theme.tint(role, 0.35, Role::Line),
        measure::radius);
}

void Banner::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_text)
        refreshLook();
}

void Banner::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_close->isHidden())
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

} // namespace sheaf::ui
