#include "batches/stray_box.h"

#include "base/sentence.h"
#include "batches/job_headline.h"
#include "batches/small_table.h"
#include "common/icon.h"
#include "common/label.h"
#include "jobs/strays.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

constexpr int mostLines = 1000;
constexpr int strayTableHeight = 140; // at 100 %
constexpr qsizetype shownBytes = 300;

QString kindText(jobs::StrayKind kind)
{
    switch (kind) {
    case jobs::StrayKind::NoRow: return StrayBox::tr("Answer to no row");
    case jobs::StrayKind::SecondAnswer: return StrayBox::tr("Second answer");
    case jobs::StrayKind::NoResult: break;
    }
    return StrayBox::tr("No answer at all");
}

jobs::AccountOrder orderFor(const QString& folder, const project::JobRecord& job, const project::PartRecord& part)
{
    const auto path = [dir = QDir(folder)](const QString& name) { return name.isEmpty() ? QString() : dir.filePath(name); };
    const auto batch = service::batchFromJson(part.lastBatch);
    return {.sentFile = path(part.sentFile), .rows = part.rows, .outputFile = path(part.outputFile), .errorFile = path(part.errorFile),
        .end = batch ? batch->phase : service::Phase::Completed, .attempt = job.attempt, .answerSchema = {}};
}

} // namespace

StrayBox::StrayBox(QWidget* parent)
    : QWidget(parent), m_words(new Label({}, TextKind::Body, this)), m_show(new QPushButton(tr("Show them"), this)),
      m_lines(new SmallTable("strayLines", tr("Lines that belong to no row"), {tr("What"), tr("File"), tr("Line"), tr("Text")}, this))
{
    setObjectName(QStringLiteral("strayBox"));
    m_words->setObjectName(QStringLiteral("strayWords"));
    m_words->setWordWrap(true);
    m_show->setObjectName(QStringLiteral("showStrays"));
    m_lines->setFixedHeight(scaled(strayTableHeight, *this));
    m_lines->hide();
    auto* shape = new QLabel(this);
    const int side = scaled(measure::smallIcon, *this);
    shape->setPixmap(icon(QStringLiteral("info"), Role::SecondText).pixmap(side, side));
    auto* line = new QHBoxLayout;
    line->setSpacing(measure::gap);
    line->addWidget(shape);
    line->addWidget(m_words, 1);
    line->addWidget(m_show);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(measure::gap, measure::gap, measure::gap, measure::gap);
    rows->setSpacing(measure::gap);
    rows->addLayout(line);
    rows->addWidget(m_lines);
    connect(m_show, &QPushButton::clicked, this, &StrayBox::read);
}

void StrayBox::setEntry(const std::optional<JobEntry>& entry)
{
    const bool sameJob = entry && m_entry && entry->isSameAs(*m_entry);
    m_entry = entry;
    if (!sameJob) {
        m_reader.stop();
        m_lines->hide();
        m_show->show();
    }
    const qint64 strays = entry ? pilesOf(entry->job).strays : 0;
    setVisible(strays > 0);
    m_words->setText(tr("%Ln line(s) that came back belong to no row. They are kept with the results and change nothing.", nullptr,
        static_cast<int>(strays)));
}

void StrayBox::read()
{
    m_show->hide();
    m_reader.start(
        [folder = m_entry->folder, job = m_entry->job](std::stop_token stop) -> Result<QList<jobs::StrayLine>> {
            QList<jobs::StrayLine> lines;
            Progress progress;
            for (const project::PartRecord& part : job.parts) {
                const auto left = mostLines - static_cast<int>(lines.size());
                if (part.strayLines == 0 || left <= 0)
                    continue;
                auto strays = jobs::readStrays(orderFor(folder, job, part), left, progress, stop);
                if (!strays)
                    return failure(strays.error());
                lines += strays->lines;
            }
            return lines;
        },
        [this](const Result<QList<jobs::StrayLine>>& lines) {
            if (!lines) {
                m_words->setText(sentence(lines.error()));
                return;
            }
            QList<QStringList> rows;
            for (const jobs::StrayLine& line : *lines)
                rows.append({kindText(line.kind), QFileInfo(line.file).fileName(), QLocale().toString(line.number),
                    QString::fromUtf8(line.text.left(shownBytes)).simplified()});
            m_lines->fill(rows);
            m_lines->show();
        });
}

} // namespace sheaf::ui
