// What rows are between an answer and none: waiting for one, or given up before anything was sent.
#pragma once

#include "project/project.h"

namespace sheaf::jobs {

/// Calls `visit(RowId)` for every row of these runs.
template <class Visit> void forEachRowOf(const QList<project::Piece>& rows, Visit visit)
{
    for (const project::Piece& piece : rows) {
        for (quint32 i = 0; i < piece.count; ++i)
            visit(RowId(piece.first.value + i));
    }
}

/// The part's rows are out and have no answer yet.
void markPending(project::Project& project, const project::JobRecord& job, const project::PartRecord& part);
/// The part never left: those of its rows that have no answer from another job count as cancelled.
void markAbandoned(project::Project& project, const project::JobRecord& job, const project::PartRecord& part);

} // namespace sheaf::jobs
