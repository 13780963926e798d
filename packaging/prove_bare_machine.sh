#!/usr/bin/env bash
# Prove README's two commands on a machine that has Python and nothing else: a debootstrap tree, an empty HOME, a fresh
# clone of what is committed here. Each command runs twice in a tree of its own, the second time with nothing to set up.
#
#   sudo packaging/prove_bare_machine.sh [SUITE [FOLDER]]       SUITE: bookworm, trixie, noble ...; FOLDER keeps the trees
#
# Needs root, debootstrap, git and Xvfb outside the tree. MIRROR names a package mirror, PIP_CERT a certificate file;
# the usual proxy and PIP_INDEX_URL variables reach the tree as the machine's own settings.
set -euo pipefail

suite=${1:-bookworm}
folder=${2:-$(mktemp -d)}
project=$(cd "$(dirname "$0")/.." && pwd)
bare=$folder/$suite-bare
tree=$folder/$suite-tried
settings=()
for name in http_proxy https_proxy no_proxy PIP_INDEX_URL PIP_EXTRA_INDEX_URL; do
  [ -z "${!name:-}" ] || settings+=("$name=${!name}")
done

make_bare_tree() {
  [ -e "$bare/etc/os-release" ] && return
  debootstrap --variant=minbase --include=python3 "$suite" "$bare" ${MIRROR:+"$MIRROR"} >"$folder/debootstrap.log"
  rm -rf "$bare"/var/lib/apt/lists/*
}

fresh_tree() {
  rm -rf --one-file-system "$tree"
  cp -a "$bare" "$tree"
  cp /etc/resolv.conf /etc/hosts "$tree/etc/"
  mkdir -p "$tree/root/empty-home" "$tree/root/empty-folder" "$tree/tmp/.X11-unix"
  git clone --quiet "$project" "$tree/root/empty-folder/project"
  if [ -n "${PIP_CERT:-}" ]; then cp "$PIP_CERT" "$tree/etc/machine-certificates.crt"; fi
}

# The mounts live in a namespace of their own and vanish with the command.
in_tree() {
  unshare --mount --propagation private bash -c '
    tree=$1; shift
    mount -t proc proc "$tree/proc" && mount -t sysfs sys "$tree/sys" && mount --rbind /dev "$tree/dev" || exit
    [ ! -d /tmp/.X11-unix ] || mount --bind /tmp/.X11-unix "$tree/tmp/.X11-unix" || exit
    exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root/empty-home "$@"
  ' in_tree "$tree" "${settings[@]}" ${PIP_CERT:+PIP_CERT=/etc/machine-certificates.crt} "$@"
}

# run NAME=VALUE... -- ARGUMENTS: prints what is run, its time and its exit code
run() {
  local environment=()
  while [ "$1" != -- ]; do environment+=("$1"); shift; done
  shift
  printf '\n$ %s python3 packaging/prepare.py %s\n' "${environment[*]}" "$*"
  local started=$SECONDS code=0
  time in_tree "${environment[@]}" chroot "$tree" sh -c 'cd /root/empty-folder/project && exec python3 packaging/prepare.py "$@"' \
    sh "$@" || code=$?
  printf 'exit %s after %s s\n' "$code" "$((SECONDS - started))"
  return "$code"
}

refuses() { ! run "$@"; }

make_bare_tree
mkdir -p /tmp/.X11-unix
exec 3<> <(:)
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 2>"$folder/xvfb.log" &
screen=$!
trap 'kill "$screen"' EXIT
read -r number <&3

fresh_tree
refuses -- open
run DISPLAY=":$number" -- open --exit-after-first-paint
run DISPLAY=":$number" -- open --exit-after-first-paint
fresh_tree
run -- test
run -- test
printf '\nBoth commands work on a bare %s.\n' "$suite"
