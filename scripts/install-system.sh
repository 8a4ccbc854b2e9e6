#!/bin/sh
# What Cutroom needs from Debian or Ubuntu: FFmpeg, and fonts that cover Chinese, Japanese, Korean and emoji.
# One list for everybody: `npm run setup`, the Dockerfile and .ci/run all call this file. Needs root.
#   sh scripts/install-system.sh           installs what is missing; does nothing when all is there
#   sh scripts/install-system.sh --image   the same, then drops apt's lists, which only an image should do
set -eu

packages="ffmpeg fonts-noto-cjk fonts-noto-color-emoji fontconfig"

missing=""
for package in $packages; do
  dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done

if [ -n "$missing" ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  # The list is split into words on purpose.
  # shellcheck disable=SC2086
  apt-get install -y -q --no-install-recommends $missing
fi

if [ "${1:-}" = "--image" ]; then
  rm -rf /var/lib/apt/lists/*
fi
