#!/usr/bin/env bash
# Sizes and leftovers in our own sources; layout is clang-format's business. Prints FILE: WHY and fails if there is one.
set -euo pipefail
cd "${1:-$(dirname "$0")/../..}"
find sim game -name '*.h' -o -name '*.cpp' | LC_ALL=C sort | xargs awk '
  function fail(why) { print FILENAME ": " why; failures++ }
  FNR == 1 && $0 !~ /^\/\// && FILENAME ~ /\.h$/ { fail("a header opens with what it is, in a comment") }
  FNR == 151 && FILENAME ~ /\.h$/ { fail("a header over 150 lines: two nouns?") }
  FNR == 401 { fail("over 400 lines: two nouns?") }
  /TODO|FIXME|XXX/ { fail("line " FNR ": something left open") }
  /\t|[ ]$/ { fail("line " FNR ": a tab, or a space at the end") }
  END { exit failures > 0 }'
