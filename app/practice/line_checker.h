// Reads the lines of an uploaded file as a service does: each one on its own, then what they must have in common.
#pragma once

#include "practice/answer_maker.h"
#include "practice/dialect.h"

#include <QJsonObject>
#include <QString>

#include <tl/expected.hpp>

#include <utility>
#include <vector>

namespace sheaf::practice {

/// One entry of a batch's `errors`.
struct Fault {
    QString code = {};
    QString message = {};
    qint64 line = 0; ///< from 1; 0 = the whole file
    QString param = {}; ///< the field concerned, or empty

    bool operator==(const Fault&) const = default;
};

struct RequestLine {
    QString customId = {};
    QString url = {}; ///< empty when the line has none
    QString model = {};
    QJsonObject body = {};
};

/// A line on its own; `number` only goes into the fault.
[[nodiscard]] tl::expected<RequestLine, Fault> parseRequestLine(QByteArrayView line, qint64 number);

/// Remembers 16 bytes a line, so that a file of a million lines can be checked.
class LineChecker
{
public:
    static constexpr qsizetype mostFaults = 100; ///< later ones are not reported

    LineChecker(const Dialect& dialect, QString endpoint);

    /// Lines in their order, without their line feed. Returns whether the line is a row (a skipped blank one is not).
    bool add(QByteArrayView line);
    /// What was found, by line. Call once, after the last line.
    [[nodiscard]] QList<Fault> finish();

    [[nodiscard]] qint64 rows() const { return m_rows; }
    [[nodiscard]] QString model() const { return m_model; }

private:
    void checkCommon(const RequestLine& request);
    void findDuplicates();
    void report(Fault fault);

    const Dialect& m_dialect;
    QString m_endpoint;
    QString m_model; ///< of the first row
    qint64 m_line = 0;
    qint64 m_rows = 0;
    std::vector<std::pair<quint64, qint64>> m_ids; ///< hash of the custom_id, line
    QList<Fault> m_faults;
};

} // namespace sheaf::practice
