#!/usr/bin/env python3
"""Faults against the real program, with their figures: see docs/reliability.md.

usage: torture.py HATANG FIGURES.json [--count 200] [--seed 20261129] [--minutes 5] [--only CHAPTER,…] [--works WORD,…]
"""
import argparse
import json
import os
import sys
import time

import failures
import kills
import power_cuts
from crowd import crowd
from judge import Judge
from trials import Workshop

CHAPTERS = ["moments", "calls", "power", "full", "errors", "doors", "clock", "crowd"]


def main():
    reader = argparse.ArgumentParser()
    reader.add_argument("program")
    reader.add_argument("figures")
    reader.add_argument("--count", type=int, default=200)
    reader.add_argument("--seed", type=int, default=20261129)
    reader.add_argument("--minutes", type=float, default=5)
    reader.add_argument("--only", default=",".join(CHAPTERS))
    reader.add_argument("--works", default="", help="words of the works that are struck; all without")
    reader.add_argument("--scratch", default="/dev/shm" if os.access("/dev/shm", os.W_OK) else None,
                        help="where trials happen; memory is quick, and the faults do not need a real disk")
    arguments = reader.parse_args()
    chapters = arguments.only.split(",")
    workshop = Workshop(arguments.program, arguments.scratch, arguments.seed)
    has_check = workshop.has("check")
    print(f"seed {arguments.seed}, {arguments.count} of each; hatang check "
          + ("holds every file" if has_check else "is not there: SQLite's checks and the indexes only"), flush=True)
    tallies = []

    def done(tally):
        tallies.append(tally)
        print(line(tally), flush=True)
        for fault in tally.faults[:10]:
            print("    " + fault, flush=True)

    start = time.monotonic()
    wanted = arguments.works.split(",") if arguments.works else [""]
    judges = [Judge(workshop, work, has_check) for work in workshop.works() if any(word in work.name for word in wanted)]
    count = arguments.count
    for judge in judges:
        if "moments" in chapters:
            done(kills.kill_at_moments(workshop, judge, count))
        if "calls" in chapters:
            done(kills.kill_at_calls(workshop, judge, count))
        if "power" in chapters:
            done(power_cuts.cut_power(workshop, judge, count))
    if "full" in chapters:
        for tally in failures.full_disk(workshop, judges, count):
            done(tally)
        done(failures.small_disk(workshop, judges, failures.outputs(workshop)))
    if "errors" in chapters:
        for tally in failures.broken_disk(workshop, judges, count):
            done(tally)
    if "doors" in chapters:
        done(failures.closed_doors(workshop, judges))
    if "clock" in chapters:
        done(failures.clock_backwards(workshop, judges))
    if "crowd" in chapters:
        for tally in crowd(workshop, judges[0].work, arguments.minutes):
            done(tally)
    lost = sum(len(tally.faults) for tally in tallies)
    figures = {"seed": arguments.seed, "count": count, "minutes": arguments.minutes, "chapters": chapters,
               "seconds": round(time.monotonic() - start), "faults": lost, "rows": [tally.row() for tally in tallies]}
    os.makedirs(os.path.dirname(os.path.abspath(arguments.figures)), exist_ok=True)
    with open(arguments.figures, "w", encoding="utf-8") as file:
        json.dump(figures, file, ensure_ascii=False, indent=1)
    print(f"{sum(tally.struck for tally in tallies)} faults injected, {lost} things wrong, "
          f"{figures['seconds']} s; figures in {arguments.figures}")
    sys.exit(1 if lost else 0)


def line(tally):
    return (f"{tally.chapter:26} {tally.name:34} {tally.trials:5} trials {tally.struck:5} struck "
            f"{tally.before:5} as before {tally.after:5} as after {len(tally.faults):3} wrong")


if __name__ == "__main__":
    main()
