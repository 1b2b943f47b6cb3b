"""sarif.py PROGRAM SCHEMA...: `check --format sarif` of right and of broken content is valid SARIF 2.1.0 by each schema."""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import jsonschema

program, *schemas = sys.argv[1:]
checkers = [jsonschema.Draft4Validator(json.load(open(path)), format_checker=jsonschema.FormatChecker()) for path in schemas]


def log(*content):
    command = [program, "check", "--format", "sarif", *(word for folder in content for word in ("--content", str(folder)))]
    return json.loads(subprocess.run(command, capture_output=True, check=False, text=True).stdout)


def results(name, *content):
    sarif = log(*content)
    for checker in checkers:
        errors = list(checker.iter_errors(sarif))
        if errors:
            sys.exit("\n".join(f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in errors[:20]))
    return sarif["runs"][0]["results"]


# What is wrong with the log is noticed: each of these is no SARIF.
for harm in (
    lambda run: run.pop("tool"),
    lambda run: run["results"].append({"ruleId": "x"}),
    lambda run: run["tool"]["driver"]["rules"].append({"id": 3}),
):
    broken = log("content")
    harm(broken["runs"][0])
    assert all(list(checker.iter_errors(broken)) for checker in checkers), "a schema lets anything pass"

codes = set()
results("content", "content")
for case in sorted(pathlib.Path("tests/cases").glob("*/bad")):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder, "内容 content")
        shutil.copytree("tests/small/content", folder)
        shutil.copytree(case, folder, dirs_exist_ok=True)
        # Something outside the table of checks too.
        (folder / "stray file.txt").write_text("x")
        found = results(case, folder)
        codes.update(result["ruleId"] for result in found)
        uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in found]
        # A name that is personal data itself is masked, and leads to no file.
        assert all("%20" in uri or "%E2%96%88" in uri for uri in uris), (case, uris)
# A case with a published site beside it needs `--against`; the suite tries those.
cases = {case.name for case in pathlib.Path("tests/cases").iterdir() if not (case / "was").exists() and not list(case.glob("*/was"))}
assert cases <= codes, f"no result of {sorted(cases - codes)}"
print(f"ok SARIF valid by {len(checkers)} schema(s), results of {len(codes)} codes")
