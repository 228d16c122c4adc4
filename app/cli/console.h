// The terminal: results to stdout, everything that is said to people to stderr.
#pragma once

#include "base/error.h"
#include "base/progress.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>

#include <functional>
#include <stop_token>

namespace sheaf::cli {

/// `Words::tr("…")`: what sheaf-cli says, for the translators.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(sheaf::Cli)
};

/// One line to stderr.
void say(const QString& words);
/// "sheaf-cli: <sentence> [code]" to stderr.
void complain(const Error& error);
/// To stdout, every byte; false when that is not possible (a closed pipe, a full disk).
[[nodiscard]] bool print(QByteArrayView bytes);
/// A file's bytes to stdout.
[[nodiscard]] Result<void> printFile(const QString& path);

/// A progress line on stderr that overwrites itself; nothing where stderr is no terminal.
class ProgressLine
{
public:
    ~ProgressLine();
    void show(const QString& words);
    void clear();

private:
    bool m_shown = false;
};

/// Asked by Ctrl+C (SIGINT) and SIGTERM from the moment of the first call; for work without an event loop.
[[nodiscard]] std::stop_token stopOnSignal();

} // namespace sheaf::cli
