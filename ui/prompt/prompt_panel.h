// How a row becomes a request: kind, model, texts with {{column}}, parameters. Saved with the project as it is typed.
#pragma once

#include "common/app_context.h"
#include "requests/request_template.h"
#include "project/sheet_kind.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace sheaf::ui {

class Label;
class ModelField;
class ParameterForm;
class TemplateEdit;

class PromptPanel : public QWidget
{
    Q_OBJECT

public:
    /// The project outlives the panel.
    PromptPanel(project::Project& project, AppContext& context, QWidget* parent = nullptr);
    /// Saves what was typed last.
    ~PromptPanel() override;

    /// As it stands in the fields; what is not well-formed is left out, see blocker().
    [[nodiscard]] requests::RequestTemplate currentTemplate() const;
    void setTemplate(const requests::RequestTemplate& requestTemplate);
    /// Whether anything was written at all: an untouched panel is no mistake yet.
    [[nodiscard]] bool isBegun() const;
    /// The first thing in the panel that must be mended before sending; empty = nothing.
    [[nodiscard]] QString blocker() const;
    void setProfile(const service::Profile& profile);
    /// Now, if anything was typed since the last time.
    void save();

Q_SIGNALS:
    void templateChanged();

private:
    void buildTable();
    void buildSentence(project::SheetKind kind);
    void buildHead(QVBoxLayout* layout);
    void buildTexts(QVBoxLayout* layout);
    Label* addFault(QVBoxLayout* layout, const char* name);
    void takeColumns();
    void followNames();
    void showKind();
    void showFaults();
    void onEdited();
    [[nodiscard]] requests::Kind kind() const;

    project::Project& m_project;
    AppContext& m_context;
    QStringList m_columns;
    QHash<ColumnId, QString> m_names; ///< of all columns, as the texts use them
    QComboBox* m_kind = nullptr;
    ModelField* m_model = nullptr;
    Label* m_systemLabel = nullptr;
    TemplateEdit* m_system = nullptr;
    Label* m_systemFault = nullptr;
    Label* m_userLabel = nullptr;
    TemplateEdit* m_user = nullptr;
    Label* m_userFault = nullptr;
    QToolButton* m_insert = nullptr;
    QMenu* m_columnMenu = nullptr;
    ParameterForm* m_parameters = nullptr;
    TemplateEdit* m_lastText = nullptr; // where "Insert column" writes
    bool m_setting = false;
    bool m_saveDue = false;
    QTimer m_saveSoon;
};

} // namespace sheaf::ui
