#!/usr/bin/env python3
"""Reads a built site's CSV files by their own metadata, with a reader of "CSV on the Web" that is not ours.

    pip install csvw==4.1.1 openpyxl==3.1.5
    python3 .ci/tables.py SITE

Every CSV file of the site is described by a csv-metadata.json: its columns in order, each with its datatype and its
meaning in both languages. Every cell is of its datatype, and no cell begins like a formula. A workbook beside a CSV
file holds the same rows, in cells that are no formulas, and says what every column means.
"""

import csv
import json
import pathlib
import sys
import warnings

import openpyxl
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


def workbook(path):
    """What is wrong with a workbook: it must hold the rows of the CSV file beside it."""
    rows = list(csv.reader(path.with_suffix(".csv").read_text("utf-8-sig").splitlines(keepends=True)))
    book = openpyxl.load_workbook(path)
    data, columns = book.worksheets
    told = []
    for row in data.iter_rows():
        if any(cell.data_type == "f" for cell in row):
            yield f"row {row[0].row} has a formula"
        told.append([shown(cell.value) for cell in row])
    # A text that begins like a formula has an apostrophe in CSV alone.
    plain = [[cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA else cell for cell in row] for row in rows]
    if told != plain:
        yield f"differs from the CSV file: {[pair for pair in zip(told, plain) if pair[0] != pair[1]][:1]}"
    described = [row[0].value for row in columns.iter_rows(min_row=2)]
    if described != rows[0]:
        yield f"describes {described}"


def shown(value):
    return {True: "true", False: "false", None: ""}[value] if isinstance(value, (bool, type(None))) else str(value)


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
    # Attachments are as they came.
    books = sorted(book for book in site.rglob("*.xlsx") if "files" not in book.parts)
    faults += [f"{path.relative_to(site)}: {fault}" for path in books for fault in workbook(path)]
    print(f"{'not ok' if faults else 'ok'} {len(known)} tables, {count} descriptions, {len(books)} workbooks")
    for fault in faults[:40]:
        print(f"    {fault}")
    return 1 if faults or not known or not books else 0


if __name__ == "__main__":
    sys.exit(main())
