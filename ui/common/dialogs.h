// Every question that Sheaf asks in a window of its own goes through here, so that a test can answer it. Nothing waits:
// the answer comes back through a function, and is dropped when the parent has gone.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace sheaf::ui {

enum class ButtonKind { Accept, Destructive, Reject };

struct QuestionButton
{
    QString id;
    QString text; ///< a verb: "Send 12,480 rows"
    ButtonKind kind = ButtonKind::Accept;
};

/// Asked only where an answer costs money or destroys data.
struct Question
{
    enum class Kind { Question, Warning };

    Kind kind = Kind::Question;
    QString title;
    QString text;
    QString detail; ///< smaller, below; may be empty
    QList<QuestionButton> buttons;
    QString defaultButton; ///< what Enter does
    QString escapeButton; ///< what Esc and closing do: the harmless one
};

struct FileChoice
{
    QString title;
    QString folder; ///< where to start; empty: the last one
    QString suggestedName; ///< for saving
    QStringList nameFilters; ///< "Tables (*.csv *.tsv)"
    QString defaultEnding; ///< for saving, without the dot
    bool several = false; ///< for opening
};

class Dialogs
{
public:
    virtual ~Dialogs() = default;

    virtual void ask(QWidget* parent, const Question& question, std::function<void(const QString& buttonId)> answered) = 0;
    /// Not called when the user thinks better of it.
    virtual void chooseOpenFiles(QWidget* parent, const FileChoice& choice,
        std::function<void(const QStringList& files)> chosen) = 0;
    virtual void chooseOpenFolder(QWidget* parent, const FileChoice& choice,
        std::function<void(const QString& folder)> chosen) = 0;
    virtual void chooseSaveFile(QWidget* parent, const FileChoice& choice,
        std::function<void(const QString& file)> chosen) = 0;
};

} // namespace sheaf::ui
