# Sourced by .ci/run and .ci/full: numbered steps with their times, and the checks that follow the tests.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=target/ci-venv/bin/python
# Official texts lie beside the project, not in it: one <scheme>.txt each.
texts=${GONGSHI_TEXTS:-../shared/sources}

step() {
  local started=$SECONDS
  printf '\n== %s\n' "$*"
  "$@"
  printf -- '-- %d s\n' "$((SECONDS - started))"
}

# site PROGRAM FOLDER: the shipped content on its day.
site() {
  if ! "$1" build --content content --as-of 2026-11-21 --out "$2" > "$2.log" 2>&1; then
    tail -60 "$2.log"
    return 1
  fi
  tail -3 "$2.log"
}

# forges: the workflows and the scripts they call, without the network.
forges() {
  target/ci-venv/bin/zizmor --offline --no-progress --persona=pedantic --min-severity=medium .github
  target/ci-venv/bin/shellcheck .github/publish.sh docs/forges/server.sh
}

# small_readers: the scripts of the search as served are made of their sources.
small_readers() {
  node src/search/reader/minify.mjs --check
}

# against_texts PROGRAM: the importer and the policy pages against the five official texts.
against_texts() {
  if [ ! -d "$texts" ]; then
    printf '\n!! SKIPPED import.py, guides.py and texts.sh: no official texts at %s (GONGSHI_TEXTS names their folder)\n' "$texts"
    [ -z "${GONGSHI_TEXTS:-}" ]
    return
  fi
  step "$python" .ci/import.py "$1" "$texts"
  step "$python" .ci/guides.py "$1" "$texts"
  step .ci/texts.sh "$1" "$texts"
}
