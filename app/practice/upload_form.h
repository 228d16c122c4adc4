// An upload on its way in: the fields of the form in any order, the file straight to disk.
#pragma once

#include "practice/http_message.h"

#include <QFile>

namespace sheaf::practice {

/// Reads the form to its end whatever happens, so that the answer reaches the client. Without keep() the file is removed.
class UploadForm final : public FormReceiver
{
public:
    explicit UploadForm(const QString& path);
    ~UploadForm() override;

    bool beginField(const QString& name, const QString& fileName) override;
    bool data(QByteArrayView bytes) override;

    /// Closes the file; false when not all of it could be written.
    [[nodiscard]] bool keep();

    [[nodiscard]] bool hasFile() const { return m_hasFile; }
    [[nodiscard]] const QString& fileName() const { return m_fileName; }
    [[nodiscard]] QString field(const QString& name) const { return QString::fromUtf8(m_fields.value(name)); }
    [[nodiscard]] qint64 lines() const { return m_lineFeeds + (m_endsInLine ? 1 : 0); }

private:
    QFile m_file;
    QString m_fileName;
    QString m_current;
    QHash<QString, QByteArray> m_fields;
    qint64 m_lineFeeds = 0;
    bool m_endsInLine = false; ///< the last byte was no line feed
    bool m_hasFile = false;
    bool m_inFile = false;
    bool m_writesFailed = false;
    bool m_keep = false;
};

} // namespace sheaf::practice
