#!/usr/bin/env bash
# ./play and ./check explain themselves from any folder, refuse what they do not know, and their list can be read.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
cd /

fail() { echo "$1" >&2; exit 1; }
expect() { [[ $1 == *"$2"* ]] || fail "expected '$2' in: $1"; }

expect "$("$root/play" --help)" --headless
expect "$("$root/play" --help)" 'partly-sim play'
expect "$("$root/check" --help)" --quick
code=0
said=$("$root/check" --no-such-option 2>&1) || code=$?
((code == 2)) || fail "./check --no-such-option ended with $code, not 2"
expect "$said" --help

# shellcheck source=scripts/setup.sh
source "$root/scripts/setup.sh"
expect "$(wanted_packages play)" 'cmake>=3.25|command:cmake|'
expect "$(wanted_packages check)" 'libgtest-dev|'
[[ $(wanted_packages play) != *libgtest-dev* ]] || fail 'playing asks for packages of the tests'
probe command:bash || fail 'the probe does not see bash'
! probe command:no-such-program || fail 'the probe sees a program that is not there'
! probe header:no/such/header.h || fail 'the probe sees a header that is not there'

complaint=$( (stop_for_missing 'Missing here:' 'cmake>=3.25|command:cmake|configures the build') 2>&1) && fail 'a missing package does not stop'
expect "$complaint" 'cmake>=3.25: configures the build'
expect "$complaint" 'Nothing was installed'

if command -v shellcheck >/dev/null; then
  cd "$root" && shellcheck -x -S warning play check .ci/run scripts/setup.sh scripts/format scripts/coverage tests/tree/*.sh
fi
