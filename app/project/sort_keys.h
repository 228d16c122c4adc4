// Keys that sort cells by comparing bytes: numbers by value, then text as the language orders it (with digits in it by their
// value: "file 9" before "file 10"), then empty cells.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

struct UCollator;

namespace sheaf::project {

/// For one thread. ICU's collation, by way of its sort keys.
class SortKeyWriter
{
public:
    /// `locale`: BCP 47, empty = the root order.
    explicit SortKeyWriter(const QString& locale);
    ~SortKeyWriter();
    SortKeyWriter(const SortKeyWriter&) = delete;
    SortKeyWriter& operator=(const SortKeyWriter&) = delete;

    /// Appends the key of one cell; keys of several columns behind one another compare column by column.
    /// Empty cells come last in both directions.
    void append(QByteArray& out, QByteArrayView cell, bool descending);

private:
    void appendNumber(QByteArray& out, double number) const;
    void appendText(QByteArray& out, QByteArrayView cell);

    std::unique_ptr<UCollator, void (*)(UCollator*)> m_collator;
    QByteArray m_key; // reused
};

} // namespace sheaf::project
