#!/usr/bin/env bash
# The layering test can fail: on a tree of breaches it names each line, and only those.
set -euo pipefail
cd "$(dirname "$0")"
expected='game/pages/lab/lab.cpp:3
game/pages/lab/lab.cpp:4
game/pages/lab/lab.cpp:5
game/shell/outline.inl:2
sim/law/claim.cpp:1
sim/law/claim.cpp:2
sim/law/claim.cpp:3
sim/law/claim.cpp:5
sim/learn/engine.h:1
sim/learn/engine.h:2
sim/world/state/books.inl:1'
if found=$(./layering_test.sh bad_layering); then
  echo "The layering test passed a tree of breaches." >&2
  exit 1
fi
diff <(printf '%s\n' "$expected") <(cut -d: -f1,2 <<<"$found" | sort)
