#include "prompt/model_field.h"

#include <QAbstractItemView>
#include <QLineEdit>

namespace sheaf::ui {

ModelField::ModelField(const jobs::JobEngine& engine, QWidget* parent) : QComboBox(parent), m_engine(engine)
{
    setObjectName(QStringLiteral("modelField"));
    setAccessibleName(tr("Model"));
    setAccessibleDescription(tr("Name of the model that answers"));
    setEditable(true);
    setInsertPolicy(NoInsert);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumContentsLength(12);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    lineEdit()->setObjectName(QStringLiteral("modelEdit"));
    lineEdit()->setAccessibleName(tr("Model"));
    lineEdit()->setPlaceholderText(tr("Name of a model"));
    connect(this, &QComboBox::editTextChanged, this, &ModelField::modelChanged);
}

void ModelField::setModel(const QString& model)
{
    if (model != currentText())
        setEditText(model);
}

void ModelField::setProfile(const service::Profile& profile)
{
    if (profile == m_profile)
        return;
    m_profile = profile;
    m_asked = false;
    offer({});
}

void ModelField::showPopup()
{
    if (!m_asked)
        ask();
    QComboBox::showPopup();
}

void ModelField::ask()
{
    m_asked = true;
    if (!m_engine.surroundings().transport || !m_engine.surroundings().keyFor)
        return;
    jobs::modelsOf(m_engine.surroundings(), m_profile)
        .then(this, [this, profile = m_profile](const Result<QStringList>& models) {
            // No list, no key, no connection: the name can still be typed, so nothing is said about it.
            if (models && profile == m_profile)
                offer(*models);
        });
}

void ModelField::offer(const QStringList& models)
{
    const QString typed = currentText();
    const bool open = view()->isVisible();
    {
        const QSignalBlocker quiet(this);
        clear();
        addItems(models);
        setEditText(typed);
    }
    if (open && !models.isEmpty())
        QComboBox::showPopup(); // the list that was opened has its entries now
}

} // namespace sheaf::ui
