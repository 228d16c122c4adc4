#include "import/import_settings_form.h"

#include "common/label.h"
#include "import/convert_box.h"
#include "import/delimiter_field.h"
#include "import/fault_choice_box.h"
#include "import/import_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace sheaf::ui {

using formats::FileKind;

ImportSettingsForm::ImportSettingsForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("importSettings"));
    build();
    connectFields();
}

QComboBox* ImportSettingsForm::choiceField(const char* name, const QString& accessibleName)
{
    auto* box = new QComboBox(this);
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleName(accessibleName);
    // As wide as the form, not as its longest entry: the name of a sheet may be long.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    return box;
}

QWidget* ImportSettingsForm::field(QVBoxLayout* rows, const QString& label, QWidget* editor, QWidget* buddy)
{
    auto* both = new QWidget(this);
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::grid);
    auto* words = new Label(label, TextKind::Second, both);
    words->setBuddy(buddy);
    column->addWidget(words);
    column->addWidget(editor);
    rows->addWidget(both);
    return both;
}

void ImportSettingsForm::build()
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::gap + measure::grid);
    m_nothing = new Label(tr("There is nothing to set for files of this kind."), TextKind::Second, this);
    m_nothing->setObjectName(QStringLiteral("nothingToSet"));
    m_nothing->setWordWrap(true);
    rows->addWidget(m_nothing);
    m_sheet = choiceField("sheet", tr("Sheet of the workbook"));
    m_sheetField = field(rows, tr("&Sheet"), m_sheet, m_sheet);
    m_encoding = choiceField("encoding", tr("Encoding"));
    m_encodingField = field(rows, tr("&Encoding"), m_encoding, m_encoding);
    m_encoding->addItem(QString());
    for (const formats::Encoding encoding : formats::allEncodings())
        m_encoding->addItem(formats::encodingName(encoding), int(encoding));
    m_delimiter = new DelimiterField(this);
    m_delimiterField = field(rows, tr("&Delimiter"), m_delimiter, m_delimiter->buddy());
    m_quote = choiceField("quote", tr("Quotation mark"));
    m_quoteField = field(rows, tr("&Quotation mark"), m_quote, m_quote);
    for (const char quote : {'"', '\'', '\0'})
        m_quote->addItem(quoteName(quote), int(quote));
    m_header = new QCheckBox(tr("&Header row"), this);
    m_header->setObjectName(QStringLiteral("header"));
    m_header->setToolTip(tr("The first row names the columns"));
    rows->addWidget(m_header);
    m_firstRow = new QSpinBox(this);
    m_firstRow->setObjectName(QStringLiteral("firstRow"));
    m_firstRow->setAccessibleName(tr("First row"));
    m_firstRow->setToolTip(tr("Rows above this one are left out"));
    m_firstRow->setRange(1, std::numeric_limits<int>::max());
    m_firstRowField = field(rows, tr("&First row"), m_firstRow, m_firstRow);
    m_trim = new QCheckBox(tr("&Trim blanks around cells"), this);
    m_trim->setObjectName(QStringLiteral("trim"));
    rows->addWidget(m_trim);
    m_faults = new FaultChoiceBox(this);
    rows->addWidget(m_faults);
    m_convert = new ConvertBox(this);
    rows->addWidget(m_convert);
    rows->addStretch();
}

void ImportSettingsForm::connectFields()
{
    connect(m_sheet, &QComboBox::activated, this, [this] {
        m_wishes.sheet = m_sheet->currentData().toString();
        Q_EMIT changed();
    });
    connect(m_encoding, &QComboBox::activated, this, [this] {
        const QVariant chosen = m_encoding->currentData();
        m_wishes.encoding = chosen.isValid() ? std::optional(formats::Encoding(chosen.toInt())) : std::nullopt;
        Q_EMIT changed();
    });
    connect(m_delimiter, &DelimiterField::chosen, this, [this] {
        m_wishes.delimiter = m_delimiter->delimiter();
        Q_EMIT changed();
    });
    connect(m_delimiter, &DelimiterField::typed, this, [this] {
        m_wishes.delimiter = m_delimiter->delimiter();
        Q_EMIT typed();
    });
    connect(m_quote, &QComboBox::activated, this, [this] {
        m_wishes.quote = char(m_quote->currentData().toInt());
        Q_EMIT changed();
    });
    connect(m_header, &QCheckBox::clicked, this, [this](bool on) {
        m_wishes.hasHeader = on;
        Q_EMIT changed();
    });
    connect(m_firstRow, &QSpinBox::valueChanged, this, [this](int row) {
        if (row == m_wishes.firstRow)
            return; // Enter says the same once more
        m_wishes.firstRow = row;
        Q_EMIT typed();
    });
    connect(m_trim, &QCheckBox::clicked, this, [this](bool on) {
        m_wishes.trim = on;
        Q_EMIT changed();
    });
    connect(m_faults, &FaultChoiceBox::chosen, this, [this] {
        m_wishes.faults = m_faults->choice();
        Q_EMIT changed();
    });
    const auto takeConversion = [this] {
        m_wishes.convert = m_convert->convert();
        m_wishes.model = m_convert->model().trimmed();
    };
    connect(m_convert, &ConvertBox::chosen, this, [this, takeConversion] {
        takeConversion();
        Q_EMIT changed();
    });
    connect(m_convert, &ConvertBox::typed, this, [this, takeConversion] {
        takeConversion();
        Q_EMIT typed();
    });
}

void ImportSettingsForm::setWishes(const project::ImportWishes& wishes)
{
    m_wishes = wishes;
    m_wishes.columns.clear();
    fill();
}

void ImportSettingsForm::setPreview(const project::ImportPreview& preview)
{
    m_preview = preview;
    showFields();
    fill();
}

void ImportSettingsForm::focusFaults()
{
    if (!m_faults->isHidden())
        m_faults->setFocus(Qt::OtherFocusReason);
}

void ImportSettingsForm::showFields()
{
    const FileKind kind = m_preview.assumptions.kind;
    const bool text = kind == FileKind::Delimited;
    const bool book = kind == FileKind::Workbook;
    const bool foreign = m_preview.assumptions.shape != project::LineShape::Ours;
    for (QWidget* field : {m_encodingField, m_delimiterField, m_quoteField})
        field->setVisible(text);
    m_sheetField->setVisible(book);
    for (QWidget* field : std::initializer_list<QWidget*> {m_header, m_firstRowField, m_trim, m_faults})
        field->setVisible(text || book);
    m_convert->setVisible(foreign);
    m_nothing->setVisible(!text && !book && !foreign);
}

void ImportSettingsForm::fill()
{
    const project::ImportAssumptions& assumed = m_preview.assumptions;
    fillSheets();
    fillEncoding();
    m_delimiter->setDelimiter(m_wishes.delimiter.value_or(assumed.dialect.delimiter));
    m_quote->setCurrentIndex(m_quote->findData(int(m_wishes.quote.value_or(assumed.dialect.quote))));
    m_header->setChecked(m_wishes.hasHeader.value_or(assumed.dialect.hasHeader));
    const QSignalBlocker quiet(m_firstRow);
    m_firstRow->setValue(int(m_wishes.firstRow));
    m_trim->setChecked(m_wishes.trim);
    // Without a choice rows are mended, but for what stopped the reading: that is for the user to say.
    m_faults->setChoice(m_wishes.faults || m_preview.fault ? m_wishes.faults : project::FaultChoice::Mend);
    m_convert->setShape(assumed.shape);
    m_convert->setChoice(m_wishes.convert, m_convert->model().trimmed() == m_wishes.model ? m_convert->model() : m_wishes.model);
}

void ImportSettingsForm::fillSheets()
{
    if (m_sheet->count() != m_preview.sheets.size()) {
        m_sheet->clear();
        for (const formats::WorkbookSheet& sheet : m_preview.sheets)
            m_sheet->addItem(sheet.hidden ? tr("%1 (hidden)", "sheet").arg(sheet.name) : sheet.name, sheet.name);
    }
    m_sheet->setCurrentIndex(m_sheet->findData(m_wishes.sheet.isEmpty() ? m_preview.assumptions.sheet : m_wishes.sheet));
}

void ImportSettingsForm::fillEncoding()
{
    if (!m_wishes.encoding && !m_preview.sourceColumns.isEmpty())
        m_detected = detectedEncoding(m_preview.assumptions.dialect.encoding, m_preview.assumptions.encodingConfidence);
    m_encoding->setItemText(0, m_detected.isEmpty() ? tr("Detect", "the encoding") : m_detected);
    m_encoding->setCurrentIndex(m_wishes.encoding ? m_encoding->findData(int(*m_wishes.encoding)) : 0);
}

} // namespace sheaf::ui
