#include "ui/sheet/sheet_on_page.h"

#include "common/banner.h"
#include "support/imported.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>

namespace sheaf::test {

SheetOnPage::SheetOnPage(const QByteArray& csv, const char* name)
{
    if (world.profiles.profiles.empty())
        world.profiles.profiles = service::builtInProfiles();
    project = imported(world.path(QStringLiteral("made")), QString::fromUtf8(name), csv);
    page = std::make_unique<ui::ProjectPage>(project, context);
    page->resize(1100, 700);
    page->show();
    page->activateWindow();
    view = page->findChild<ui::SheetView*>();
    model = &view->sheetModel();
    view->setFocus();
}

SheetOnPage::~SheetOnPage() = default;

bool SheetOnPage::settle() const
{
    return QTest::qWaitFor([this] {
        for (int row = 0; row < std::min(model->rowCount(), 40); ++row) {
            if (!model->text(row, 0))
                return false;
        }
        return true;
    });
}

void SheetOnPage::select(int top, int left, int bottom, int right) const
{
    view->goTo(top, left);
    view->selectionModel()->select(
        QItemSelection(model->index(top, left), model->index(bottom, right)), QItemSelectionModel::ClearAndSelect);
}

QWidget* SheetOnPage::editorOrView() const
{
    const auto editors = view->findChildren<QPlainTextEdit*>(QStringLiteral("cellEditor"));
    for (QPlainTextEdit* editor : editors) { // closed ones may still be there
        if (editor->isVisible())
            return editor;
    }
    return view;
}

void SheetOnPage::key(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QTest::keyClick(editorOrView(), key, modifiers);
}

void SheetOnPage::keys(const char* text) const
{
    for (const QChar c : QString::fromUtf8(text))
        QTest::keyClick(editorOrView(), c.toLatin1());
}

QString SheetOnPage::current() const
{
    const QModelIndex now = view->currentIndex();
    return QStringLiteral("%1,%2").arg(now.row()).arg(now.column());
}

QString SheetOnPage::selection() const
{
    QStringList ranges;
    const QItemSelection selection = view->selectionModel()->selection();
    for (const QItemSelectionRange& range : selection)
        ranges += QStringLiteral("%1,%2-%3,%4").arg(range.top()).arg(range.left()).arg(range.bottom()).arg(range.right());
    return ranges.join(u' ');
}

QString SheetOnPage::stored(qint64 position, const char* column) const
{
    return QString::fromUtf8(cellText(*project, position, QString::fromUtf8(column)));
}

QString SheetOnPage::row(qint64 position) const
{
    const project::SheetData& sheet = project->sheet().data();
    QStringList texts;
    for (const project::Column& column : sheet.columns)
        texts += QString::fromUtf8(sheet.cell(sheet.order.at(position), column).value_or(QByteArray("?")));
    return texts.join(u'|');
}

QString SheetOnPage::banner() const
{
    const auto* banner = page->findChild<ui::Banner*>(QStringLiteral("pageBanner"));
    QString text;
    if (banner && !banner->isHidden()) {
        const auto labels = banner->findChildren<QLabel*>();
        for (const QLabel* label : labels)
            text += label->text();
    }
    return text;
}

} // namespace sheaf::test
