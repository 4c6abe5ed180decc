"""Prints the `donors:` section of a scenario of 2022-2025 from assets/history/aid_by_donor_quarter.csv.

Groups of small states give together, as they have one voice together on the board. Run it and paste the result:
`python assets/build/pools.py`
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

HISTORY = Path(__file__).resolve().parents[1] / "history"

GROUPS: dict[str, tuple[str, list[str]]] = {
    "usa": ("United States", ["United States"]),
    "uk": ("United Kingdom", ["United Kingdom"]),
    "germany": ("Germany", ["Germany"]),
    "france": ("France", ["France"]),
    "poland": ("Poland", ["Poland"]),
    "czechia": ("Czechia", ["Czechia"]),
    "canada": ("Canada", ["Canada"]),
    "benelux": ("Benelux", ["Netherlands", "Belgium", "Luxembourg"]),
    "nordic": ("Denmark, Norway, Iceland", ["Denmark", "Norway", "Iceland"]),
    "finland": ("Finland", ["Finland"]),
    "sweden": ("Sweden", ["Sweden"]),
    "baltic": ("Baltic states", ["Estonia", "Latvia", "Lithuania"]),
    "italy": ("Italy", ["Italy"]),
    "hungary": ("Hungary", ["Hungary"]),
    "turkey": ("Turkey", ["Turkiye"]),
    "eu": ("European Union", ["EU (Commission and Council)"]),
}
OTHERS = ("other_donors", "Other donors")


def quarters() -> list[str]:
    """2022Q2 to 2025Q4, the quarters of the main scenario."""
    return [f"{year}Q{q}" for year in range(2022, 2026) for q in range(1, 5)][1:]


def main() -> None:
    """Prints one line a donor."""
    owner = {name: key for key, (_, names) in GROUPS.items() for name in names}
    military: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    civil: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    with (HISTORY / "aid_by_donor_quarter.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            key = owner.get(row["donor"], OTHERS[0])
            military[key][row["quarter"]] += float(row["military"])
            civil[key][row["quarter"]] += float(row["financial"]) + float(row["humanitarian"])
    print("donors:")
    for key, name in [*((k, n) for k, (n, _) in GROUPS.items()), OTHERS]:
        voice = "" if key in ("eu", OTHERS[0]) else f", member: {key}"
        arms, rest = series(military[key]), series(civil[key])
        print(f"  {key}: {{name: {name if ',' not in name else repr(name)}{voice}, source: kiel,")
        print(f"    military: [{arms}],")
        print(f"    civil: [{rest}]}}")


def series(table: dict[str, float]) -> str:
    """The quarters in order, and for the turn beyond the record the mean of its last four."""
    values = [table[quarter] for quarter in quarters()]
    values.append(sum(values[-4:]) / 4)
    return ", ".join(f"{round(value, 2):g}" for value in values)


if __name__ == "__main__":
    main()
