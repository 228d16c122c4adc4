#include "settings/limits_box.h"

#include "common/label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

constexpr int limitWidth = 84;
constexpr qint64 megabyte = 1'000'000;
constexpr qint64 largestLimit = 1'000'000'000; // rows, megabytes or seconds: beyond any service

/// 0 for an empty field; nothing for anything that is no whole number.
std::optional<qint64> limitFrom(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return 0;
    bool ok = false;
    const qint64 value = QLocale().toLongLong(trimmed, &ok);
    return ok && value >= 0 && value <= largestLimit ? std::optional(value) : std::nullopt;
}

} // namespace

LimitsBox::LimitsBox(const service::Profile& profile, QWidget* parent)
    : QWidget(parent), m_rows(field("maxRows", tr("Most rows in one part"), profile.maxRows)),
      m_megabytes(field("maxMegabytes", tr("Most megabytes in one part"), profile.maxBytes / megabyte)),
      m_seconds(field("uploadSeconds", tr("Seconds from one upload to the next"),
          std::chrono::duration_cast<std::chrono::seconds>(profile.uploadSpacing).count())),
      m_fault(new Label({}, TextKind::Body, this))
{
    setObjectName(QStringLiteral("limitsBox"));
    m_fault->setObjectName(QStringLiteral("limitsFault"));
    m_fault->setRole(Role::Failed);
    m_fault->hide();
    auto* line = new QHBoxLayout;
    line->setSpacing(measure::gap);
    line->addWidget(new Label(tr("Limits of one part"), TextKind::Body, this));
    line->addStretch();
    line->addWidget(new Label(tr("rows"), TextKind::Second, this));
    line->addWidget(m_rows);
    line->addWidget(new Label(tr("MB"), TextKind::Second, this));
    line->addWidget(m_megabytes);
    line->addWidget(new Label(tr("s between uploads"), TextKind::Second, this));
    line->addWidget(m_seconds);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::gap);
    rows->addLayout(line);
    rows->addWidget(m_fault);
    for (QLineEdit* each : {m_rows, m_megabytes, m_seconds})
        connect(each, &QLineEdit::editingFinished, this, &LimitsBox::take);
}

QLineEdit* LimitsBox::field(const char* name, const QString& accessibleName, qint64 value)
{
    auto* made = new QLineEdit(value > 0 ? QLocale().toString(value) : QString(), this);
    made->setObjectName(QString::fromLatin1(name));
    made->setAccessibleName(accessibleName);
    made->setToolTip(tr("%1; empty where there is no limit").arg(accessibleName));
    made->setFixedWidth(scaled(limitWidth, *this));
    return made;
}

void LimitsBox::take()
{
    const auto rows = limitFrom(m_rows->text());
    const auto megabytes = limitFrom(m_megabytes->text());
    const auto seconds = limitFrom(m_seconds->text());
    const bool isWrong = !rows || !megabytes || !seconds;
    m_fault->setText(tr("A limit is a whole number such as %1. Leave the field empty where there is none.").arg(QLocale().toString(50000)));
    m_fault->setVisible(isWrong);
    if (!isWrong)
        Q_EMIT limitsChanged(*rows, *megabytes * megabyte, std::chrono::seconds(*seconds));
}

} // namespace sheaf::ui
