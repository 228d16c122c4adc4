// The dialogs that people see: the system's own, opened without waiting.
#pragma once

#include "common/dialogs.h"

namespace sheaf::ui {

class NativeDialogs : public Dialogs
{
public:
    void ask(QWidget* parent, const Question& question, std::function<void(const QString&)> answered) override;
    void chooseOpenFiles(QWidget* parent, const FileChoice& choice, std::function<void(const QStringList&)> chosen) override;
    void chooseOpenFolder(QWidget* parent, const FileChoice& choice, std::function<void(const QString&)> chosen) override;
    void chooseSaveFile(QWidget* parent, const FileChoice& choice, std::function<void(const QString&)> chosen) override;
};

} // namespace sheaf::ui
