#include "common/native_dialogs.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace sheaf::ui {

namespace {

QMessageBox::ButtonRole messageRole(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Destructive:
        return QMessageBox::DestructiveRole;
    case ButtonKind::Reject:
        return QMessageBox::RejectRole;
    case ButtonKind::Accept:
        break;
    }
    return QMessageBox::AcceptRole;
}

void addButtons(QMessageBox& box, const Question& question)
{
    for (const QuestionButton& each : question.buttons) {
        QPushButton* button = box.addButton(each.text, messageRole(each.kind));
        button->setObjectName(each.id);
        if (each.id == question.defaultButton) {
            box.setDefaultButton(button);
            button->setProperty("primary", each.kind == ButtonKind::Accept);
        }
        if (each.id == question.escapeButton)
            box.setEscapeButton(button);
    }
}

QFileDialog* fileDialog(QWidget* parent, const FileChoice& choice)
{
    auto* dialog = new QFileDialog(parent, choice.title, choice.folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    if (!choice.nameFilters.isEmpty())
        dialog->setNameFilters(choice.nameFilters);
    return dialog;
}

/// The dialog is the context of the connection and its parent owns it: no answer reaches somebody who has gone.
void openForOne(QFileDialog* dialog, std::function<void(const QString&)> chosen)
{
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog,
        [chosen = std::move(chosen)](const QString& file) { chosen(file); });
    dialog->open();
}

} // namespace

void NativeDialogs::ask(QWidget* parent, const Question& question, std::function<void(const QString&)> answered)
{
    auto* box = new QMessageBox(parent);
    box->setObjectName(QStringLiteral("question"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowModality(Qt::WindowModal);
    box->setIcon(question.kind == Question::Kind::Warning ? QMessageBox::Warning : QMessageBox::NoIcon);
    box->setWindowTitle(question.title);
    box->setTextFormat(Qt::PlainText);
    box->setText(question.text);
    box->setInformativeText(question.detail);
    addButtons(*box, question);
    QObject::connect(box, &QMessageBox::finished, box,
        [box, escape = question.escapeButton, answered = std::move(answered)] {
            const QAbstractButton* pressed = box->clickedButton();
            answered(pressed ? pressed->objectName() : escape);
        });
    box->open();
}

void NativeDialogs::chooseOpenFiles(QWidget* parent, const FileChoice& choice,
    std::function<void(const QStringList&)> chosen)
{
    QFileDialog* dialog = fileDialog(parent, choice);
    dialog->setFileMode(choice.several ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::filesSelected, dialog,
        [chosen = std::move(chosen)](const QStringList& files) { chosen(files); });
    dialog->open();
}

void NativeDialogs::chooseOpenFolder(QWidget* parent, const FileChoice& choice, std::function<void(const QString&)> chosen)
{
    QFileDialog* dialog = fileDialog(parent, choice);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    openForOne(dialog, std::move(chosen));
}

void NativeDialogs::chooseSaveFile(QWidget* parent, const FileChoice& choice, std::function<void(const QString&)> chosen)
{
    QFileDialog* dialog = fileDialog(parent, choice);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(choice.defaultEnding);
    dialog->selectFile(choice.suggestedName);
    openForOne(dialog, std::move(chosen));
}

} // namespace sheaf::ui
