// Fields for the usual parameters and a small editor for all others. An empty field is not sent.
#pragma once

#include "prompt/parameter_rules.h"
#include "requests/request_template.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace sheaf::ui {

class Label;

class ParameterForm : public QWidget
{
    Q_OBJECT

public:
    explicit ParameterForm(QWidget* parent = nullptr);

    void setParameters(const QList<requests::Parameter>& parameters);
    /// Those that are well-formed; fault() says what is left out.
    [[nodiscard]] QList<requests::Parameter> parameters() const;
    /// The first sentence that stands beside a field; empty = all is well.
    [[nodiscard]] QString fault() const;
    /// Embeddings take none of the usual parameters.
    void showUsual(bool visible);

Q_SIGNALS:
    void changed();

private:
    struct Field {
        ParameterSpec spec;
        QWidget* box = nullptr;
        QLineEdit* edit = nullptr;
        Label* fault = nullptr;
    };
    void addField(const ParameterSpec& spec, QGridLayout* grid, int at);
    void buildMore();
    void check();
    [[nodiscard]] QString moreFault() const;

    std::vector<Field> m_fields;
    QWidget* m_usual;
    QToolButton* m_disclose;
    QPlainTextEdit* m_more;
    Label* m_moreFault;
    bool m_setting = false;
};

} // namespace sheaf::ui
