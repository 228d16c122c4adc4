// The import dialog over made files, and the hands of a person at it.
#pragma once

#include "import/import_dialog.h"
#include "ui/import/made_previews.h"

#include <QPointer>
#include <QSignalSpy>

#include <memory>

namespace sheaf::test {

/// One dialog at a time; whatever is open goes with this.
class DialogHands
{
public:
    ~DialogHands();

    /// Over text that is split as the wishes say.
    void open(const QString& text, const project::ImportWishes& wishes = {});
    /// Over a preview that never changes.
    void open(const project::ImportPreview& preview, const project::ImportWishes& wishes = {});
    void open(const project::ImportPreview& preview, const ui::PreviewReader& reader, const project::ImportWishes& wishes);

    [[nodiscard]] bool isShown(const char* name) const;
    /// With the arrow keys, the entry that begins so.
    void choose(const char* combo, const QString& beginsWith) const;
    void showColumns() const;
    [[nodiscard]] QString cell(int row, int column) const;
    [[nodiscard]] QString header(int column) const;
    [[nodiscard]] int columnCount() const;
    template <class Widget> [[nodiscard]] Widget* find(const char* name) const
    {
        return dialog->findChild<Widget*>(QString::fromLatin1(name));
    }

    std::shared_ptr<MadeSource> source;
    QPointer<ui::ImportDialog> dialog;
    std::unique_ptr<QSignalSpy> settled;
};

} // namespace sheaf::test
