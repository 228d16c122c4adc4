#include "service/resume.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>

namespace sheaf::service {

namespace {

QString notePath(const QString& path)
{
    return path + QStringLiteral(".resume");
}

/// A weak one only says that two bodies mean the same, not that they are the same bytes.
bool isStrong(const QByteArray& etag)
{
    return etag.size() > 2 && etag.startsWith('"') && etag.endsWith('"');
}

} // namespace

bool canBeResumed(const AnswerHead& head)
{
    const bool isIdentity = head.contentEncoding.isEmpty() || head.contentEncoding.toLower() == "identity";
    return head.status == 200 && head.length > 0 && isIdentity && isStrong(head.etag)
        && head.acceptRanges.trimmed().toLower() == "bytes";
}

bool isTheRest(const AnswerHead& head, const ResumePoint& point)
{
    const QByteArray expected = "bytes " + QByteArray::number(point.offset) + '-' + QByteArray::number(point.total - 1) + '/'
        + QByteArray::number(point.total);
    const bool isIdentity = head.contentEncoding.isEmpty() || head.contentEncoding.toLower() == "identity";
    const bool hasLength = head.length < 0 || head.length == point.total - point.offset;
    return head.status == 206 && isIdentity && hasLength && head.contentRange.trimmed().toLower() == expected
        && (head.etag.isEmpty() || head.etag == point.etag);
}

void keepResumeNote(const QString& path, const QUrl& url, const AnswerHead& head)
{
    const QJsonObject note {{QStringLiteral("url"), url.toString(QUrl::FullyEncoded)},
        {QStringLiteral("etag"), QString::fromLatin1(head.etag)}, {QStringLiteral("total"), QString::number(head.length)},
        {QStringLiteral("boot"), QString::fromLatin1(QSysInfo::bootUniqueId())}};
    QFile file(notePath(path));
    const QByteArray json = QJsonDocument(note).toJson(QJsonDocument::Compact);
    // Without the note the next try begins from the start: no more than time is lost.
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.flush())
        file.remove();
}

void dropResumeNote(const QString& path)
{
    QFile::remove(notePath(path));
}

std::optional<ResumePoint> resumePoint(const QString& path, const QUrl& url)
{
    QFile file(notePath(path));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject note = QJsonDocument::fromJson(file.readAll()).object();
    const QByteArray boot = QSysInfo::bootUniqueId();
    if (boot.isEmpty() || note[QStringLiteral("boot")].toString().toLatin1() != boot
        || note[QStringLiteral("url")].toString() != url.toString(QUrl::FullyEncoded))
        return {};
    ResumePoint point;
    point.offset = QFileInfo(path + QStringLiteral(".part")).size();
    point.etag = note[QStringLiteral("etag")].toString().toLatin1();
    point.total = note[QStringLiteral("total")].toString().toLongLong();
    const bool isPartial = point.offset > 0 && point.offset < point.total;
    return isPartial && isStrong(point.etag) ? std::optional(point) : std::nullopt;
}

} // namespace sheaf::service
