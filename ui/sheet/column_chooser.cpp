#include "sheet/column_chooser.h"

#include "common/search_field.h"
#include "common/theme.h"
#include "sheet/sheet_model.h"

#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf::ui {

namespace {

/// Fewer are found at a glance.
constexpr qsizetype manyColumns = 12;
constexpr int idRole = Qt::UserRole;

} // namespace

ColumnChooser::ColumnChooser(SheetModel& model, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_model(model), m_search(new SearchField(tr("Search columns"), this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("columnChooser"));
    setAccessibleName(tr("Columns"));
    setFrameShape(StyledPanel);
    m_list->setObjectName(QStringLiteral("columnList"));
    m_list->setAccessibleName(tr("Columns that are shown"));
    m_list->setFrameShape(NoFrame);
    auto* all = new QPushButton(tr("Show all"), this);
    all->setObjectName(QStringLiteral("showAllColumns"));
    all->setAutoDefault(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(measure::gap, measure::gap, measure::gap, measure::gap);
    layout->setSpacing(measure::grid);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    layout->addWidget(all);
    connect(m_search, &SearchField::searchChanged, this, &ColumnChooser::showOnly);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnChooser::onToggled);
    connect(&model.project().sheet(), &project::Sheet::columnsChanged, this, &ColumnChooser::fill);
    connect(all, &QPushButton::clicked, this, [this] {
        QList<ColumnId> hidden;
        for (const project::Column& column : m_model.project().sheet().data().columns) {
            if (column.hidden)
                hidden += column.id;
        }
        if (!hidden.isEmpty() && !m_model.refuseWhileBusy())
            m_model.project().sheet().setHidden(hidden, false);
    });
}

void ColumnChooser::fill()
{
    const QSignalBlocker quiet(m_list);
    const int current = m_list->currentRow();
    m_list->clear();
    const QList<project::Column>& columns = m_model.project().sheet().data().columns;
    const auto shown = std::ranges::count(columns, false, &project::Column::hidden);
    for (const project::Column& column : columns) {
        auto* item = new QListWidgetItem(column.name, m_list);
        item->setData(idRole, column.id.value);
        item->setCheckState(column.hidden ? Qt::Unchecked : Qt::Checked);
        const bool isLast = !column.hidden && shown == 1; // one column has to stay
        item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsSelectable | (isLast ? Qt::NoItemFlags : Qt::ItemIsEnabled));
        if (isLast)
            item->setToolTip(tr("One column has to stay."));
    }
    m_list->setCurrentRow(std::max(0, current));
    m_search->setVisible(columns.size() > manyColumns);
    showOnly(m_search->text());
}

void ColumnChooser::onToggled(QListWidgetItem* item)
{
    const ColumnId column(item->data(idRole).toInt());
    const bool hidden = item->checkState() == Qt::Unchecked;
    // The list is filled anew by this: not while it is still busy with the click.
    QMetaObject::invokeMethod(
        this,
        [this, column, hidden] {
            if (m_model.refuseWhileBusy())
                return fill();
            m_model.project().sheet().setHidden({column}, hidden);
        },
        Qt::QueuedConnection);
}

void ColumnChooser::showOnly(const QString& text)
{
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setHidden(!m_list->item(row)->text().contains(text, Qt::CaseInsensitive));
}

void ColumnChooser::openBelow(QWidget& button)
{
    fill();
    const int rows = std::clamp(m_list->count(), 3, 14);
    m_list->setFixedSize(scaled(220, *this), rows * std::max(m_list->sizeHintForRow(0), fontMetrics().height() + measure::grid) + 4);
    adjustSize();
    const int x = button.isRightToLeft() ? 0 : button.width() - sizeHint().width();
    move(button.mapToGlobal(QPoint(x, button.height())));
    show();
    (m_search->isVisible() ? static_cast<QWidget*>(m_search) : m_list)->setFocus();
}

} // namespace sheaf::ui
