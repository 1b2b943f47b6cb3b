#!/usr/bin/env bash
# .ci/texts.sh PROGRAM FOLDER: imports the five official texts in FOLDER, builds the site with them as a second
# content root, and looks at the policy pages.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1") texts=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for text in "$texts"/*.txt; do
  scheme=$(basename "$text" .txt)
  versions=(content/schemes/"$scheme"/policies/*/)
  home=$work/content/schemes/$scheme/policies/$(basename "${versions[-1]}")
  made=$work/imports/$scheme
  mkdir -p "$home" "$work/imports"
  "$program" import policy "$text" --out "$made" > /dev/null
  "$program" import policy "$text" --json > "$made/text.json"
  cp "$made/zh.md" "$home/"
  if [ -d "$made/files" ]; then cp -R "$made/files" "$home/"; fi
done

if ! "$program" build --content content --content "$work/content" --as-of 2026-11-21 --out "$work/dist" > "$work/log" 2>&1; then
  tail -60 "$work/log"
  exit 1
fi
tail -3 "$work/log"
python3 .ci/texts.py "$work/dist" "$work/imports"
