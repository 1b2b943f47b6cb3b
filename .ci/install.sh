#!/usr/bin/env bash
# .ci/install.sh: what the checks need besides Rust, installed where it is missing: a browser and Chinese fonts,
# the packages of tests/browser, and two tables of Chinese days off in target/ci-venv.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
if [ -z "${CHROMIUM:-}" ] && ! command -v chromium chromium-browser google-chrome google-chrome-stable > /dev/null; then
  missing+=(chromium)
fi
if ! command -v fc-list > /dev/null || [ -z "$(fc-list :lang=zh-cn)" ]; then missing+=(fonts-noto-cjk); fi
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
fi

if [ ! -d tests/browser/node_modules ]; then
  npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund
fi

if [ ! -x target/ci-venv/bin/python ]; then
  python3 -m venv target/ci-venv
fi
target/ci-venv/bin/pip install -q --disable-pip-version-check chinesecalendar==1.11.0 holidays==0.108 icalendar==7.3.0
