#!/usr/bin/env python3
"""Compares `gongshi window` with two independent tables of Chinese days off.

    pip install chinesecalendar==1.11.0 holidays==0.108
    python3 .ci/working_days.py target/release/gongshi [more arguments for the program, such as --content DIR]

Run from the root of the project. Every day that both tables know is classed by a period of one working day, then
random periods are counted forward by each table and compared day by day; last come the end of the last published
year and the refusals. The program reads `DATE N FIRST-DAY` lines on `window --batch` and answers each with a line of
JSON: {"first", "last", "working_days", "provisional", "days": [{"date", "counted", "reason"}]}, or {"error"} where
the period cannot be counted. The exit code is 1 when anything differs. The random periods are the same in
every run with the same SEED and PERIODS (environment).
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tomllib
from datetime import date, timedelta

import chinese_calendar
import holidays

PERIODS = int(os.environ.get("PERIODS", "20000"))
SEED = int(os.environ.get("SEED", "20061229"))
ONE = timedelta(days=1)
FIRST_DAYS = ("posting-day", "next-day")
KNOWN_FROM = date(2006, 12, 29)


def published_years():
    """The years whose national paper is in content/calendars."""
    files = (tomllib.loads(path.read_text("utf-8")) for path in pathlib.Path("content/calendars").glob("*.toml"))
    return sorted(file["year"] for file in files if file["region"] == "CN" and file["state"] == "published")


def tables(first, last):
    """For each table, whether a day is worked; only over the years it knows."""
    china = holidays.country_holidays("CN", years=range(first.year, last.year + 1))
    days = [first + ONE * n for n in range((last - first).days + 1)]
    return {
        "chinesecalendar": {day: chinese_calendar.is_workday(day) for day in days},
        "holidays": {day: china.is_working_day(day) for day in days},
    }


def table_end(year):
    """The last year, at most `year`, that chinesecalendar knows; it refuses a year without a paper."""
    while True:
        try:
            chinese_calendar.is_workday(date(year, 6, 1))
            return year
        except NotImplementedError:
            year -= 1


def expected(worked, posted, days, first_day):
    """First day, last day and the days counted, by a table; None where the table ends."""
    day, counted = posted if first_day == "posting-day" else posted + ONE, []
    while len(counted) < days:
        if day not in worked:
            return None
        if worked[day]:
            counted.append(day.isoformat())
        day += ONE
    return counted[0], counted[-1], counted


def ask(program, questions):
    lines = "".join(f"{posted} {days} {first_day}\n" for posted, days, first_day in questions)
    command = [program[0], "window", "--batch", *program[1:]]
    answer = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8")
    answers = [json.loads(line) for line in answer.stdout.splitlines()]
    if len(answers) != len(questions):
        sys.exit(f"{len(questions)} periods asked, {len(answers)} answered\n{answer.stderr}")
    return answers


def told(answer):
    return answer["first"], answer["last"], [day["date"] for day in answer["days"] if day["counted"]]


def compare(program, questions, known, final):
    """The differences, in words, and how many answers a table could confirm."""
    differences, confirmed = [], 0
    for question, answer in zip(questions, ask(program, questions)):
        posted, days, _ = question
        wanted = {name: expected(worked, *question) for name, worked in known.items()}
        if None in wanted.values():
            continue
        confirmed += 1
        name = " ".join(map(str, question))
        if "error" in answer:
            differences.append(f"{name}: refused, {answer['error']}")
            continue
        for table, want in wanted.items():
            if told(answer) != want:
                differences.append(f"{name}: {told(answer)}, {table} {want}")
        trail = [day["date"] for day in answer["days"]]
        last = date.fromisoformat(answer["last"])
        if trail != [(posted + ONE * n).isoformat() for n in range((last - posted).days + 1)]:
            differences.append(f"{name}: the days listed are not those from posting to the last day")
        if answer["working_days"] != days or answer["provisional"] != (last > final):
            differences.append(f"{name}: {answer['working_days']} working days, provisional {answer['provisional']}")
    return differences, confirmed


def year_end(program, final, end):
    """After the last final day the day of the week decides, and beyond the known days there is no answer."""
    open_days = {KNOWN_FROM + ONE * n: (KNOWN_FROM + ONE * n).weekday() < 5 for n in range((end - KNOWN_FROM).days + 400)}
    week = {"Monday to Friday": {day: worked for day, worked in open_days.items() if day > final}}
    questions = [(final + ONE * n, days, first_day) for n in (1, 2, 3) for days in (1, 3, 5, 20, 60) for first_day in FIRST_DAYS]
    differences, _ = compare(program, questions, week, final)
    refusals = [(KNOWN_FROM - ONE, 5), (end + ONE, 5), (end, 300), (end, 0), (end, 367)]
    questions = [(posted, days, first_day) for posted, days in refusals for first_day in FIRST_DAYS]
    for question, answer in zip(questions, ask(program, questions)):
        if "error" not in answer:
            differences.append(f"{' '.join(map(str, question))}: should have been refused")
    return differences


def one_at_a_time(program):
    """A single period asked for by options gives the answer of the batch."""
    question = (date(2024, 9, 27), 5, "next-day")
    options = ["--posted", str(question[0]), "--days", str(question[1]), "--first-day", question[2], "--json"]
    answer = subprocess.run([program[0], "window", *options, *program[1:]], capture_output=True, text=True, encoding="utf-8")
    single = json.loads(answer.stdout)
    batch = ask(program, [question])[0]
    return [] if told(single) == told(batch) else [f"window --json and --batch differ for {question}"]


def main():
    program = sys.argv[1:]
    if not program:
        sys.exit(__doc__)
    years = published_years()
    end, final = date(years[-1], 12, 31), date(years[-1], 12, 28)
    # The days after the last final day are in no table's knowledge, even where it answers.
    both = min(date(table_end(years[-1]), 12, 31), end)
    known = tables(KNOWN_FROM, both)
    days = [KNOWN_FROM + ONE * n for n in range((both - KNOWN_FROM).days + 1)]

    differences = []
    one_day = [(day, 1, first_day) for day in days for first_day in FIRST_DAYS]
    found, classed = compare(program, one_day, known, final)
    differences += found
    chance = random.Random(SEED)
    periods = [
        (chance.choice(days), chance.choice((chance.randint(1, 12), chance.randint(1, 60))), chance.choice(FIRST_DAYS))
        for _ in range(PERIODS)
    ]
    found, confirmed = compare(program, periods, known, final)
    differences += found
    differences += year_end(program, final, end)
    differences += one_at_a_time(program)

    print(f"{len(days)} days from {days[0]} to {days[-1]} ({classed} periods of one day), {confirmed} random periods, "
          f"against {' and '.join(known)}: {len(differences)} differences")
    for difference in differences[:40]:
        print(difference)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
