#include "shell/help_boxes.h"

#include "common/icon.h"
#include "common/label.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

struct HelpTexts {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::HelpBoxes)
};

QVBoxLayout* begin(QDialog* box, const QString& name, const QString& title)
{
    box->setObjectName(name);
    box->setWindowTitle(title);
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(measure::pageEdge, measure::pageEdge, measure::pageEdge, measure::groupGap);
    rows->setSpacing(measure::gap);
    return rows;
}

void addClose(QDialog* box, QVBoxLayout* rows)
{
    auto* buttons = new QDialogButtonBox(box);
    QPushButton* close = buttons->addButton(HelpTexts::tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    rows->addSpacing(measure::gap);
    rows->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, box, &QDialog::reject);
}

} // namespace

QDialog* makeAboutBox(QWidget* parent)
{
    auto* box = new QDialog(parent);
    QVBoxLayout* rows = begin(box, QStringLiteral("aboutBox"), HelpTexts::tr("About Sheaf"));
    auto* picture = new QLabel(box);
    picture->setPixmap(applicationIcon().pixmap(scaled(measure::largeIcon, *box)));
    rows->addWidget(picture);
    rows->addWidget(new Label(HelpTexts::tr("Sheaf %1").arg(QCoreApplication::applicationVersion()), TextKind::PageTitle, box));
    auto* words = new Label(
        HelpTexts::tr("Tables of work for language models, through batch APIs. Free software under the MIT licence."), TextKind::Second, box);
    words->setWordWrap(true);
    rows->addWidget(words);
    addClose(box, rows);
    return box;
}

QDialog* makeShortcutsBox(const QList<QAction*>& actions, QWidget* parent)
{
    auto* box = new QDialog(parent);
    QVBoxLayout* rows = begin(box, QStringLiteral("shortcutsBox"), HelpTexts::tr("Shortcuts"));
    auto* table = new QTreeWidget(box);
    table->setObjectName(QStringLiteral("shortcutList"));
    table->setAccessibleName(HelpTexts::tr("Shortcuts"));
    table->setHeaderLabels({HelpTexts::tr("Action"), HelpTexts::tr("Keys")});
    table->setRootIsDecorated(false);
    for (const QAction* action : actions)
        new QTreeWidgetItem(table, {QString(action->text()).remove(u'&'), action->shortcut().toString(QKeySequence::NativeText)});
    table->resizeColumnToContents(0);
    rows->addWidget(table, 1);
    addClose(box, rows);
    box->resize(scaled(440, *box), scaled(480, *box));
    return box;
}

} // namespace sheaf::ui
