# shellcheck shell=bash
# What ./play and ./check share: which packages are missing, installing them, and building a preset.
# Sourced, not run. Leaves out what each of the two does afterwards.
# Needs nothing beyond a bare Debian: bash, coreutils, sed, awk, dpkg, apt.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root packages_file=$root/scripts/packages.txt

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }

# Lines "package|probe|why" for the given groups (play, check).
wanted_packages() {
  local group package probe why
  while read -r group package probe why; do
    [[ $group == \#* || -z $group ]] && continue
    [[ " $* " == *" $group "* ]] && printf '%s|%s|%s\n' "$package" "$probe" "$why"
  done <"$packages_file"
  return 0
}

# Installed, and at least of the version after ">=".
installed() {
  local name=${1%%>=*} least='' status version
  [[ $1 == *'>='* ]] && least=${1#*>=}
  read -r status version < <(dpkg-query -W -f='${db:Status-Status} ${Version}\n' "$name" 2>/dev/null) || return 1
  [[ $status == installed ]] || return 1
  [[ -z $least ]] || dpkg --compare-versions "$version" ge "$least"
}

# apt can install it, and in at least the version after ">=".
installable() {
  local name=${1%%>=*} least='' version
  [[ $1 == *'>='* ]] && least=${1#*>=}
  version=$(LC_ALL=C apt-cache policy "$name" 2>/dev/null | sed -n 's/^  Candidate: //p')
  [[ -n $version && $version != '(none)' ]] || return 1
  [[ -z $least ]] || dpkg --compare-versions "$version" ge "$least"
}

has_header() {
  local name include
  IFS='|' read -ra names <<<"$1"
  for name in "${names[@]}"; do
    for include in /usr/include /usr/local/include; do [[ -e $include/$name ]] && return 0; done
  done
  return 1
}

# What a package gives, looked for without a package manager.
probe() {
  case $1 in
    command:*) command -v "${1#*:}" >/dev/null ;;
    pkg:*) pkg-config --exists "${1#*:}" 2>/dev/null ;;
    header:*) has_header "${1#*:}" ;;
    *) return 0 ;;
  esac
}

# A field of os-release ("ID", "ID_LIKE", "VERSION_ID", "PRETTY_NAME").
os_field() {
  local file=/etc/os-release
  [[ -r $file ]] && sed -n "s/^$1=\"\\{0,1\\}\\([^\"]*\\)\"\\{0,1\\}\$/\\1/p" "$file"
  return 0
}

# Debian from 12 on and what derives from it; whether each package is there is asked of apt afterwards.
can_use_apt() {
  command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || return 1
  [[ " $(os_field ID) $(os_field ID_LIKE) " == *' debian '* ]] || return 1
  local version
  version=$(os_field VERSION_ID)
  ! [[ $(os_field ID) == debian && $version =~ ^[0-9]+$ && $version -lt 12 ]]
}

stop_for_missing() {
  complain "$1"
  local line
  for line in "${@:2}"; do complain "  ${line%%|*}: ${line##*|}"; done
  complain 'Nothing was installed. Install these (or their counterparts), then run this again.'
  exit 2
}

# On a system that we cannot install on: name what is missing and stop; go on if nothing is.
require_by_probing() {
  local line middle missing=()
  while read -r line; do
    middle=${line#*|}
    probe "${middle%|*}" || missing+=("$line")
  done < <(wanted_packages "$@")
  ((${#missing[@]})) || return 0
  stop_for_missing "This is $(os_field PRETTY_NAME); packages are installed only on Debian 12 and later. Missing here, by their names in Debian:" "${missing[@]}"
}

as_root() {
  if ((EUID == 0)); then env DEBIAN_FRONTEND=noninteractive "$@"; else sudo env DEBIAN_FRONTEND=noninteractive "$@"; fi
}

install_missing() {
  local line unavailable=() names=()
  say "Partly needs these Debian packages, which are not installed yet:"
  for line in "$@"; do
    printf '  %-22s %s\n' "${line%%[|>]*}" "${line##*|}"
    names+=("${line%%[|>]*}")
  done
  if ((EUID != 0)) && ! command -v sudo >/dev/null; then
    complain "Installing needs root, and sudo is not here. As root, run:"
    complain "  apt-get update && apt-get install --no-install-recommends ${names[*]}"
    exit 2
  fi
  say "Installing them with apt-get, with what they depend on. This takes some minutes, once."
  if ((EUID != 0)) && ! sudo -v; then
    complain "sudo was refused: nothing was installed."
    exit 2
  fi
  mkdir -p "$root/build"
  local log=$root/build/packages.log
  : >"$log"
  run_logged "$log" "fetching package lists" as_root apt-get -qq update
  for line in "$@"; do installable "${line%%|*}" || unavailable+=("$line"); done
  if ((${#unavailable[@]})); then
    stop_for_missing "$(os_field PRETTY_NAME) does not offer these packages (or only older versions):" "${unavailable[@]}"
  fi
  run_logged "$log" "installing packages" as_root apt-get -qq install -y --no-install-recommends -o Dpkg::Use-Pty=0 \
    -o DPkg::Lock::Timeout=300 "${names[@]}"
}

# Installs what the groups need and is missing. A stamp keyed on the list makes the next start skip the look.
ensure_packages() {
  local stamp=$root/build/.packages-$1 key line missing=()
  key=$(cksum <"$packages_file")
  [[ -r $stamp && $(<"$stamp") == "$key" ]] && return 0
  if can_use_apt; then
    while read -r line; do
      installed "${line%%|*}" || missing+=("$line")
    done < <(wanted_packages "$@")
    if ((${#missing[@]})); then
      install_missing "${missing[@]}"
      rm -f "$root"/build/*/CMakeCache.txt # it remembers what was not found
    fi
  else
    require_by_probing "$@"
  fi
  mkdir -p "$root/build"
  printf '%s\n' "$key" >"$stamp"
}

# run_logged LOG WHAT COMMAND...: output goes to the log; a failure shows its end.
run_logged() {
  local log=$1 what=$2 since=$SECONDS
  shift 2
  printf '  %s ... ' "$what"
  if "$@" >>"$log" 2>&1 </dev/null; then
    say "done ($((SECONDS - since)) s)"
  else
    say failed
    give_up "$what" "$log"
  fi
}

give_up() {
  complain
  tail -n 30 "$2" | cut -c 1-400 | sed 's/^/  | /' >&2
  complain
  complain "Failed: $1. The whole log is in $2"
  case $1 in
    *package*) complain "What to do: see that this machine is online and that apt-get update works, then run this again." ;;
    *) complain "What to do: read the lines above. After a change of system packages, delete $root/build and run this again." ;;
  esac
  rm -f "$root"/build/.packages-* # look again next time
  exit 1
}

# Turns ninja's "[done/all] what" lines into one moving line on a terminal, else into a line every tenth.
show_progress() {
  local moving=0
  [[ -t 1 ]] && moving=1
  awk -v moving="$moving" '
    match($0, /^\[[0-9]+\/[0-9]+\]/) {
      split(substr($0, 2, RLENGTH - 2), n, "/")
      share = int(10 * n[1] / n[2])
      if (moving) { printf "\r  building %d of %d (%d %%) ", n[1], n[2], 100 * n[1] / n[2]; shown = 1 }
      else if (share > last) printf "  building %d of %d\n", n[1], n[2]
      last = share
      fflush()
    }
    END { if (moving && shown) print "" }'
}

# build_preset PRESET LOG: configures where needed, then builds. A build with nothing to do is silent.
build_preset() {
  local preset=$1 log=$2 directory=$root/build/$1 lock
  mkdir -p "$directory"
  exec {lock}>"$directory/.lock"
  if ! flock -n "$lock"; then
    say "  waiting for another build in $directory to end"
    flock "$lock"
  fi
  : >"$log"
  configure_preset "$preset" "$log"
  if ! (cd "$root" && NINJA_STATUS='[%f/%t] ' cmake --build --preset "$preset") 2>&1 </dev/null | tee -a "$log" | show_progress; then
    give_up "building $preset" "$log"
  fi
  exec {lock}>&- # else the program that is started next would hold it
}

# configure_preset PRESET LOG: where it is not configured yet.
configure_preset() {
  is_configured "$root/build/$1" || run_logged "$2" "configuring $1" cmake -S "$root" --preset "$1" --fresh
}

# Configured to the end, for this folder, and with the presets as they are now.
is_configured() {
  [[ -f $1/build.ninja && -f $1/CMakeCache.txt ]] || return 1
  [[ ! $root/CMakePresets.json -nt $1/build.ninja ]] || return 1
  grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$1/CMakeCache.txt"
}
