#include "batches/stray_box.h"

#include "base/sentence.h"
#include "base/when_done.h"
#include "batches/job_headline.h"
#include "batches/small_table.h"
#include "common/icon.h"
#include "common/label.h"
#include "jobs/answer_schema.h"

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

} // namespace

StrayBox::StrayBox(QWidget* parent)
    : QWidget(parent), m_words(new Label({}, TextKind::Body, this)), m_show(new QPushButton(tr("Show them"), this)),
      m_fault(new Label({}, TextKind::Body, this)),
      m_lines(new SmallTable("strayLines", tr("Lines that are not used"), {tr("What"), tr("File"), tr("Line"), tr("Text")}, this))
{
    setObjectName(QStringLiteral("strayBox"));
    m_words->setObjectName(QStringLiteral("strayWords"));
    m_words->setWordWrap(true);
    m_show->setObjectName(QStringLiteral("showStrays"));
    m_fault->setObjectName(QStringLiteral("strayFault"));
    m_fault->setWordWrap(true);
    m_fault->setRole(Role::Failed);
    m_fault->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_fault->hide();
    m_lines->setFixedHeight(scaled(strayTableHeight, *this));
    m_lines->hide();
    build();
    connect(m_show, &QPushButton::clicked, this, &StrayBox::read);
}

void StrayBox::build()
{
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
    rows->addWidget(m_fault);
    rows->addWidget(m_lines);
}

void StrayBox::setEntry(const std::optional<JobEntry>& entry)
{
    const bool sameJob = entry && m_entry && entry->isSameAs(*m_entry);
    m_entry = entry;
    if (!sameJob) {
        m_reader.stop();
        m_lines->hide();
        m_fault->hide();
        m_show->show();
    }
    const qint64 strays = entry ? pilesOf(entry->job).strays : 0;
    setVisible(strays > 0);
    m_words->setText(tr("%Ln line(s) that came back are not used: their row has another answer or was not sent, or they are no answer at "
                        "all. They are kept with the results and change nothing.", nullptr, static_cast<int>(strays)));
}

/// Which of two answers counts may depend on the form that was asked for.
void StrayBox::read()
{
    m_show->hide();
    m_fault->hide();
    const TemplateId id = m_entry->job.requestTemplate;
    if (!m_entry->project || id.value == 0)
        return readWith({});
    whenDone(m_entry->project->readTemplate(id), this, [this, asked = *m_entry](const Result<QByteArray>& json) {
        if (m_entry && m_entry->isSameAs(asked))
            readWith(json ? jobs::schemaOf(*json) : QByteArray());
    });
}

void StrayBox::readWith(const QByteArray& answerSchema)
{
    m_reader.start(
        [folder = m_entry->folder, job = m_entry->job, answerSchema](std::stop_token stop) -> Result<QList<jobs::StrayLine>> {
            QList<jobs::StrayLine> lines;
            Progress progress;
            for (const project::PartRecord& part : job.parts) {
                const auto left = mostLines - static_cast<int>(lines.size());
                if (part.strayLines == 0 || left <= 0)
                    continue;
                jobs::AccountOrder order = jobs::accountOrder(folder, job, part);
                order.answerSchema = answerSchema;
                auto strays = jobs::readStrays(order, left, progress, stop);
                if (!strays)
                    return failure(strays.error());
                lines += strays->lines;
            }
            return lines;
        },
        [this](const Result<QList<jobs::StrayLine>>& lines) { lines ? list(*lines) : fail(lines.error()); });
}

void StrayBox::list(const QList<jobs::StrayLine>& lines)
{
    QList<QStringList> rows;
    for (const jobs::StrayLine& line : lines)
        rows.append({kindText(line.kind), QFileInfo(line.file).fileName(), QLocale().toString(line.number),
            QString::fromUtf8(line.text.left(shownBytes)).simplified()});
    m_lines->fill(rows);
    m_lines->show();
}

void StrayBox::fail(const Error& error)
{
    m_fault->setText(sentence(error));
    m_fault->show();
    m_show->show();
}

} // namespace sheaf::ui
