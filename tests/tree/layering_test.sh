#!/usr/bin/env bash
# The one-way rule, read off the #include lines: packaged and own headers lie on one include path, so the compiler
# does not hold it. Usage: layering_test.sh [DIRECTORY]; prints FILE:LINE for every breach and fails if there is one.
set -euo pipefail
cd "${1:-$(dirname "$0")/../..}"

# All #include lines of both layers as FILE:LINE:TEXT.
includes() { grep -rnE '^[[:space:]]*#[[:space:]]*include' --include='*.h' --include='*.cpp' --include='*.inl' sim game; }

includes | awk -F: '
  BEGIN {
    # What each room may include beside its own headers: whole rooms, or single headers of one.
    values = " learn/task.h learn/engine.h learn/train_job.h learn/fields.h "
    allowed["base"] = ""
    allowed["learn"] = "base"
    allowed["forensics"] = "base"
    allowed["evidence"] = "base learn forensics"
    allowed["study"] = "base learn forensics evidence"
    allowed["econ"] = "base" values
    allowed["law"] = "base econ" values
    allowed["world"] = "base econ law forensics" values
    allowed["bots"] = "base econ law world regime" values
    allowed["forecast"] = "base econ law forensics world bots" values
    allowed["regime"] = "base econ" values
    allowed["scenario"] = "base econ law world regime learn/train_job.h learn/fields.h"
    allowed["reading"] = "base scenario"
    allowed["session"] = "base learn forensics evidence econ law world bots forecast regime scenario"
    allowed["course"] = "base study scenario session"
    allowed["counterfactual"] = "base learn forensics econ law world bots scenario session"
    allowed["survey"] = "base econ law world bots forecast regime scenario session learn/engine.h learn/train_job.h"
    allowed["bench"] = "base learn econ law world bots forecast scenario"
    allowed["cli"] = "base learn forensics study econ law world bots forecast regime scenario reading session course counterfactual survey bench/bench.h"
    allowed["game"] = "base learn forensics study econ law world forecast regime scenario reading session course counterfactual"
    # Parts of a room that stand in an order of their own: what each may include of its own room.
    part["world/state"] = "state"
    part["world/decide"] = "state decide"
    part["world/close"] = "state decide close"
    part["world/view"] = "state decide view"
    # The same in the window: shell <- widgets <- match <- what pages share <- each page by itself. Files at the
    # top of game put the pages together and may include all of them.
    window["shell"] = "shell"
    window["widgets"] = "shell widgets"
    window["app"] = "shell widgets app"
    window["match"] = "shell widgets match"
    window["pages/common"] = "shell widgets match pages/common"
    window["page"] = "shell widgets app match pages/common"
    # What holds or changes a World: sim alone includes it, and the one file that puts a session behind a game.
    with_world = " sim/world/state/world.h sim/world/decide/decide.h sim/world/view/make_view.h sim/session/session.h sim/session/save.h sim/session/world_of.h sim/counterfactual/look_back.h "
  }
  function breach(why) { print $1 ":" $2 ": " included ": " why; breaches++ }
  function window_part(step) { return step[2] == "pages" ? "pages/" step[3] : step[2] }
  function in_window(here, there) {
    if (here ~ /\.(h|cpp)$/ || here == there) return 1
    return contains(here in window ? window[here] : window["page"], there)
  }
  function contains(list, word) { return index(" " list " ", " " word " ") > 0 }
  {
    match($0, /["<][^">]*[">]/)
    included = substr($0, RSTART + 1, RLENGTH - 2)
    own = substr($0, RSTART, 1) == "\""
    split($1, path, "/")
    room = path[1] == "game" ? "game" : path[2]
    split(included, step, "/")
    seen++

    if (!(room in allowed)) breach("room " room " does not stand in the table")
    else if (own && step[1] == "game") {
      if (room != "game") breach("sim never includes game")
      else if (!in_window(window_part(path), window_part(step)))
        breach("game/" window_part(path) " does not include game/" window_part(step))
    }
    else if (own && step[1] == "sim") {
      if (step[2] != room && !contains(allowed[room], step[2]) && !contains(allowed[room], step[2] "/" step[3]))
        breach(room " may include only: " allowed[room])
      else if (step[2] == room && (room "/" path[3]) in part && !contains(part[room "/" path[3]], step[3]))
        breach(room "/" path[3] " may include of its room only: " part[room "/" path[3]])
      else if (room == "game" && contains(with_world, included) && $1 != "game/match/session_library.cpp")
        breach("game sees WorldView and Decision, never World")
      else if (included ~ /^sim\/learn\/torch\// && $1 !~ /^sim\/learn\/(torch\/|engines.cpp$)/)
        breach("private to the libtorch plugin and its loader")
    }
    else if (own) breach("includes start at the root of the repository")

    if (included ~ /^(torch|ATen|c10|caffe2)\// && $1 !~ /^sim\/learn\/torch\/.*\.(cpp|inl)$/)
      breach("libtorch stands only in the sources of sim/learn/torch")
    if (included ~ /^(imgui|SDL|X11)/ && room != "game") breach("only game knows of windows")
    if (included == "mutex" && room == "learn") next  # what is made on first use is made under a lock
    # What a task writes and the window reads, in the rooms that submit tasks.
    if (included ~ /^(atomic|mutex|condition_variable)$/ && $1 ~ /^sim\/(session|counterfactual)\//) next
    if (included ~ /^(thread|atomic|mutex|shared_mutex|condition_variable|future|stop_token|semaphore|latch|barrier)$/ &&
        $1 !~ /^(sim\/base\/executor\.|sim\/base\/workers\.|sim\/session\/prefetch\.|sim\/learn\/torch\/|game\/platform\/)/)
      breach("threads live in sim/base/executor, sim/base/workers, sim/session/prefetch, sim/learn/torch and game/platform")
  }
  END {
    if (!seen) { print "no #include lines found"; exit 1 }
    if (breaches) exit 1
  }'
