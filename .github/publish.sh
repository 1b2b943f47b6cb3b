#!/bin/sh
# 发布的各个步骤，任何代码托管平台和手工操作都用这一个脚本。
# The steps of publishing: the same on every forge, and by hand.
#
#   .github/publish.sh rust            安装所需版本的 Rust（需要 rustup） / the Rust it needs, by rustup
#   .github/publish.sh program         编译程序，此后不再需要网络 / builds the program; nothing after it needs the network
#   .github/publish.sh check [BASE]    检查内容；写明 BASE 时也检查已公布的地址是否失效 / checks the content, with BASE also its addresses
#   .github/publish.sh preview [BASE]  生成预览，与 BASE（缺省 HEAD^1）的网站比较 / a preview, compared with the site of BASE
#   .github/publish.sh build-twice     在不同环境中生成两次，逐字节比较并核验 / builds twice in different surroundings, compares, verifies
#   .github/publish.sh place DIR       把核验过的网站放进网站服务器的文件夹 / puts the verified site into a web server's folder
#
# 环境变量 environment:
#   GONGSHI        现成的程序，代替编译 / a released program, instead of building one
#   GONGSHI_AS_OF  截至日，缺省为今日（北京时间） / the day the site shows; today at UTC+8 unless given
#   GONGSHI_OUT    产物文件夹，缺省 target/publish / where results go
set -eu
# cron looks for programs in the system's folders alone, and rustup keeps cargo in the user's.
PATH=$PATH:${CARGO_HOME:-${HOME:-}/.cargo}/bin
from=$PWD
cd "$(dirname "$0")/.."
root=$PWD
out=${GONGSHI_OUT:-target/publish}
case $out in /*) ;; *) out=$root/$out ;; esac
day=${GONGSHI_AS_OF:-$(TZ=UTC-8 date +%Y-%m-%d)}

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  say "$*"
  exit 1
}

rust() {
  version=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  rustup toolchain install "$version" --profile minimal
  rustup default "$version"
}

# quoted COMMAND...: what it prints repeats titles and names others wrote, and GitHub's runner would carry out a line that reads
# like a command of its own.
quoted() {
  if [ "${GITHUB_ACTIONS:-}" != true ]; then "$@"; return; fi
  token=$(od -An -N 16 -t x1 /dev/urandom | tr -d ' \n')
  printf '::stop-commands::%s\n' "$token"
  code=0
  "$@" 2>&1 || code=$?
  printf '\n::%s::\n' "$token"
  return "$code"
}

# What an earlier run left. A preview is never in site/, which holds what was verified and nothing else.
clear() {
  rm -rf "$out/base" "$out/before" "$out/preview" "$out/once" "$out/site" "$out/another place" "$out/sources" "$out/again" "$out/effects.md" "$out/log"
}

# program_of FOLDER [COMMIT]: prints the path of the program made from the sources in FOLDER.
# What was built from committed sources is kept in target/program under the hash of those sources.
program_of() {
  if [ -n "${GONGSHI:-}" ]; then
    command -v "$GONGSHI" > /dev/null || fail "没有这个程序 / no such program: $GONGSHI"
    case $GONGSHI in */*) printf '%s\n' "$(cd "$(dirname "$GONGSHI")" && pwd)/$(basename "$GONGSHI")" ;; *) printf '%s\n' "$GONGSHI" ;; esac
    return
  fi
  [ -z "$(git ls-files -- target 2> /dev/null)" ] ||
    fail "仓库里不得有 target 文件夹，其中的程序会代替源码运行 / the repository must not hold the folder target, whose program would run in place of the sources"
  commit=${2:-}
  if [ -z "$commit" ] && [ -z "$(git status --porcelain -- Cargo.toml Cargo.lock src 2> /dev/null || echo unknown)" ]; then
    commit=HEAD
  fi
  kept=$root/target/program/working/gongshi
  if [ -n "$commit" ]; then
    kept=$root/target/program/$(git ls-tree "$commit" Cargo.toml Cargo.lock src | git hash-object --stdin)/gongshi
    if [ -x "$kept" ]; then
      printf '%s\n' "$kept"
      return
    fi
  fi
  # The manifest's folder decides which toolchain and settings apply.
  (cd "$1" && CARGO_TARGET_DIR=$root/target cargo build --release --locked) >&2 || return 1
  mkdir -p "$(dirname "$kept")"
  cp "$root/target/release/gongshi" "$kept"
  printf '%s\n' "$kept"
}

# commit NAME: its hash.
commit() {
  git rev-parse --git-dir > /dev/null || fail "git 在这里用不了，原因见上 / git cannot be used here, for the reason above"
  git rev-parse --verify --quiet "$1^{commit}" ||
    fail "没有这个提交，取出的历史太浅？ / there is no such commit; is the clone too shallow? $1"
}

# take COMMIT: its files, byte for byte, into base/. Its .gitattributes are not obeyed: they could leave files out or change them,
# and what is left out would be compared with nothing.
take() {
  rm -rf "$out/base" "$out/index"
  mkdir -p "$out/base"
  (
    export GIT_INDEX_FILE="$out/index"
    git read-tree "$1"
    git rm --quiet --cached --force --ignore-unmatch -- ':(glob,icase)**/.gitattributes'
    git -c core.autocrlf=false --work-tree="$out/base" checkout-index --all
  )
  rm -f "$out/index"
}

# site_of COMMIT DAY: builds what take took by the program of that commit into before/; tells and fails where that cannot be done.
# Called in a condition, where set -e is off.
site_of() {
  rm -rf "$out/before" "$out/log"
  if before=$(program_of "$out/base" "$1") && (cd "$out/base" && "$before" build --as-of "$2" --out "$out/before") > "$out/log" 2>&1; then
    return
  fi
  [ ! -f "$out/log" ] || quoted cat "$out/log"
  why="现有网站（$2）本身生成不了，未作比较，复核人须自行对照已公布的网站 / the site as it is cannot be built for $2: nothing was compared, and whoever reviews must hold this change against the published site"
  say "$why"
  if [ "${GITHUB_ACTIONS:-}" = true ]; then printf '::warning title=not-compared::%s\n' "$why"; fi
  tell "> [!CAUTION]
> $why
"
  return 1
}

# Annotations at the lines where the forge knows them, sentences elsewhere; with BASE also the addresses that would vanish.
check() {
  gongshi=$(program_of .)
  base=${1:+$(commit "$1")}
  set -- check
  if [ "${GITHUB_ACTIONS:-}" = true ]; then set -- "$@" --format github; fi
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then set -- "$@" --summary "$GITHUB_STEP_SUMMARY"; fi
  if [ -n "$base" ]; then
    # The faults of this change come first, and a forge shows ten.
    mkdir -p "$out"
    { git -c core.quotepath=off diff --name-only "$base" -- content &&
      git -c core.quotepath=off ls-files --others --exclude-standard -- content; } > "$out/touched"
    set -- "$@" --touched "$out/touched"
    take "$base"
    if site_of "$base" "$day"; then set -- "$@" --against "$out/before" --as-of "$day"; fi
  fi
  "$gongshi" "$@"
}

# The days to look at: today, and the day of the latest act of this change where that is still to come,
# since an act is in no output before it is posted.
days() {
  last=$({ git diff --name-only "$1" -- content && git ls-files --others --exclude-standard -- content; } |
    sed -n 's|.*/acts/\([0-9]\{4\}\)/\([0-9][0-9]\)\([0-9][0-9]\)-.*|\1-\2-\3|p' | sort | tail -n 1)
  printf '%s\n%s\n' "$day" "$last" | sort -u | awk -v today="$day" '$0 >= today'
}

preview() {
  base=$(commit "${1:-HEAD^1}")
  gongshi=$(program_of .)
  clear
  take "$base"
  for as_of in $(days "$base"); do
    rm -rf "$out/preview"
    compared=true
    site_of "$base" "$as_of" || compared=false
    quoted "$gongshi" build --as-of "$as_of" --out "$out/preview" ||
      { tell "未生成：先改正检查发现的错误 / not built: correct the errors that the check found"; exit 1; }
    [ $compared = true ] || continue
    quoted "$gongshi" effects "$out/before" "$out/preview"
    "$gongshi" effects "$out/before" "$out/preview" --format markdown >> "$out/effects.md"
  done
  if [ -f "$out/effects.md" ]; then tell "$(cat "$out/effects.md")"; fi
  rm -rf "$out/base" "$out/before" "$out/log"
}

# A job's summary, where the forge shows one.
tell() {
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then printf '%s\n' "$1" >> "$GITHUB_STEP_SUMMARY"; fi
}

# Time zone, language, home, rights of new files, threads, path and order of files must not reach a page.
build_twice() {
  gongshi=$(program_of .)
  clear
  elsewhere=$out/another\ place/第二处
  mkdir -p "$elsewhere"
  find content templates site -type f | LC_ALL=C sort -r | tar -cf - -T - | tar -xf - -C "$elsewhere"
  (
    umask 022
    quoted env TZ=Asia/Shanghai LC_ALL=zh_CN.UTF-8 RAYON_NUM_THREADS=1 "$gongshi" build --as-of "$day" --out "$out/once"
  )
  (
    cd "$elsewhere"
    umask 077
    quoted env TZ=America/Los_Angeles LC_ALL=tr_TR.UTF-8 RAYON_NUM_THREADS=3 HOME=/nonexistent "$gongshi" build --as-of "$day" --out site-again
  )
  diff -r "$out/once" "$elsewhere/site-again" || fail "两次生成的字节不同，不发布 / the two builds differ; nothing is published"
  rm -rf "$out/another place"
  "$gongshi" verify "$out/once"
  mv "$out/once" "$out/site"
  tell "## 已生成并核验 / built and verified

截至 as of $day

提交 commit $(git rev-parse HEAD 2> /dev/null || echo —)

全站校验值 root $(sed -n 's/^"root":"\([0-9a-f]*\)".*/\1/p' "$out/site/manifest.json")"
}

# The program exchanges the folder as a whole, so the comparison comes before it: what is not what was verified never goes up.
# Both builds are from one copy, which nobody edits meanwhile.
place() {
  [ $# -eq 1 ] || fail "place DIR"
  [ -f "$out/site/manifest.json" ] || fail "先运行 build-twice / run build-twice first"
  gongshi=$(program_of .)
  as_of=$(sed -n 's/^"as-of":"\([0-9-]*\)".*/\1/p' "$out/site/manifest.json")
  today=$(TZ=UTC-8 date +%Y-%m-%d)
  [ "$(printf '%s\n' "$today" "$as_of" | sort | tail -n 1)" = "$today" ] ||
    fail "截至日 $as_of 还没有到，网站不变 / the as-of day $as_of has not come yet, the site stays as it was"
  rm -rf "$out/sources" "$out/again"
  mkdir -p "$out/sources"
  find content templates site -type f | tar -cf - -T - | tar -xf - -C "$out/sources"
  set -- "$1" build --as-of "$as_of" --content "$out/sources/content" --templates "$out/sources/templates" --static "$out/sources/site"
  folder=$1
  case $folder in /*) ;; *) folder=$from/$folder ;; esac
  shift
  "$gongshi" "$@" --out "$out/again"
  cmp "$out/site/manifest.json" "$out/again/manifest.json" ||
    fail "现在的内容不是核验过的，网站不变；重新运行 build-twice / the content is not what was verified, the site stays as it was; run build-twice again"
  rm -rf "$out/again"
  "$gongshi" "$@" --out "$folder"
  rm -rf "$out/sources"
  "$gongshi" verify "$folder"
}

step=${1:-help}
[ $# -eq 0 ] || shift
case $step in
  rust) rust ;;
  program) program_of . ;;
  check) check "$@" ;;
  preview) preview "$@" ;;
  build-twice) build_twice ;;
  place) place "$@" ;;
  *)
    sed -n 's/^#   \(.*\)/\1/p' "$0"
    [ "$step" = help ] || exit 2
    ;;
esac
