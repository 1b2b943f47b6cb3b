#!/usr/bin/env python3
"""Builds the same registry with gongshi and with Hugo, side by side, and holds the figures against their bars.

Prints three lines, `cpu`, `wall` and `peak`: gongshi's median, Hugo's median, and the median of the ratios of each
pair of runs. Ends with 1, and says why, where gongshi's site lacks something of Hugo's or a bar does not hold.
"""
import argparse
import pathlib
import statistics
import sys

import gongshi
import hugo
import measure
import pages


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, required=True)
    parser.add_argument("--cpu-bar", type=float, help="the greatest ratio of CPU times (1/8; 1/4 with --minify; 1/3 with --search)")
    parser.add_argument("--peak-bar", type=float, help="MiB (150 up to 20,000 records, 600 above)")
    parser.add_argument("--sample", type=int, default=1000, help="so many record pages are compared (1000); all other pages always are")
    measure.options(parser)
    options = parser.parse_args()

    programs = measure.gongshi_program(options.gongshi), measure.hugo_program()
    measure.warm(*(measure.content(kind, options.records, options.seed) for kind in (gongshi, hugo)))
    with measure.place(options.base, options.records, ("gongshi", "hugo")) as base:
        pairs = measured(programs, options, pathlib.Path(base))
        faults = pages.compare(*(run.out for run in pairs[-1]), options.records, options.seed, options.sample)
    ratios = report(pairs)
    cpu_bar = options.cpu_bar or (1 / 3 if options.search else 1 / 4 if options.minify else 1 / 8)
    peak_bar = options.peak_bar or (150 if options.records <= 20_000 else 600)
    peak = statistics.median(ours.peak for ours, _ in pairs)
    if ratios["cpu"] > cpu_bar:
        faults.append(f"cpu: {ratios['cpu']:.3f} of Hugo's, the bar is {cpu_bar:.3f}")
    if peak > peak_bar:
        faults.append(f"peak: {peak:.0f} MiB, the bar is {peak_bar:.0f} MiB")
    for fault in faults:
        measure.say(f"FAILED {fault}")
    sys.exit(1 if faults else 0)


def measured(programs, options, base):
    """Pairs of runs; every other pair begins with Hugo."""
    builds = (measure.build_gongshi, measure.build_hugo)
    pairs = []
    for turn in range(options.runs):
        order = (0, 1) if turn % 2 == 0 else (1, 0)
        runs = {which: builds[which](programs[which], options.records, options, base) for which in order}
        pairs.append((runs[0], runs[1]))
    return pairs


def report(pairs):
    """Prints the three lines; gives the ratios back."""
    ratios = {}
    for name, unit in (("cpu", "s"), ("wall", "s"), ("peak", "MiB")):
        ours, theirs = ([getattr(run, name) for run in side] for side in zip(*pairs))
        each = [a / b for a, b in zip(ours, theirs)]
        ratios[name] = statistics.median(each)
        spread = f"[{min(each):.3f}-{max(each):.3f}, {len(each)} pair(s)]"
        print(f"{name:5}{statistics.median(ours):9.2f} {unit:4}{statistics.median(theirs):9.2f} {unit:4}{ratios[name]:7.3f} {spread}", flush=True)
    return ratios


if __name__ == "__main__":
    main()
