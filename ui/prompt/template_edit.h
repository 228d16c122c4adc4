// A text with {{column}}: names are marked, and offered as soon as "{{" is typed.
#pragma once

#include <QPlainTextEdit>

class QCompleter;
class QStringListModel;

namespace sheaf::ui {

class PlaceholderHighlighter;

class TemplateEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TemplateEdit(QWidget* parent = nullptr);

    void setColumns(const QStringList& columns);
    /// Writes {{name}} where the cursor stands.
    void insertColumn(const QString& name);
    /// {{from}} becomes {{to}}, as one step that this editor can take back.
    void renameColumn(const QString& from, const QString& to);
    [[nodiscard]] QCompleter& completer() const { return *m_completer; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// What was typed behind "{{" before the cursor; null when no name is being typed.
    [[nodiscard]] QString begunName() const;
    void complete(const QString& name);
    void offer();

    PlaceholderHighlighter* m_highlighter;
    QStringListModel* m_names;
    QCompleter* m_completer;
};

} // namespace sheaf::ui
