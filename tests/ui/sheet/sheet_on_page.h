// A project's table in its page, on a (virtual) screen with the keyboard in it: keys and mouse go where they go for a
// person, texts come from the disk as they do there.
#pragma once

#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"
#include "shell/project_page.h"
#include "ui/sheet/page_world.h"
#include "ui/support/window_world.h"

#include <memory>

namespace sheaf::test {

class SheetOnPage
{
public:
    explicit SheetOnPage(const QByteArray& csv = fewReviews(), const char* name = "rows.csv");
    ~SheetOnPage();

    /// Waits until the rows of the screen have been read.
    [[nodiscard]] bool settle() const;
    void go(int row, int column) const { view->goTo(row, column); }
    void select(int top, int left, int bottom, int right) const;
    /// Goes to the open editor of a cell, else to the table.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    void keys(const char* text) const;
    [[nodiscard]] QWidget* editorOrView() const;

    /// "row,column" of the current cell.
    [[nodiscard]] QString current() const;
    /// "top,left-bottom,right"; several ranges with blanks between them.
    [[nodiscard]] QString selection() const;
    [[nodiscard]] QString stored(qint64 position, const char* column) const;
    /// Rows as CSV-like lines: cells joined with '|'.
    [[nodiscard]] QString row(qint64 position) const;
    /// What the page's banner says; empty while there is none.
    [[nodiscard]] QString banner() const;
    template <class T> [[nodiscard]] T* child(const char* name) const
    {
        return page->findChild<T*>(QString::fromLatin1(name));
    }

    WindowWorld world;
    ui::AppContext context = world.context();
    std::shared_ptr<project::Project> project;
    std::unique_ptr<ui::ProjectPage> page;
    ui::SheetView* view = nullptr;
    ui::SheetModel* model = nullptr;
};

} // namespace sheaf::test
