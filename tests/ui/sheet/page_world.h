// A small project with answers in its folder, as the tests of the table and of its page want it.
#pragma once

#include "project/project.h"

#include <QTemporaryDir>

#include <memory>

namespace sheaf::test {

/// Five reviews: several scripts, a line break, a number, an empty cell, an id with leading zeros.
[[nodiscard]] QByteArray fewReviews();

/// Writes a received file as a service would and gives the rows their outcomes: good, cut off, failed, missing, and the
/// fifth row pending. Adds the job to which they belong.
void giveAnswers(project::Project& project);

} // namespace sheaf::test
