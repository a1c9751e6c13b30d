#!/usr/bin/env bash
# Every mutant of tests/mutation/mutants.txt still applies exactly once to the rules, and the runner sees one that does not.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
"$root/scripts/mutants" --check

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/scripts" "$scratch/tests/mutation" "$scratch/sim"
cp "$root/scripts/mutants" "$scratch/scripts/"
printf 'int f(int a) {\n  return a <\n         2;\n}\nint g = 1;\nint h = 1;\n' >"$scratch/sim/a.cpp"
printf '%s\n' 'sim/a.cpp: return a < 2; => return a <= 2;' 'sim/a.cpp: = 1; => = 2;' 'sim/a.cpp: gone => new' \
  'sim/b.cpp: old => new' >"$scratch/tests/mutation/mutants.txt"
if said=$("$scratch/scripts/mutants" --check); then
  echo 'Mutants that do not apply pass the check.' >&2
  exit 1
fi
diff <(printf '%s\n' 'stands 2 times in sim/a.cpp' 'stands 0 times in sim/a.cpp' 'no sim/b.cpp') \
  <(grep -o 'stands . times in sim/a.cpp\|no sim/b.cpp' <<<"$said")
