#include "common/progress_strip.h"

#include "common/elided_label.h"
#include "common/label.h"
#include "common/style_paint.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QTimer>

namespace sheaf::ui {

namespace {

constexpr double almostDone = 0.99;
constexpr int travelMillis = 1400;

} // namespace

/// Draws a share, or a piece that travels while there is none.
class ProgressStrip::Bar : public QWidget
{
public:
    explicit Bar(QWidget* parent) : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        m_travel.setDuration(travelMillis);
        m_travel.setLoopCount(-1);
        m_travel.setStartValue(0.0);
        m_travel.setEndValue(1.0);
        connect(&m_travel, &QVariantAnimation::valueChanged, this, [this] { update(); });
    }

    void setShare(double share)
    {
        m_share = share;
        setAccessibleName(share < 0 ? ProgressStrip::tr("Progress") : ProgressStrip::tr("Progress, %1 %").arg(int(share * 100)));
        keepTravelling();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override { return {scaled(200, *this), scaled(measure::smallIcon, *this)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {scaled(60, *this), scaled(measure::gap, *this)}; }

protected:
    void showEvent(QShowEvent*) override { keepTravelling(); }
    void hideEvent(QHideEvent*) override { m_travel.stop(); }

    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Theme theme = themeOf(*this);
        paintProgress(painter, rect(), m_share, layoutDirection(), theme);
        if (m_share >= 0)
            return;
        const int piece = width() / 4;
        const int from = static_cast<int>((width() + piece) * m_travel.currentValue().toDouble()) - piece;
        const int left = std::max(0, from);
        const QRect groove(left, height() / 2 - 3, std::min(width(), from + piece) - left, 6);
        paintBox(painter, QStyle::visualRect(layoutDirection(), rect(), groove), theme.color(Role::Accent), QColor(), 3);
    }

private:
    void keepTravelling()
    {
        const bool wanted = m_share < 0 && isVisible() && style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
        if (!wanted)
            m_travel.stop();
        else if (m_travel.state() != QAbstractAnimation::Running)
            m_travel.start();
    }

    double m_share = -1;
    QVariantAnimation m_travel;
};

ProgressStrip::ProgressStrip(std::chrono::milliseconds showAfter, QWidget* parent)
    : QWidget(parent), m_label(new ElidedLabel({}, this)), m_bar(new Bar(this)),
      m_figures(new Label({}, TextKind::Second, this)), m_stop(new QPushButton(tr("Stop"), this)), m_delay(new QTimer(this))
{
    setObjectName(QStringLiteral("progressStrip"));
    m_figures->setObjectName(QStringLiteral("progressFigures"));
    m_stop->setObjectName(QStringLiteral("progressStop"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, measure::grid, 0, measure::grid);
    row->setSpacing(12);
    row->addWidget(m_label);
    row->addWidget(m_bar, 1);
    row->addWidget(m_figures);
    row->addWidget(m_stop);
    m_delay->setSingleShot(true);
    m_delay->setInterval(showAfter);
    connect(m_delay, &QTimer::timeout, this, &QWidget::show);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false); // one press is enough
        Q_EMIT stopRequested();
    });
    hide();
}

void ProgressStrip::start(const QString& label)
{
    m_running = true;
    m_share = -1;
    m_label->setText(label);
    m_figures->clear();
    m_bar->setShare(m_share);
    m_stop->setEnabled(true);
    if (m_delay->interval() == 0)
        show();
    else
        m_delay->start();
}

void ProgressStrip::setProgress(qint64 done, qint64 total)
{
    if (!m_running || total <= 0)
        return;
    const double share = std::clamp(static_cast<double>(done) / static_cast<double>(total), 0.0, almostDone);
    if (share <= m_share)
        return;
    m_share = share;
    m_bar->setShare(share);
}

void ProgressStrip::setFigures(const QString& figures)
{
    m_figures->setText(figures);
}

void ProgressStrip::setStoppable(bool stoppable)
{
    m_stop->setVisible(stoppable);
}

void ProgressStrip::finish()
{
    m_running = false;
    m_delay->stop();
    hide();
}

} // namespace sheaf::ui
