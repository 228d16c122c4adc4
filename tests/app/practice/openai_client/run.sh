#!/bin/sh
# run.sh SHEAF_CLI FOLDER: installs the official client into FOLDER (never into the source tree) and runs it against a
# practice service of each dialect. 77 = no npm here.
set -eu
cli=$1
folder=$2
source=$(dirname "$0")
command -v npm >/dev/null && command -v node >/dev/null || { echo "no npm on PATH: skipped"; exit 77; }

mkdir -p "$folder"
cp "$source/package.json" "$source/package-lock.json" "$source"/*.mjs "$folder"
cd "$folder"
npm ci --no-audit --no-fund --loglevel=error

for dialect in inference openai; do
    node seed_flow.mjs "$cli" "$dialect"
done
