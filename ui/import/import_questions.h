// Between what somebody wants imported and the import: looks at the files on a worker, and asks only where the look
// leaves something to ask. Every answer comes as a signal; nothing waits.
#pragma once

#include "base/task_owner.h"
#include "import/import_order.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

class QWidget;

namespace sheaf::ui {

class ImportQuestions : public QObject
{
    Q_OBJECT

public:
    /// Dialogs open over `window`, which outlives this.
    ImportQuestions(PreviewReader reader, QWidget* window);
    ~ImportQuestions() override;

    enum class Ask {
        WhereNeeded, ///< plain files are settled at once
        Always,
    };
    /// `fault`: what ended an earlier import of the same, for the dialog to tell.
    void begin(const ImportOrder& order, Ask ask = Ask::WhereNeeded, const std::optional<Error>& fault = {});
    /// Gives up all looks that are under way; dialogs that are open stay.
    void stop();

Q_SIGNALS:
    void settled(const sheaf::ui::ImportOrder& order);
    /// Nothing at all can be shown of these files.
    void failed(const sheaf::ui::ImportOrder& order, const sheaf::Error& error);
    /// A look takes longer than people wait without a word.
    void looksLong(const QString& source);
    /// No look is under way any more.
    void lookedAll();

private:
    struct Look {
        ImportOrder order;
        Ask ask = Ask::WhereNeeded;
        std::optional<Error> fault;
        TaskOwner task;
    };
    void looked(Look* look, const Result<project::ImportPreview>& preview, qint64 bytes);
    void open(const Look& look, const project::ImportPreview& preview);
    void remove(const Look* look);

    PreviewReader m_reader;
    QWidget* m_window;
    QTimer m_slow;
    std::vector<std::unique_ptr<Look>> m_looks; // declared last: workers end first
};

} // namespace sheaf::ui
