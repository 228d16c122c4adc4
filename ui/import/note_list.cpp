#include "import/note_list.h"

#include "common/icon.h"
#include "common/label.h"
#include "project/note_words.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

struct NoteTexts {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::NoteList)
};

QHBoxLayout* noteButtons(QDialog* box, const QPlainTextEdit* list)
{
    auto* copy = new QPushButton(icon(QStringLiteral("copy")), NoteTexts::tr("&Copy all"), box);
    copy->setObjectName(QStringLiteral("copyLines"));
    copy->setAutoDefault(false);
    auto* close = new QPushButton(NoteTexts::tr("Close"), box);
    close->setObjectName(QStringLiteral("closeLines"));
    close->setDefault(true);
    auto* line = new QHBoxLayout;
    line->setSpacing(measure::gap);
    line->addWidget(copy);
    line->addStretch();
    line->addWidget(close);
    QObject::connect(copy, &QPushButton::clicked, list, [list] { QGuiApplication::clipboard()->setText(list->toPlainText()); });
    QObject::connect(close, &QPushButton::clicked, box, &QDialog::reject);
    return line;
}

} // namespace

QDialog* makeNoteList(const QString& source, const QList<formats::Note>& notes, qint64 count, QWidget* parent)
{
    auto* box = new QDialog(parent);
    box->setObjectName(QStringLiteral("noteList"));
    box->setWindowTitle(NoteTexts::tr("Lines to look at"));
    box->setWindowModality(Qt::WindowModal);
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(measure::pageEdge, measure::pageEdge, measure::pageEdge, measure::groupGap);
    rows->setSpacing(measure::gap);
    auto* title = new Label(NoteTexts::tr("%Ln line(s) of %1", nullptr, int(count)).arg(source), TextKind::Strong, box);
    title->setWordWrap(true);
    QStringList lines;
    for (const formats::Note& note : notes)
        lines += project::noteSentence(note);
    auto* list = new QPlainTextEdit(lines.join(QLatin1Char('\n')), box);
    list->setObjectName(QStringLiteral("lines"));
    list->setAccessibleName(NoteTexts::tr("Lines to look at"));
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    // Read-only text takes no keyboard by itself: it is walked through and copied with it.
    list->setTextInteractionFlags(Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    rows->addWidget(title);
    rows->addWidget(list, 1);
    if (const qint64 more = count - notes.size(); more > 0)
        rows->addWidget(new Label(NoteTexts::tr("and %Ln more", nullptr, int(more)), TextKind::Second, box));
    rows->addLayout(noteButtons(box, list));
    box->resize(scaled(360, *box), scaled(400, *box));
    return box;
}

} // namespace sheaf::ui
