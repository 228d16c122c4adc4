#include "settings/price_box.h"

#include "common/label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

constexpr int priceWidth = 72;
constexpr int currencyWidth = 56;
constexpr int digits = 6; // of a price that is shown again

QString priceText(const std::optional<double>& price)
{
    return price ? QLocale().toString(*price, 'g', digits) : QString();
}

} // namespace

TypedPrice typedPrice(const QString& text, const QLocale& locale)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    bool ok = false;
    double value = locale.toDouble(trimmed, &ok);
    if (!ok)
        value = trimmed.toDouble(&ok);
    if (!ok || !(value >= 0) || value > 1e9)
        return {std::nullopt, true};
    return {value, false};
}

PriceBox::PriceBox(const service::Profile& profile, QWidget* parent)
    : QWidget(parent), m_in(field("priceIn", tr("Price for a million tokens in"), priceText(profile.priceIn), priceWidth)),
      m_out(field("priceOut", tr("Price for a million tokens out"), priceText(profile.priceOut), priceWidth)),
      m_currency(field("priceCurrency", tr("Currency"), profile.currency, currencyWidth)), m_fault(new Label({}, TextKind::Body, this))
{
    setObjectName(QStringLiteral("priceBox"));
    m_currency->setPlaceholderText(QStringLiteral("USD"));
    m_currency->setMaxLength(8);
    m_fault->setObjectName(QStringLiteral("priceFault"));
    m_fault->setRole(Role::Failed);
    m_fault->hide();
    auto* line = new QHBoxLayout;
    line->setSpacing(measure::gap);
    line->addWidget(new Label(tr("Price of a million tokens"), TextKind::Body, this));
    line->addStretch();
    line->addWidget(new Label(tr("in", "tokens that go in"), TextKind::Second, this));
    line->addWidget(m_in);
    line->addWidget(new Label(tr("out", "tokens that come out"), TextKind::Second, this));
    line->addWidget(m_out);
    line->addWidget(m_currency);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::gap);
    rows->addLayout(line);
    rows->addWidget(m_fault);
    for (QLineEdit* each : {m_in, m_out, m_currency})
        connect(each, &QLineEdit::editingFinished, this, &PriceBox::take);
}

QLineEdit* PriceBox::field(const char* name, const QString& accessibleName, const QString& text, int width)
{
    auto* made = new QLineEdit(text, this);
    made->setObjectName(QString::fromLatin1(name));
    made->setAccessibleName(accessibleName);
    made->setToolTip(tr("Used to work out what a job costs"));
    made->setFixedWidth(scaled(width, *this));
    return made;
}

void PriceBox::take()
{
    const TypedPrice in = typedPrice(m_in->text(), QLocale());
    const TypedPrice out = typedPrice(m_out->text(), QLocale());
    m_fault->setVisible(in.isWrong || out.isWrong);
    m_fault->setText(tr("A price is a number such as %1. Leave the field empty where you do not know it.").arg(QLocale().toString(0.15)));
    if (in.isWrong || out.isWrong)
        return;
    Q_EMIT priceChanged(in.value, out.value, m_currency->text().trimmed().toUpper());
}

} // namespace sheaf::ui
