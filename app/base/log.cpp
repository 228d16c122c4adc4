#include "base/log.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QRegularExpression>

#include <cstdio>

namespace sheaf {

namespace {

constexpr qint64 generationSize = 1'000'000;

// Qt's message handler is one function for the whole process, so what it writes to must be as well.
QMutex logMutex;
QFile* logFile = nullptr;

const char* levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return "debug";
    case QtInfoMsg: return "info";
    case QtWarningMsg: return "warning";
    case QtCriticalMsg: return "critical";
    case QtFatalMsg: return "fatal";
    }
    return "unknown";
}

void handleMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    const QString line = QStringLiteral("%1 %2 %3: %4\n")
                             .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs),
                                 QString::fromLatin1(levelName(type)), QString::fromUtf8(context.category),
                                 redacted(message));
    const QByteArray bytes = line.toUtf8();
    const QMutexLocker lock(&logMutex);
    if (logFile) {
        logFile->write(bytes);
        logFile->flush();
    }
    if (type != QtDebugMsg && type != QtInfoMsg)
        std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
}

} // namespace

QString redacted(QString text)
{
    static const QRegularExpression secrets(
        QStringLiteral("(?<=bearer )\\S+|\\b(?:inference-|sk-|gsk_)[A-Za-z0-9_-]{8,}"),
        QRegularExpression::CaseInsensitiveOption);
    return text.replace(secrets, QStringLiteral("[key]"));
}

void logTo(const QString& path)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    if (QFileInfo(path).size() > generationSize) {
        QFile::remove(path + QStringLiteral(".1"));
        QFile::rename(path, path + QStringLiteral(".1"));
    }
    auto* file = new QFile(path);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Append)) {
        delete file;
        file = nullptr; // a log that cannot be written must not stop the work
    } else {
        file->setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    {
        const QMutexLocker lock(&logMutex);
        delete logFile;
        logFile = file;
    }
    qInstallMessageHandler(handleMessage);
}

} // namespace sheaf
