// Delimited text (CSV, TSV): RFC 4180 and what spreadsheets really write.
#pragma once

#include "formats/cells.h"
#include "formats/dialect.h"
#include "formats/encoding_guess.h"
#include "formats/note.h"
#include "formats/record_scanner.h"
#include "formats/text_decoder.h"
