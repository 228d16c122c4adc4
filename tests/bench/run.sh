#!/bin/bash
# run.sh PROGRAMS [FOLDER] [ROWS]: every benchmark beside its reference, in the same run, turn by turn; the best of ROUNDS.
# PROGRAMS is the folder "bench" of a build with the preset "bench"; FOLDER ($TMPDIR) needs 3 GB for the file and its copies.
set -euo pipefail
programs=$1
folder=${2:-${TMPDIR:-/tmp}}/sheaf-bench
rows=${3:-1000000}
rounds=${ROUNDS:-5}
file=$folder/requests-$rows.jsonl
mkdir -p "$folder"
sinks=()
trap 'for pid in "${sinks[@]}"; do kill "$pid"; done; rm -rf "$folder/library" "$folder/copy.jsonl" "$folder"/port.*' EXIT
[ -s "$file" ] || "$programs/make_requests" "$file" "$rows"
bytes=$(stat -c %s "$file")
echo "$file: $rows lines, $bytes bytes; best of $rounds"

# seconds COMMAND…: its wall time; what it printed goes to $folder/out
seconds() {
    local start=$EPOCHREALTIME
    "$@" >"$folder/out"
    awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.4f\n", b - a }'
}
least() { awk 'NR == 1 || $1 < best { best = $1 } END { print best }'; }
peak() { awk '{ for (i = 1; i < NF; ++i) if ($i == "peak_mb" && $(i + 1) > best) best = $(i + 1) } END { print best }' "$1"; }

# compare NAME REFERENCE-NAME: runs the functions `ours` and `reference` in turn
compare() {
    : >"$folder/ours"; : >"$folder/reference"; : >"$folder/outs"
    for ((round = 0; round < rounds; ++round)); do
        seconds reference >>"$folder/reference"
        seconds ours >>"$folder/ours"
        cat "$folder/out" >>"$folder/outs"
    done
    local a b
    a=$(least <"$folder/ours"); b=$(least <"$folder/reference")
    awk -v n="$1" -v r="$2" -v a="$a" -v b="$b" -v m="$(peak "$folder/outs")" \
        'BEGIN { printf "%-28s %7.3f s   %-10s %7.3f s   ratio %5.2f   peak %6.1f MB\n", n, a, r, b, a / b, m }'
    tail -1 "$folder/outs" | sed 's/^/    /'
}

# start_sink MB_PER_SECOND: sets $port
start_sink() {
    "$programs/sink" "$1" >"$folder/port.$1" &
    sinks+=($!)
    until [ -s "$folder/port.$1" ]; do sleep 0.05; done
    port=$(cat "$folder/port.$1")
}

cat "$file" >/dev/null # warm for everybody
ours() { "$programs/bench_check" "$file"; }
reference() { wc -l "$file"; }
compare "check" "wc -l"

results=$folder/results-$rows.jsonl
[ -s "$results" ] || "$programs/make_results" "$results" "$rows"
echo "$results: $rows lines, $(stat -c %s "$results") bytes; the sent file is the one above"
cat "$results" >/dev/null
ours() { "$programs/bench_account" "$file" "$results" "$rows"; }
reference() { wc -l "$results"; }
rm -f "${file%.jsonl}.index"
compare "accounting, ids not kept" "wc -l"
"$programs/bench_account" "$file" "$results" "$rows" keep
compare "accounting" "wc -l"

ours() { rm -rf "$folder/library"; "$programs/bench_import" "$file" "$folder/library"; }
reference() { rm -f "$folder/copy.jsonl"; cp --reflink=never "$file" "$folder/copy.jsonl"; }
compare "import" "cp"
rm -rf "$folder/library" "$folder/copy.jsonl"

table=$folder/table-$rows.csv
[ -s "$table" ] || "$programs/make_table" "$table" "$rows"
echo "$table: $rows rows of 8 columns, $(stat -c %s "$table") bytes"
cat "$table" >/dev/null
ours() { rm -rf "$folder/library"; "$programs/bench_import" "$table" "$folder/library"; }
reference() { rm -f "$folder/table.db"; sqlite3 "$folder/table.db" ".import --csv $table t"; }
compare "import of a table" "sqlite3"
reference() { rm -f "$folder/table.db"; /usr/bin/python3 "$(dirname "$0")/csv_to_sqlite.py" "$table" "$folder/table.db"; }
compare "import of a table" "python3"
rm -rf "$folder/library" "$folder/table.db"

# What the window asks of that table; its bars are seconds and seconds a GB, so compare runs of one machine only.
"$programs/bench_rows" "$table" "$folder/library"
"$programs/bench_scroll" "$folder/library/table-$rows"
rm -rf "$folder/library"

book=$folder/rows.xlsx
here=$(dirname "$0")
reference() { /usr/bin/python3 "$here/workbook.py" write "$folder/reference.xlsx" 100000; }
[ -s "$book" ] || /usr/bin/python3 "$here/workbook.py" write "$book" 100000
echo "$book: 100000 rows of 10 columns, $(stat -c %s "$book") bytes"
ours() { "$programs/bench_export" "$folder/ours.xlsx" 100000; }
compare "export of a workbook" "openpyxl"
ours() { rm -rf "$folder/library"; "$programs/bench_import" "$book" "$folder/library"; }
reference() { /usr/bin/python3 "$here/workbook.py" read "$book"; }
compare "import of a workbook" "openpyxl"
rm -rf "$folder/library" "$folder/ours.xlsx" "$folder/reference.xlsx"

for rate in 0 100; do
    start_sink "$rate"
    ours() { "$programs/bench_upload" "$file" "http://127.0.0.1:$port/v1"; }
    reference() { curl -sS -F purpose=batch -F "file=@$file" "http://127.0.0.1:$port/v1/files"; }
    compare "upload, sink at $rate MB/s" "curl -F"
done

# The bar is 2 % of a core for a thousand unfinished jobs.
rm -rf "$folder/watched"
"$programs/bench_watch" "$folder/watched" 1000 60
rm -rf "$folder/watched"

# Both write to the disk and wait until it is there: a download counts when it would survive a power cut.
"$programs/source" "$results" >"$folder/port.source" &
sinks+=($!)
until [ -s "$folder/port.source" ]; do sleep 0.05; done
port=$(cat "$folder/port.source")
ours() { rm -f "$folder/copy.jsonl"; "$programs/bench_download" "http://127.0.0.1:$port/v1" "$folder/copy.jsonl"; }
reference() { rm -f "$folder/copy.jsonl"; curl -sS -o "$folder/copy.jsonl" "http://127.0.0.1:$port/v1/files/f/content"; sync "$folder/copy.jsonl"; }
compare "download" "curl, sync"
