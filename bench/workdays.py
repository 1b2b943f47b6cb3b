"""Chinese working days from the project's own calendar files: weekdays, less days off, plus days worked in exchange."""
import datetime
import pathlib
import tomllib

DAY = datetime.timedelta(days=1)


class Workdays:
    def __init__(self, folder):
        self.off, self.worked = set(), set()
        for file in sorted(pathlib.Path(folder).glob("cn-*.toml")):
            year = tomllib.loads(file.read_text(encoding="utf-8"))
            if year["region"] != "CN":
                continue
            for span in year.get("off", []):
                self.off.update(span["first"] + DAY * n for n in range((span["last"] - span["first"]).days + 1))
            self.worked.update(day["date"] for day in year.get("work", []))

    def is_worked(self, day):
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def on_or_after(self, day):
        while not self.is_worked(day):
            day += DAY
        return day

    def window(self, posted, days, unit, first_day):
        """The printed first and last day of a window, and the days that count in it.

        A window counted in calendar days ends on a working day, so it can have a few more.
        """
        first = posted if first_day == "posting-day" else posted + DAY
        if unit == "calendar-days":
            last = self.on_or_after(first + DAY * (days - 1))
            return first, last, (last - first).days + 1
        first = last = self.on_or_after(first)
        for _ in range(days - 1):
            last = self.on_or_after(last + DAY)
        return first, last, days
