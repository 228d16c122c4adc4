// The rules for one line. Internal to app/requests.
#pragma once

#include "requests/findings.h"
#include "requests/line_reader.h"

namespace sheaf::requests {

/// Where the file first names a model: what the others are compared with when a profile takes one model a file.
struct FirstModel {
    std::string name;
    qint64 line = 0; ///< 0 = not compared
};

/// Checks one line after the other and adds what it finds to one Findings at a time. One per thread.
class LineCheck
{
public:
    LineCheck(const LineRules& rules, FirstModel firstModel);

    /// `keepsProblems` false: problems are counted only.
    void begin(Findings& into, bool keepsProblems);
    /// `padded` as for LineReader; `number` goes into the problems as it is. Returns the hash of the line's id, never 0;
    /// 0 for a line without one.
    quint64 check(QByteArrayView padded, qint64 number);
    /// A line that is too long even to be read.
    void reportTooLong(qint64 number);

private:
    void reportFault();
    void checkId(const TextMember& id);
    void checkMethod(const TextMember& method);
    void checkUrl(const TextMember& url);
    void checkBody(const LineFacts& facts);
    void checkModel(const TextMember& model);
    void checkKind(const LineFacts& facts);
    bool differsFromEndpoint(const TextMember& url) const;
    void report(ProblemCode code, bool isError, const char* field, const QString& other = {}, qint64 otherLine = 0);
    Problem located(ProblemCode code, const char* field) const;

    LineRules m_rules;
    QByteArray m_endpoint;
    std::optional<Kind> m_endpointKind;
    FirstModel m_firstModel;
    LineReader m_reader;
    Findings* m_findings = nullptr;
    bool m_keepsProblems = true;
    QByteArrayView m_line;
    qint64 m_number = 0;
};

/// The hash under which ids are looked up: never 0.
[[nodiscard]] quint64 idHash(std::string_view id);

} // namespace sheaf::requests
