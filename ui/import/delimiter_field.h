// What stands between cells: one of the usual characters, or any other that is typed.
#pragma once

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;

namespace sheaf::ui {

class DelimiterField : public QWidget
{
    Q_OBJECT

public:
    explicit DelimiterField(QWidget* parent = nullptr);

    /// Leaves a character alone that is being typed.
    void setDelimiter(char delimiter);
    /// Nothing while "Other" is chosen and no character was typed yet.
    [[nodiscard]] std::optional<char> delimiter() const;
    [[nodiscard]] QWidget* buddy() const;

Q_SIGNALS:
    /// Another one was chosen from the list.
    void chosen();
    void typed();

private:
    void choose();

    QComboBox* m_choice = nullptr;
    QLineEdit* m_other = nullptr;
};

} // namespace sheaf::ui
