// The project that an import is making: its folder, its base file, the rows that are known so far. Whoever drops it
// unfinished removes it.
#pragma once

#include "base/whole_file.h"
#include "project/import.h"
#include "project/import_output.h"
#include "project/row_index_cache.h"

#include <optional>

namespace sheaf::project {

class ImportTarget final : public ImportOutput
{
public:
    struct Plan {
        QString library;
        QString name; ///< of the project
        QString sourceName; ///< file name that was imported; empty for text
        BaseFormat format = BaseFormat::Delimited;
        bool isResults = false;
    };
    [[nodiscard]] static Result<std::unique_ptr<ImportTarget>> create(const Plan& plan, const ImportEvents& events);
    ~ImportTarget() override;
    ImportTarget(const ImportTarget&) = delete;
    ImportTarget& operator=(const ImportTarget&) = delete;

    [[nodiscard]] Result<void> write(QByteArrayView bytes) override { return m_file->write(bytes); }
    [[nodiscard]] bool isPublished() const override { return m_published; }

    /// Makes the project over what was written so far. `firstOffset`: where the first row begins.
    [[nodiscard]] Result<void> publish(
        const formats::Dialect& dialect, const QList<Column>& columns, qint64 firstOffset, std::vector<quint32>& rows) override;
    /// Further rows, which were written; takes them out of `rows` and hands them on from time to time. TooManyRows.
    [[nodiscard]] Result<void> addRows(std::vector<quint32>& rows) override;
    /// Gives the base its final name. Everything was published.
    [[nodiscard]] Result<ImportResult> finish(qsizetype cellCount);

private:
    ImportTarget(const Plan& plan, const ImportEvents& events) : m_plan(plan), m_events(events) { }
    [[nodiscard]] Result<void> count(std::span<const quint32> rows);
    [[nodiscard]] Result<void> handOver();

    Plan m_plan;
    const ImportEvents& m_events;
    QString m_folder;
    Base m_base;
    std::optional<WholeFile> m_file;
    std::optional<RowCacheWriter> m_cache;
    std::vector<quint32> m_waiting; // rows that nobody was told of yet
    qint64 m_handedOverAt = 0; // size of the base then
    qint64 m_firstOffset = 0;
    qint64 m_rows = 0;
    bool m_published = false;
    bool m_finished = false;
};

} // namespace sheaf::project
