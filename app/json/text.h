// JSON text without disturbing it: every function here works on raw UTF-8 bytes and leaves what it was not asked to
// change exactly as it came (key order, duplicates, 20-digit numbers, white space). No function reads past the text,
// whatever the bytes; where one asks for valid JSON, its answer for anything else is harmless but means nothing.
#pragma once

#include "json/edit.h"
#include "json/format.h"
#include "json/navigate.h"
#include "json/scanner.h"
#include "json/string.h"
