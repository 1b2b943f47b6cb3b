#!/usr/bin/env python3
"""Reads a built site's CSV files by their own metadata, with a reader of "CSV on the Web" that is not ours.

    pip install csvw==4.1.1
    python3 .ci/tables.py SITE

Every CSV file of the site is described by a csv-metadata.json: its columns in order, each with its datatype and its
meaning in both languages. Every cell is of its datatype, and no cell begins like a formula.
"""

import csv
import json
import pathlib
import sys
import warnings

from csvw import CSVW

FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def described(path):
    """What is wrong with the tables of a metadata file, and which they are."""
    metadata, faults, files = json.loads(path.read_bytes()), [], set()
    for table in metadata["tables"]:
        file = path.parent / table["url"]
        files.add(file)
        rows = list(csv.reader(file.read_text("utf-8-sig").splitlines(keepends=True)))
        columns = table["tableSchema"]["columns"]
        if rows[0] != [column["titles"] for column in columns]:
            faults.append(f"{table['url']} has the columns {rows[0]}")
        for column in columns:
            said = {one["@language"]: one["@value"] for one in column["dc:description"]}
            if set(said) != {"zh", "en"} or not all(said.values()):
                faults.append(f"{table['url']}: {column['name']} is not described in both languages")
        faults += [f"{table['url']} has the cell {cell!r}" for row in rows for cell in row if cell.startswith(FORMULA)]
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        if not CSVW(str(path), validate=True).is_valid:
            faults.append("is not valid")
    faults += [str(one.message)[:300] for one in told]
    return files, faults


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    site, known, faults, count = pathlib.Path(sys.argv[1]), set(), [], 0
    for path in sorted(site.rglob("csv-metadata.json")):
        count += 1
        files, wrong = described(path)
        known |= files
        faults += [f"{path.relative_to(site)}: {fault}" for fault in wrong]
    faults += [f"{path.relative_to(site)}: no metadata describes it" for path in sorted(set((site / "data").rglob("*.csv")) - known)]
    print(f"{'not ok' if faults else 'ok'} {len(known)} tables, {count} descriptions")
    for fault in faults[:40]:
        print(f"    {fault}")
    return 1 if faults or not known else 0


if __name__ == "__main__":
    sys.exit(main())
