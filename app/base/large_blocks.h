// What a program gives back to the system.
#pragma once

namespace sheaf {

/// From here on memory that was taken in blocks of a megabyte or more goes back as soon as it is freed. By itself the C library
/// raises that bound with every larger block that is freed, up to 32 MB, and keeps what lies below: after a check of ten
/// million rows it held on to hundreds of megabytes. First thing in main().
void giveLargeBlocksBack();

} // namespace sheaf
