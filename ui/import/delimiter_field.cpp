#include "import/delimiter_field.h"

#include "common/theme.h"
#include "import/import_words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>

namespace sheaf::ui {

namespace {

constexpr char usualDelimiters[] = {',', ';', '\t', '|'};

} // namespace

DelimiterField::DelimiterField(QWidget* parent) : QWidget(parent)
{
    m_choice = new QComboBox(this);
    m_choice->setObjectName(QStringLiteral("delimiter"));
    m_choice->setAccessibleName(tr("Delimiter"));
    for (const char delimiter : usualDelimiters)
        m_choice->addItem(delimiterName(delimiter), int(delimiter));
    m_choice->addItem(tr("Other…", "delimiter"));
    m_choice->setMinimumContentsLength(8);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_other = new QLineEdit(this);
    m_other->setObjectName(QStringLiteral("otherDelimiter"));
    m_other->setAccessibleName(tr("Other delimiter"));
    m_other->setToolTip(tr("The character that stands between cells"));
    m_other->setMaxLength(1);
    // One byte that is neither a quotation mark nor part of a word; letters would split every cell.
    m_other->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[ !#-&(-/:-@\\[-`{-~]")), m_other));
    m_other->setFixedWidth(scaled(measure::controlHeight, *this) + measure::gap);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(measure::grid);
    line->addWidget(m_choice, 1);
    line->addWidget(m_other);
    m_other->hide();
    setFocusProxy(m_choice);
    connect(m_choice, &QComboBox::activated, this, &DelimiterField::choose);
    connect(m_other, &QLineEdit::textEdited, this, &DelimiterField::typed);
}

QWidget* DelimiterField::buddy() const
{
    return m_choice;
}

void DelimiterField::choose()
{
    const bool other = !m_choice->currentData().isValid();
    m_other->setVisible(other);
    if (!other) {
        Q_EMIT chosen();
        return;
    }
    m_other->clear();
    m_other->setFocus(Qt::OtherFocusReason);
}

void DelimiterField::setDelimiter(char delimiter)
{
    if (m_other->isVisibleTo(this) && !this->delimiter())
        return;
    const int usual = m_choice->findData(int(delimiter));
    m_choice->setCurrentIndex(usual >= 0 ? usual : m_choice->count() - 1);
    m_other->setVisible(usual < 0);
    if (usual < 0)
        m_other->setText(QString(QChar::fromLatin1(delimiter)));
}

std::optional<char> DelimiterField::delimiter() const
{
    if (const QVariant usual = m_choice->currentData(); usual.isValid())
        return char(usual.toInt());
    const QString other = m_other->text();
    return other.isEmpty() ? std::nullopt : std::optional(other.front().toLatin1());
}

} // namespace sheaf::ui
