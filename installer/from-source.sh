#!/usr/bin/env bash
# Builds Sheaf from its source on Debian 12 or newer, and installs with apt what that needs.
#
#   from-source.sh run     build, then open the window (without a display: do the main job on the sample, without one)
#   from-source.sh test    build with sanitizers and run every test
#   from-source.sh build   build only
#
# Builds are incremental: build/release (run, build) and build/dev (test).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/installer/packages.sh"

usage() {
    sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Packages are missing, and there is neither root nor sudo to install them: $*" >&2
        exit 1
    fi
}

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Installs those of the packages that are not there; says nothing and does nothing when all are.
need() {
    command -v dpkg-query >/dev/null || return 0 # not Debian: the user sees to it
    local missing=() package
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return 0
    echo "Installing ${#missing[@]} packages: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# A test carries an official client from the npm registry; any npm will do.
need_npm() {
    command -v npm >/dev/null || need nodejs npm
}

compile() {
    local preset=$1
    export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
    (cd "$root" && cmake --preset "$preset" --log-level=WARNING && cmake --build --preset "$preset")
}

run_without_display() {
    local folder="$root/build/run"
    local out="$folder/reviews-finished.csv"
    echo "There is no display, so Sheaf does its main job without a window: 200 reviews, the practice service, no key."
    "$root/build/release/bin/sheaf-cli" run "$root/resources/samples/reviews.csv" --practice --library "$folder/library" \
        --model practice-model --out "$out" \
        --prompt 'Is this review positive, negative or mixed? Answer with one word: positive, negative or mixed.

{{review}}'
    echo "The finished table lies in $out"
}

main() {
    case "${1:-}" in
    build)
        need $build_packages $run_packages
        compile release
        ;;
    run)
        need $build_packages $run_packages
        compile release
        if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
            shift
            exec "$root/build/release/bin/sheaf" --sample "$@"
        fi
        run_without_display
        ;;
    test)
        need $build_packages $run_packages $test_packages
        need_npm
        compile dev
        cd "$root" && ctest --preset dev --parallel "$(nproc)"
        ;;
    *)
        usage
        [ "${1:-}" = --help ] || exit 2
        ;;
    esac
}

main "$@"
