#!/usr/bin/env bash
# .ci/same.sh PROGRAM [N]: builds the same content N times (2 unless told), each time in other surroundings, and compares
# the sites byte for byte: time zone, locale, place of the folder, order of its files, rights of new files, threads.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1") times=${2:-2}
zones=(Asia/Shanghai America/Los_Angeles Pacific/Kiritimati UTC Asia/Kathmandu)
locales=(C tr_TR.UTF-8 zh_CN.UTF-8 de_DE.UTF-8)
masks=(022 077 002)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for ((n = 0; n < times; n++)); do
  # Files copied one by one in another order each time lie in another order in their folder.
  copy=$work/$(printf 'place-%.0s' $(seq 1 $((n + 1))))
  mkdir -p "$copy"
  find content templates site -type f | LC_ALL=C sort | shuf --random-source=<(yes "$n") > "$work/order"
  tar -cf - -T "$work/order" | tar -xf - -C "$copy"
  (
    cd "$copy"
    umask "${masks[n % 3]}"
    TZ=${zones[n % 5]} LC_ALL=${locales[n % 4]} RAYON_NUM_THREADS=$((n % 3 + 1)) HOME=/nonexistent \
      "$program" build --content content --as-of 2026-11-21 --out "$work/site-$n" > "$work/log-$n" 2>&1
  ) || { tail -60 "$work/log-$n"; exit 1; }
  if ((n > 0)); then diff -r "$work/site-0" "$work/site-$n"; fi
done
echo "ok $times builds in $times surroundings, $(find "$work/site-0" -type f | wc -l) files, the same bytes"
