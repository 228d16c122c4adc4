// Lines that were written for another service: what was recognised, and the offer to make requests of them.
#pragma once

#include "project/import.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace sheaf::ui {

class Label;

class ConvertBox : public QWidget
{
    Q_OBJECT

public:
    explicit ConvertBox(QWidget* parent = nullptr);

    void setShape(project::LineShape shape);
    void setChoice(bool convert, const QString& model);
    [[nodiscard]] bool convert() const;
    [[nodiscard]] QString model() const;

Q_SIGNALS:
    void chosen();
    void typed();

private:
    Label* m_shape = nullptr;
    QCheckBox* m_convert = nullptr;
    Label* m_modelLabel = nullptr;
    QLineEdit* m_model = nullptr;
};

} // namespace sheaf::ui
