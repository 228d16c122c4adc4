#include "prompt/prompt_panel.h"

#include "common/icon.h"
#include "common/label.h"
#include "prompt/model_field.h"
#include "prompt/parameter_form.h"
#include "prompt/template_edit.h"

#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace sheaf::ui {

using namespace std::chrono_literals;
using requests::Kind;
using requests::RequestTemplate;

PromptPanel::PromptPanel(project::Project& project, AppContext& context, QWidget* parent)
    : QWidget(parent), m_project(project), m_context(context)
{
    setObjectName(QStringLiteral("promptPanel"));
    setAccessibleName(tr("Prompt"));
    const project::SheetKind kind = project::sheetKind(project.facts(), project.sheet().data());
    if (kind != project::SheetKind::Table) {
        buildSentence(kind);
        return;
    }
    buildTable();
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(300ms);
    connect(&m_saveSoon, &QTimer::timeout, this, &PromptPanel::save);
    connect(&project.sheet(), &project::Sheet::columnsChanged, this, &PromptPanel::takeColumns);
    takeColumns();
    const auto stored = requests::templateFromJson(project.facts().requestTemplate);
    setTemplate(stored ? *stored : RequestTemplate());
    setEnabled(!project.sheet().isReadOnly());
}

void PromptPanel::buildSentence(project::SheetKind kind)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(measure::groupGap, measure::groupGap, measure::groupGap, measure::groupGap);
    layout->setSpacing(measure::gap);
    auto* words = new Label(kind == project::SheetKind::Requests
            ? tr("The rows of this table are request lines. They are sent as they are, so there is no prompt to write. Edit "
                 "a cell to change its line.")
            : tr("The rows of this table are results that came from elsewhere. There is nothing to send."),
        TextKind::Second, this);
    words->setObjectName(QStringLiteral("promptSentence"));
    words->setWordWrap(true);
    layout->addWidget(new Label(kind == project::SheetKind::Requests ? tr("Request lines") : tr("Results"), TextKind::Strong, this));
    layout->addWidget(words);
    layout->addStretch();
}

void PromptPanel::buildTable()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("promptScroll"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setBackgroundRole(QPalette::Window);
    auto* content = new QWidget(area);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(measure::groupGap, measure::gap, measure::groupGap, measure::groupGap);
    layout->setSpacing(measure::grid);
    buildHead(layout);
    buildTexts(layout);
    m_parameters = new ParameterForm(content);
    layout->addSpacing(measure::gap);
    layout->addWidget(new Label(tr("Parameters"), TextKind::Strong, content));
    layout->addWidget(m_parameters);
    area->setWidget(content);
    outer->addWidget(area);
    connect(m_parameters, &ParameterForm::changed, this, &PromptPanel::onEdited);
}

void PromptPanel::buildHead(QVBoxLayout* layout)
{
    QWidget* content = layout->parentWidget();
    layout->addWidget(new Label(tr("Prompt"), TextKind::Strong, content));
    layout->addSpacing(measure::grid);
    m_kind = new QComboBox(content);
    m_kind->setObjectName(QStringLiteral("kindField"));
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->setAccessibleDescription(tr("What kind of request each row becomes"));
    m_kind->addItem(tr("Chat"), int(Kind::Chat));
    m_kind->addItem(tr("Completion"), int(Kind::Completion));
    m_kind->addItem(tr("Embedding"), int(Kind::Embedding));
    m_model = new ModelField(m_context.engine, content);
    auto* kindLabel = new Label(tr("Kind"), TextKind::Second, content);
    kindLabel->setBuddy(m_kind);
    auto* modelLabel = new Label(tr("Model"), TextKind::Second, content);
    modelLabel->setBuddy(m_model);
    layout->addWidget(kindLabel);
    layout->addWidget(m_kind);
    layout->addSpacing(measure::grid);
    layout->addWidget(modelLabel);
    layout->addWidget(m_model);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showKind();
        onEdited();
    });
    connect(m_model, &ModelField::modelChanged, this, &PromptPanel::onEdited);
}

void PromptPanel::buildTexts(QVBoxLayout* layout)
{
    QWidget* content = layout->parentWidget();
    const auto text = [&](const char* name, const QString& accessibleName, int lines) {
        auto* edit = new TemplateEdit(content);
        edit->setObjectName(QString::fromLatin1(name));
        edit->setAccessibleName(accessibleName);
        edit->setMinimumHeight(edit->fontMetrics().lineSpacing() * lines + 16);
        connect(edit, &QPlainTextEdit::textChanged, this, &PromptPanel::onEdited);
        connect(edit, &QPlainTextEdit::cursorPositionChanged, this, [this, edit] { m_lastText = edit; });
        return edit;
    };
    m_system = text("systemEdit", tr("System text"), 2);
    m_system->setPlaceholderText(tr("Who the model is and how it answers. May stay empty."));
    m_system->setMaximumHeight(m_system->fontMetrics().lineSpacing() * 4 + 16);
    m_user = text("promptEdit", tr("Prompt text"), 6);
    m_user->setPlaceholderText(tr("What is to be done with each row. Type {{ to insert a column."));
    m_systemLabel = new Label(tr("System"), TextKind::Second, content);
    m_systemLabel->setBuddy(m_system);
    m_userLabel = new Label(tr("Prompt"), TextKind::Second, content);
    m_userLabel->setBuddy(m_user);
    m_insert = new QToolButton(content);
    m_insert->setObjectName(QStringLiteral("insertColumn"));
    m_insert->setText(tr("Insert column"));
    m_insert->setToolTip(tr("Put a column's text into the prompt"));
    m_insert->setIcon(icon(QStringLiteral("add")));
    m_insert->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_insert->setAutoRaise(true);
    m_insert->setFocusPolicy(Qt::StrongFocus);
    m_columnMenu = new QMenu(m_insert);
    connect(m_insert, &QToolButton::clicked, m_columnMenu,
        [this] { m_columnMenu->popup(m_insert->mapToGlobal(QPoint(0, m_insert->height()))); });

    layout->addSpacing(measure::gap);
    layout->addWidget(m_systemLabel);
    layout->addWidget(m_system);
    m_systemFault = addFault(layout, "systemFault");
    layout->addSpacing(measure::grid);
    auto* row = new QHBoxLayout;
    row->addWidget(m_userLabel, 1);
    row->addWidget(m_insert);
    layout->addLayout(row);
    layout->addWidget(m_user, 1);
    m_userFault = addFault(layout, "promptFault");
    m_lastText = m_user;
}

Label* PromptPanel::addFault(QVBoxLayout* layout, const char* name)
{
    auto* fault = new Label({}, TextKind::Body, layout->parentWidget());
    fault->setObjectName(QString::fromLatin1(name));
    fault->setRole(Role::Failed);
    fault->setWordWrap(true);
    fault->setTextInteractionFlags(Qt::TextSelectableByMouse);
    fault->hide();
    layout->addWidget(fault);
    return fault;
}

} // namespace sheaf::ui
