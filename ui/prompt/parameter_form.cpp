#include "prompt/parameter_form.h"

#include "common/icon.h"
#include "common/label.h"
#include "requests/people_json.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf::ui {

ParameterForm::ParameterForm(QWidget* parent)
    : QWidget(parent), m_usual(new QWidget(this)), m_disclose(new QToolButton(this)), m_more(new QPlainTextEdit(this)),
      m_moreFault(new Label({}, TextKind::Body, this))
{
    setObjectName(QStringLiteral("parameterForm"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(measure::gap);
    auto* grid = new QGridLayout(m_usual);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(measure::gap);
    grid->setVerticalSpacing(measure::gap);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    int at = 0;
    for (const ParameterSpec& spec : parameterSpecs())
        addField(spec, grid, at++);
    layout->addWidget(m_usual);
    buildMore();
    layout->addWidget(m_disclose);
    layout->addWidget(m_more);
    layout->addWidget(m_moreFault);
}

void ParameterForm::addField(const ParameterSpec& spec, QGridLayout* grid, int at)
{
    Field field {.spec = spec, .box = new QWidget(m_usual), .edit = nullptr, .fault = nullptr};
    auto* layout = new QVBoxLayout(field.box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(measure::grid);
    field.edit = new QLineEdit(field.box);
    field.edit->setObjectName(QStringLiteral("parameter_") + spec.name);
    field.edit->setAccessibleName(spec.label);
    field.edit->setAccessibleDescription(spec.hint);
    field.edit->setPlaceholderText(tr("not sent"));
    field.edit->setToolTip(spec.hint);
    auto* name = new Label(spec.label, TextKind::Second, field.box);
    name->setBuddy(field.edit);
    field.fault = new Label({}, TextKind::Body, field.box);
    field.fault->setObjectName(QStringLiteral("parameterFault_") + spec.name);
    field.fault->setRole(Role::Failed);
    field.fault->setWordWrap(true);
    field.fault->hide();
    layout->addWidget(name);
    layout->addWidget(field.edit);
    layout->addWidget(field.fault);
    layout->addStretch();
    const bool wide = spec.type == ParameterType::Text;
    grid->addWidget(field.box, at / 2, wide ? 0 : at % 2, 1, wide ? 2 : 1);
    connect(field.edit, &QLineEdit::textChanged, this, &ParameterForm::check);
    m_fields.push_back(field);
}

void ParameterForm::buildMore()
{
    m_disclose->setObjectName(QStringLiteral("moreParametersToggle"));
    m_disclose->setText(tr("More parameters (JSON)"));
    m_disclose->setCheckable(true);
    m_disclose->setAutoRaise(true);
    m_disclose->setIcon(icon(QStringLiteral("chevron-right")));
    m_disclose->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_disclose->setFocusPolicy(Qt::StrongFocus);
    m_more->setObjectName(QStringLiteral("moreParameters"));
    m_more->setAccessibleName(tr("More parameters (JSON)"));
    m_more->setPlaceholderText(QStringLiteral("{\"frequency_penalty\": 0.5}"));
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(this->font().pointSizeF());
    m_more->setFont(font);
    m_more->setTabChangesFocus(true);
    m_more->setFixedHeight(fontMetrics().lineSpacing() * 5);
    m_more->hide();
    m_moreFault->setObjectName(QStringLiteral("moreParametersFault"));
    m_moreFault->setRole(Role::Failed);
    m_moreFault->setWordWrap(true);
    m_moreFault->hide();
    connect(m_disclose, &QToolButton::toggled, this, [this](bool open) {
        m_disclose->setIcon(icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        m_more->setVisible(open);
    });
    connect(m_more, &QPlainTextEdit::textChanged, this, &ParameterForm::check);
}

void ParameterForm::showUsual(bool visible)
{
    m_usual->setVisible(visible);
}

void ParameterForm::setParameters(const QList<requests::Parameter>& parameters)
{
    m_setting = true;
    QList<requests::Parameter> others = parameters;
    for (const Field& field : m_fields) {
        field.edit->clear();
        const auto given = std::ranges::find(others, field.spec.name, &requests::Parameter::name);
        if (given == others.end())
            continue;
        if (const auto text = parameterText(field.spec, given->value); text && !text->isEmpty()) {
            field.edit->setText(*text);
            others.erase(given);
        }
    }
    m_more->setPlainText(QString::fromUtf8(requests::parametersToJson(others)));
    m_disclose->setChecked(!others.isEmpty());
    m_setting = false;
    check();
}

QList<requests::Parameter> ParameterForm::parameters() const
{
    QList<requests::Parameter> parameters;
    for (const Field& field : m_fields) {
        if (field.edit->text().isEmpty() || m_usual->isHidden())
            continue;
        if (const auto json = parameterJson(field.spec, field.edit->text()))
            parameters.append({field.spec.name, *json});
    }
    if (const auto more = requests::parametersFromJson(m_more->toPlainText().toUtf8()); more && moreFault().isEmpty())
        parameters += *more;
    return parameters;
}

QString ParameterForm::moreFault() const
{
    const auto more = requests::parametersFromJson(m_more->toPlainText().toUtf8());
    if (!more) {
        const Error& error = more.error();
        if (!error.detail.isEmpty())
            return tr("“%1” stands there twice.").arg(error.detail);
        return tr("Line %L1, position %L2 is not JSON. Write an object: {\"name\": value}.").arg(error.line).arg(error.column);
    }
    static const QStringList written {QStringLiteral("model"), QStringLiteral("messages"), QStringLiteral("prompt"),
        QStringLiteral("input")};
    for (const requests::Parameter& parameter : *more) {
        if (written.contains(parameter.name))
            return tr("“%1” is written by the fields above; take it out here.").arg(parameter.name);
        for (const Field& field : m_fields) {
            if (field.spec.name == parameter.name && !field.edit->text().isEmpty() && !m_usual->isHidden())
                return tr("“%1” has a field of its own above; take it out here.").arg(parameter.name);
        }
    }
    return {};
}

QString ParameterForm::fault() const
{
    for (const Field& field : m_fields) {
        if (!m_usual->isHidden() && !field.edit->text().isEmpty() && !parameterJson(field.spec, field.edit->text()))
            return field.spec.label + QStringLiteral(": ") + field.spec.wrong;
    }
    return moreFault();
}

void ParameterForm::check()
{
    if (m_setting)
        return;
    for (const Field& field : m_fields) {
        const bool wrong = !field.edit->text().isEmpty() && !parameterJson(field.spec, field.edit->text());
        field.fault->setText(wrong ? field.spec.wrong : QString());
        field.fault->setVisible(wrong);
    }
    const QString more = moreFault();
    m_moreFault->setText(more);
    m_moreFault->setVisible(!more.isEmpty());
    Q_EMIT changed();
}

} // namespace sheaf::ui
