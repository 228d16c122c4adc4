// The settings of an import as widgets: they follow the detection until somebody knows better, and hand out what was
// changed as a value. Only those are shown that fit the kind of file.
#pragma once

#include "project/import_preview.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QSpinBox;
class QVBoxLayout;

namespace sheaf::ui {

class ConvertBox;
class DelimiterField;
class FaultChoiceBox;
class Label;

class ImportSettingsForm : public QWidget
{
    Q_OBJECT

public:
    explicit ImportSettingsForm(QWidget* parent = nullptr);

    void setWishes(const project::ImportWishes& wishes);
    /// What the detection says under these wishes; fields that nobody touched show it.
    void setPreview(const project::ImportPreview& preview);
    /// Without the columns, which are chosen elsewhere.
    [[nodiscard]] const project::ImportWishes& wishes() const { return m_wishes; }
    /// To the choice that mends what stopped the reading.
    void focusFaults();

Q_SIGNALS:
    /// Something was chosen: it can be shown at once.
    void changed();
    /// Something is being typed: more may follow.
    void typed();

private:
    void build();
    QWidget* field(QVBoxLayout* rows, const QString& label, QWidget* editor, QWidget* buddy);
    [[nodiscard]] QComboBox* choiceField(const char* name, const QString& accessibleName);
    void connectFields();
    void showFields();
    void fill();
    void fillSheets();
    void fillEncoding();

    project::ImportWishes m_wishes;
    project::ImportPreview m_preview;
    QString m_detected; ///< words for the encoding that was detected; empty while nobody has asked

    QWidget *m_sheetField = nullptr, *m_encodingField = nullptr, *m_delimiterField = nullptr, *m_quoteField = nullptr;
    QWidget* m_firstRowField = nullptr;
    QComboBox* m_sheet = nullptr;
    QComboBox* m_encoding = nullptr;
    DelimiterField* m_delimiter = nullptr;
    QComboBox* m_quote = nullptr;
    QCheckBox* m_header = nullptr;
    QSpinBox* m_firstRow = nullptr;
    QCheckBox* m_trim = nullptr;
    FaultChoiceBox* m_faults = nullptr;
    ConvertBox* m_convert = nullptr;
    Label* m_nothing = nullptr;
};

} // namespace sheaf::ui
