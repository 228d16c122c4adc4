#include "batches/job_headline.h"

#include "common/icon.h"
#include "common/numbers.h"

#include <QEvent>
#include <QHBoxLayout>

#include <cstdlib>

namespace sheaf::ui {

using project::Outcome;
using project::setOf;

namespace {

qint64 countOf(const project::OutcomeCounts& counts, project::OutcomeSet wanted)
{
    qint64 rows = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        rows += wanted & setOf(Outcome(i)) ? counts.at(i) : 0;
    return rows;
}

void addPart(Piles& piles, const project::PartRecord& part)
{
    piles.rows += part.rowCount;
    piles.strays += part.strayLines;
    if (!jobs::isFinished(part)) {
        piles.open += part.rowCount;
        return;
    }
    if (part.state == project::PartState::Abandoned) { // never sent, so that no file tells
        piles.failed += part.rowCount;
        return;
    }
    piles.good += countOf(part.outcomes, outcomesOfPile(QStringLiteral("good")));
    piles.attention += countOf(part.outcomes, outcomesOfPile(QStringLiteral("attention")));
    piles.failed += countOf(part.outcomes, outcomesOfPile(QStringLiteral("failed")));
    piles.missing += countOf(part.outcomes, outcomesOfPile(QStringLiteral("missing")));
}

QString unaccountedText(const Piles& piles, const QLocale& locale)
{
    const int rows = static_cast<int>(std::abs(piles.unaccounted()));
    const QString sent = countText(piles.rows, locale);
    //: After how the rows of a job ended; %1 is how many were sent.
    return piles.unaccounted() > 0 ? JobHeadline::tr("%Ln row(s) of %1 are not accounted for", nullptr, rows).arg(sent)
                                   : JobHeadline::tr("%Ln row(s) more are counted than the %1 that were sent", nullptr, rows).arg(sent);
}

} // namespace

project::OutcomeSet outcomesOfPile(const QString& link)
{
    if (link == QLatin1String("good"))
        return setOf(Outcome::Good);
    if (link == QLatin1String("attention"))
        return setOf(Outcome::CutOff) | setOf(Outcome::Empty) | setOf(Outcome::Refused) | setOf(Outcome::DoesNotFit);
    if (link == QLatin1String("failed"))
        return setOf(Outcome::Failed) | setOf(Outcome::Expired) | setOf(Outcome::Cancelled);
    return setOf(Outcome::Missing);
}

Piles pilesOf(const project::JobRecord& job)
{
    Piles piles;
    for (const project::PartRecord& part : job.parts)
        addPart(piles, part);
    return piles;
}

QString headlineText(const Piles& piles, bool withLinks, const QLocale& locale)
{
    if (piles.rows == 0 || piles.open == piles.rows)
        return {};
    if (piles.isAllGood()) {
        const QString all = JobHeadline::tr("All %Ln row(s) are good.", nullptr, static_cast<int>(piles.rows));
        return withLinks ? all.toHtmlEscaped() : all;
    }
    QStringList parts;
    const auto add = [&parts, withLinks](qint64 count, const char* link, const QString& words) {
        if (count > 0)
            parts += withLinks && link ? QStringLiteral("<a href=\"%1\">%2</a>").arg(QLatin1String(link), words.toHtmlEscaped()) : words;
    };
    //: The rows of a job by how they ended: "12,391 good, 61 need attention, 20 failed, 8 missing".
    add(piles.good, "good", JobHeadline::tr("%Ln good", "rows", static_cast<int>(piles.good)));
    add(piles.attention, "attention", JobHeadline::tr("%Ln need attention", "rows", static_cast<int>(piles.attention)));
    add(piles.failed, "failed", JobHeadline::tr("%Ln failed", "rows", static_cast<int>(piles.failed)));
    add(piles.missing, "missing", JobHeadline::tr("%Ln missing", "rows", static_cast<int>(piles.missing)));
    add(piles.open, nullptr, JobHeadline::tr("%Ln still out", "rows", static_cast<int>(piles.open)));
    QStringList sentence {parts.join(QStringLiteral(", "))};
    if (!piles.closes())
        sentence += unaccountedText(piles, locale);
    sentence.removeAll(QString());
    return sentence.join(QStringLiteral(" · "));
}

JobHeadline::JobHeadline(QWidget* parent) : QWidget(parent), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("jobHeadline"));
    m_text->setObjectName(QStringLiteral("jobPiles"));
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_text->setToolTip(tr("Show these rows in the project"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(measure::gap);
    line->addWidget(m_icon);
    line->addWidget(m_text, 1);
    connect(m_text, &QLabel::linkActivated, this, [this](const QString& link) { Q_EMIT pileRequested(outcomesOfPile(link)); });
}

void JobHeadline::setEntry(const std::optional<JobEntry>& entry)
{
    m_piles = entry ? pilesOf(entry->job) : Piles();
    refresh();
}

void JobHeadline::refresh()
{
    const QString text = headlineText(m_piles, true, QLocale());
    setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    const bool good = m_piles.isAllGood();
    const int side = scaled(measure::smallIcon, *this);
    const Theme theme = themeOf(*this);
    m_icon->setPixmap(iconPixmap(good ? QStringLiteral("outcome-good") : QStringLiteral("warning"),
        theme.color(good ? Role::Good : Role::Attention), {side, side}, devicePixelRatioF()));
    if (m_text->text() != text)
        m_text->setText(text);
    m_text->setAccessibleName(headlineText(m_piles, false, QLocale()));
}

void JobHeadline::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_text)
        refresh();
}

} // namespace sheaf::ui
