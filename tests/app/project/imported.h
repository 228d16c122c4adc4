// Projects for tests, made the way in which people make them: by importing a file.
#pragma once

#include "project/import.h"
#include "project/loaded_project.h"

#include <QTemporaryDir>

#include <memory>

namespace sheaf::test {

struct Imported {
    Result<project::ImportResult> result = failure(ErrorCode::Unexpected);
    std::unique_ptr<project::Project> project; ///< nothing when it failed before the first rows
    qint64 rowsAtFirst = 0;
    int batches = 0; ///< of further rows
};

/// A folder with a library in it, gone with the object.
class Workplace
{
public:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString library() const { return path(QStringLiteral("Library")); }
    /// Writes `bytes` to a file of this name and gives its path.
    QString file(const QString& name, const QByteArray& bytes) const;
    /// Imports a file of this name and finishes the project.
    Imported import(const QString& name, const QByteArray& bytes, const project::ImportWishes& wishes = {}) const;

private:
    QTemporaryDir m_folder;
};

Imported importPaths(const QStringList& paths, const QString& library, const project::ImportWishes& wishes = {});
Imported importPath(const QString& path, const QString& library, const project::ImportWishes& wishes = {});

/// Opens a project that was closed; nothing, with a warning that says why, when that fails.
std::unique_ptr<project::Project> reopened(const QString& folder);

/// The sheet as text, a line a row, cells joined by "|": readable when a comparison fails.
QByteArray dump(const project::SheetData& sheet);
QByteArray fileBytes(const QString& path);

} // namespace sheaf::test
