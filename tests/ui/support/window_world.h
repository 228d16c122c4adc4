// Everything that a page is given, made for one test: folders of its own, a keychain in memory, dialogs that answer as
// they are told, a clock that stands still, and an engine whose services are never asked for anything.
#pragma once

#include "common/app_context.h"
#include "common/dialogs.h"
#include "service/secret_store.h"

#include <QTemporaryDir>

namespace sheaf::test {

class ScriptedDialogs : public ui::Dialogs
{
public:
    void ask(QWidget*, const ui::Question& question, std::function<void(const QString&)> answered) override
    {
        asked.append(question.text);
        if (!answer.isEmpty())
            answered(answer);
    }
    void chooseOpenFiles(QWidget*, const ui::FileChoice&, std::function<void(const QStringList&)> chosen) override
    {
        if (!files.isEmpty())
            chosen(files);
    }
    void chooseOpenFolder(QWidget*, const ui::FileChoice&, std::function<void(const QString&)> chosen) override
    {
        if (!folder.isEmpty())
            chosen(folder);
    }
    void chooseSaveFile(QWidget*, const ui::FileChoice&, std::function<void(const QString&)>) override { }

    QStringList asked;
    QString answer; ///< id of the button that is pressed; empty = none
    QStringList files;
    QString folder;
};

/// A keychain that answers every call with the same error.
class FailingStore : public service::SecretStore
{
public:
    explicit FailingStore(ErrorCode code) : m_code(code) { }
    QFuture<Result<QByteArray>> read(const QString&) override;
    QFuture<Result<void>> write(const QString&, const QByteArray&) override;
    QFuture<Result<void>> remove(const QString&) override;

private:
    ErrorCode m_code;
};

class WindowWorld
{
public:
    explicit WindowWorld(std::unique_ptr<service::SecretStore> keychain = service::makeMemoryStore());
    ~WindowWorld();

    [[nodiscard]] ui::AppContext context();
    [[nodiscard]] QString library() const { return m_folder.filePath(QStringLiteral("library")); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    Instant now;
    ScriptedDialogs dialogs;
    jobs::ProfileBook profiles;

private:
    QTemporaryDir m_folder;
    QSettings m_settings;
    std::unique_ptr<service::Transport> m_transport;

public:
    jobs::Keys keys;
    jobs::JobEngine engine;
};

} // namespace sheaf::test
