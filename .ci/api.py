#!/usr/bin/env python3
"""Holds a built site's documents for programs against their own schemas, with a validator that is not ours.

    pip install jsonschema==4.26.0
    python3 .ci/api.py SITE

Every file below api/v1 names its schema and is valid by it, also when no key is allowed that the schema does not
describe; each schema is itself valid. Every `path` and every page that a document names is a file of the site. Every
JSON file of the site is JSON, and every line of a JSON Lines file is.
"""

import collections
import json
import pathlib
import sys
import urllib.parse

import jsonschema


def closed(schema):
    """The schema with no key allowed that it does not describe."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: closed(value) for key, value in schema.items()}
    return {**schema, "additionalProperties": False} if isinstance(schema.get("properties"), dict) else schema


def validators(site):
    """A validator for each schema by its place."""
    of = {}
    for path in sorted((site / "api/v1/schema").glob("*.json")):
        schema = json.loads(path.read_bytes())
        jsonschema.Draft202012Validator.check_schema(schema)
        checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
        of[path] = [jsonschema.Draft202012Validator(one, format_checker=checker) for one in (schema, closed(schema))]
    return of


def paths(value, key=""):
    """Every address relative to the root that a document names."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from paths(inner, "path" if key == "pages" and name in ("zh", "en") else name)
    elif isinstance(value, list):
        for inner in value:
            yield from paths(inner, "path" if key == "files" else key)
    elif isinstance(value, str) and key in ("path", "bases", "acts", "rules", "schema") and "{" not in value:
        yield value


def document(site, path, of, used):
    told = json.loads(path.read_bytes())
    schema = (path.parent / told.get("$schema", "")).resolve()
    if schema not in of:
        yield f"names no schema: {told.get('$schema')}"
        return
    used[schema] += 1
    for validator in of[schema]:
        for error in list(validator.iter_errors(told))[:5]:
            yield f"{error.json_path}: {error.message[:200]}"
    if (path.parent / told["root"]).resolve() != site:
        yield f"root is {told['root']}"
    if told["site"] + path.relative_to(site).as_posix() != told["url"]:
        yield f"url is {told['url']}"
    for name in paths(told):
        if not (site / urllib.parse.unquote(name.split("#")[0])).is_file():
            yield f"names {name}, which is no file"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    site = pathlib.Path(sys.argv[1]).resolve()
    of, used, count, faults = validators(site), collections.Counter(), collections.Counter(), []
    for path in sorted((site / "api/v1").rglob("*.json")):
        if path not in of:
            count["documents"] += 1
            faults += [f"{path.relative_to(site)}: {fault}" for fault in document(site, path, of, used)]
    faults += [f"{path.relative_to(site)}: no document has this schema" for path in of if not used[path]]
    for path in sorted(site.rglob("*.json*")):
        lines = path.read_bytes().splitlines() if path.suffix == ".jsonl" else [path.read_bytes()]
        for number, line in enumerate(lines, 1):
            count["JSON files" if path.suffix == ".json" else "JSON lines"] += 1
            try:
                json.loads(line)
            except ValueError as error:
                faults.append(f"{path.relative_to(site)}:{number}: {error}")
    told = ", ".join(f"{number} {name}" for name, number in count.items())
    print(f"{'not ok' if faults else 'ok'} {told}, {len(of)} schemas")
    for fault in faults[:40]:
        print(f"    {fault}")
    return 1 if faults or not count["documents"] or not of else 0


if __name__ == "__main__":
    sys.exit(main())
