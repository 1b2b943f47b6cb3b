#!/usr/bin/env python3
"""How gongshi's CPU time grows from one size of the registry to another: 1 is in proportion.

Prints `growth` and the exponent: the median, over pairs of runs, of log(ratio of CPU times) / log(ratio of records).
Ends with 1 above the bar.
"""
import argparse
import math
import pathlib
import statistics
import sys

import gongshi
import measure


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="small", type=int, default=1000, help="records (1000)")
    parser.add_argument("--to", dest="large", type=int, default=5000, help="records (5000)")
    parser.add_argument("--bar", type=float, default=1.05)
    measure.options(parser)
    options = parser.parse_args()

    program = measure.gongshi_program(options.gongshi)
    measure.warm(*(measure.content(gongshi, records, options.seed) for records in (options.small, options.large)))
    exponents = []
    with measure.place(options.base, options.large, ["gongshi"]) as base:
        for _ in range(options.runs):
            small, large = (measure.build_gongshi(program, records, options, pathlib.Path(base)) for records in (options.small, options.large))
            exponents.append(math.log(large.cpu / small.cpu) / math.log(options.large / options.small))
    exponent = statistics.median(exponents)
    print(f"growth {exponent:.3f} [{min(exponents):.3f}-{max(exponents):.3f}, {len(exponents)} pair(s)] {options.small} to {options.large} records")
    if exponent > options.bar:
        measure.say(f"FAILED growth: the exponent is {exponent:.3f}, the bar is {options.bar}")
        sys.exit(1)


if __name__ == "__main__":
    main()
