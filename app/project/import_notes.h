// What an import met and took as told, and what becomes of a row that is not as it should be.
#pragma once

#include "project/import.h"

namespace sheaf::project {

class ImportNotes
{
public:
    explicit ImportNotes(std::optional<FaultChoice> faults) : m_faults(faults) { }

    /// The file that the next notes are about; empty where there is but one.
    void setFile(const QString& name) { m_file = name; }
    void add(formats::Note note);
    /// Notes a fault of a row. True: the row is taken as told. False: it is left out. An error: the import stops.
    [[nodiscard]] Result<bool> judge(formats::Note note);
    /// Whether an unclosed quote is anything else than the end: that is asked for, never assumed.
    [[nodiscard]] bool mendsQuotes() const { return m_faults && *m_faults != FaultChoice::Stop; }
    void moveTo(ImportAssumptions& assumptions);

private:
    std::optional<FaultChoice> m_faults;
    QString m_file;
    QList<formats::Note> m_notes;
    qint64 m_count = 0;
    qint64 m_leftOut = 0;
};

} // namespace sheaf::project
