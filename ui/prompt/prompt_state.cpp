// PromptPanel: what stands in the fields, what is wrong with it, and when it is saved.
#include "common/label.h"
#include "prompt/model_field.h"
#include "prompt/parameter_form.h"
#include "prompt/prompt_panel.h"
#include "prompt/template_edit.h"

#include <QMenu>

namespace sheaf::ui {

using requests::Kind;
using requests::RequestTemplate;

namespace {

/// The sentence under a text that uses names which are no columns; empty when all are.
QString unknownNames(const QString& text, const QStringList& columns)
{
    const RequestTemplate asked {.model = {}, .system = {}, .user = text, .parameters = {}};
    const QStringList unknown = requests::unknownPlaceholders(asked, columns);
    if (unknown.isEmpty())
        return {};
    return PromptPanel::tr("No column is called “%1”. Correct the name in the prompt, or add such a column.").arg(unknown.first());
}

} // namespace

PromptPanel::~PromptPanel()
{
    save();
}

Kind PromptPanel::kind() const
{
    return Kind(m_kind->currentData().toInt());
}

RequestTemplate PromptPanel::currentTemplate() const
{
    if (!m_kind)
        return {};
    return {.kind = kind(), .model = m_model->model(),
        .system = kind() == Kind::Chat ? m_system->toPlainText() : QString(), .user = m_user->toPlainText(),
        .parameters = m_parameters->parameters()};
}

void PromptPanel::setTemplate(const RequestTemplate& requestTemplate)
{
    if (!m_kind)
        return;
    m_setting = true;
    m_kind->setCurrentIndex(m_kind->findData(int(requestTemplate.kind)));
    m_model->setModel(requestTemplate.model);
    m_system->setPlainText(requestTemplate.system);
    m_user->setPlainText(requestTemplate.user);
    m_parameters->setParameters(requestTemplate.parameters);
    m_lastText = m_user;
    m_setting = false;
    showKind();
    showFaults();
    Q_EMIT templateChanged();
}

bool PromptPanel::isBegun() const
{
    return m_kind && !m_user->toPlainText().trimmed().isEmpty();
}

QString PromptPanel::blocker() const
{
    if (!m_kind)
        return {};
    if (!isBegun())
        return tr("Write a prompt: what should be done with each row?");
    for (const TemplateEdit* edit : {m_system, m_user}) {
        if (const QString fault = edit->isHidden() ? QString() : unknownNames(edit->toPlainText(), m_columns); !fault.isEmpty())
            return fault;
    }
    if (m_model->model().isEmpty())
        return tr("Enter the name of a model in the Prompt panel.");
    return m_parameters->fault();
}

void PromptPanel::setProfile(const service::Profile& profile)
{
    if (m_model)
        m_model->setProfile(profile);
}

/// A column that got another name keeps its place in the texts, and gets it back when the renaming is undone.
void PromptPanel::followNames()
{
    QHash<ColumnId, QString> names;
    for (const project::Column& column : m_project.sheet().data().columns) {
        const QString before = m_names.value(column.id, column.name);
        if (before != column.name) {
            m_system->renameColumn(before, column.name);
            m_user->renameColumn(before, column.name);
        }
        names.insert(column.id, column.name);
    }
    m_names = names;
}

void PromptPanel::takeColumns()
{
    followNames();
    m_columns = m_project.sheet().data().columnNames();
    m_columnMenu->clear();
    for (const QString& name : std::as_const(m_columns)) {
        QString shown = name;
        shown.replace(u'&', QLatin1String("&&"));
        connect(m_columnMenu->addAction(shown), &QAction::triggered, this, [this, name] { m_lastText->insertColumn(name); });
    }
    m_system->setColumns(m_columns);
    m_user->setColumns(m_columns);
    showFaults();
    Q_EMIT templateChanged();
}

void PromptPanel::showKind()
{
    const bool chat = kind() == Kind::Chat;
    m_systemLabel->setVisible(chat);
    m_system->setVisible(chat);
    m_userLabel->setText(kind() == Kind::Embedding ? tr("Text to embed") : tr("Prompt"));
    m_parameters->showUsual(kind() != Kind::Embedding);
    showFaults();
}

void PromptPanel::showFaults()
{
    const auto show = [this](Label* label, const TemplateEdit* edit) {
        const QString fault = edit->isHidden() ? QString() : unknownNames(edit->toPlainText(), m_columns);
        label->setText(fault);
        label->setVisible(!fault.isEmpty());
    };
    show(m_systemFault, m_system);
    show(m_userFault, m_user);
}

void PromptPanel::onEdited()
{
    if (m_setting)
        return;
    showFaults();
    m_saveDue = true;
    m_saveSoon.start();
    Q_EMIT templateChanged();
}

void PromptPanel::save()
{
    if (!m_saveDue || m_project.sheet().isReadOnly())
        return;
    m_saveSoon.stop();
    m_saveDue = false;
    m_project.setTemplate(requests::toJson(currentTemplate()));
}

} // namespace sheaf::ui
