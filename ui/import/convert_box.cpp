#include "import/convert_box.h"

#include "common/label.h"
#include "import/import_words.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace sheaf::ui {

ConvertBox::ConvertBox(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("convertBox"));
    m_shape = new Label({}, TextKind::Body, this);
    m_shape->setObjectName(QStringLiteral("lineShape"));
    m_shape->setWordWrap(true);
    m_convert = new QCheckBox(tr("Con&vert to requests"), this);
    m_convert->setObjectName(QStringLiteral("convert"));
    m_convert->setToolTip(tr("Each line becomes a request that can be sent. The file itself stays as it is."));
    m_modelLabel = new Label(tr("M&odel, where a line names none"), TextKind::Second, this);
    m_model = new QLineEdit(this);
    m_model->setObjectName(QStringLiteral("convertModel"));
    m_model->setAccessibleName(tr("Model for lines that name none"));
    m_modelLabel->setBuddy(m_model);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::gap);
    rows->addWidget(m_shape);
    rows->addWidget(m_convert);
    rows->addWidget(m_modelLabel);
    rows->addWidget(m_model);
    connect(m_convert, &QCheckBox::clicked, this, [this] {
        m_model->setEnabled(m_convert->isChecked());
        Q_EMIT chosen();
    });
    connect(m_model, &QLineEdit::textEdited, this, &ConvertBox::typed);
    setChoice(false, {});
}

void ConvertBox::setShape(project::LineShape shape)
{
    m_shape->setText(shapeSentence(shape));
}

void ConvertBox::setChoice(bool convert, const QString& model)
{
    m_convert->setChecked(convert);
    m_model->setEnabled(convert);
    if (m_model->text() != model)
        m_model->setText(model);
}

bool ConvertBox::convert() const
{
    return m_convert->isChecked();
}

QString ConvertBox::model() const
{
    return m_model->text();
}

} // namespace sheaf::ui
