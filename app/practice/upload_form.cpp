#include "practice/upload_form.h"

#include <algorithm>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

namespace {
    constexpr qsizetype longestField = 64 * 1024; // nobody has a purpose longer than that
}

UploadForm::UploadForm(const QString& path)
    : m_file(path)
{
}

UploadForm::~UploadForm()
{
    m_file.close();
    if (!m_keep)
        m_file.remove();
}

bool UploadForm::beginField(const QString& name, const QString& fileName)
{
    m_current = name;
    m_inFile = name == "file"_L1 && !m_hasFile;
    if (m_inFile) {
        m_hasFile = true;
        m_fileName = fileName;
        m_writesFailed = !m_file.open(QIODevice::WriteOnly);
    }
    return true;
}

bool UploadForm::data(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return true;
    if (m_inFile) {
        m_lineFeeds += std::ranges::count(bytes, '\n');
        m_endsInLine = bytes.back() != '\n';
        m_writesFailed = m_writesFailed || m_file.write(bytes.data(), bytes.size()) != bytes.size();
    } else if (QByteArray& value = m_fields[m_current]; value.size() < longestField) {
        value.append(bytes);
    }
    return true;
}

bool UploadForm::keep()
{
    m_keep = !m_writesFailed && m_file.flush();
    m_file.close();
    return m_keep;
}

} // namespace sheaf::practice
