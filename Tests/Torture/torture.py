#!/usr/bin/env python3
"""Faults against the real program, with their figures: see docs/reliability.md.

usage: torture.py HATANG FIGURES.json [--count 200] [--seed 20261129] [--minutes 5] [--jobs 2] [--layouts FOLDER]
                  [--only CHAPTER,…] [--works WORD,…]
"""
import argparse
import concurrent.futures
import json
import math
import multiprocessing
import os
import sys
import time

import failures
import kills
import power_cuts
import services
from crowd import crowd
from judge import Judge, Tally
from trials import Workshop

# Chapters of one work, with the part of the count that each of its works gets.
OF_A_WORK = {
    "moments": (1, lambda workshop, judge, count: [kills.kill_at_moments(workshop, judge, count)]),
    "calls": (1, lambda workshop, judge, count: [kills.kill_at_calls(workshop, judge, count)]),
    "power": (1, lambda workshop, judge, count: [power_cuts.cut_power(workshop, judge, count)]),
    "full": (0.25, lambda workshop, judge, count: [failures.full_disk(workshop, judge, count)]),
    "errors": (0.25, failures.broken_disk),
}
# Chapters that need some works, or none.
OF_ALL = {
    "service": lambda workshop, works, count: services.kill_services(workshop, count),
    "backup": lambda workshop, works, count: [services.kill_backups(workshop, count)],
    "small": lambda workshop, works, count: [failures.small_disk(workshop, judges(workshop, works))],
    "doors": lambda workshop, works, count: [failures.closed_doors(workshop, judges(workshop, works))],
    "clock": lambda workshop, works, count: [failures.clock_backwards(workshop, judges(workshop, works))],
}


def judges(workshop, works):
    return [Judge(workshop, work) for work in works]


def run_task(name, chapter, work, works, count, workshop):
    """One chapter of one work in a folder of its own; gives its tallies. What stops it is a fault of one more."""
    try:
        own = workshop.own(name)
        if work is None:
            return OF_ALL[chapter](own, works, count)
        share, strike = OF_A_WORK[chapter]
        return strike(own, Judge(own, work), math.ceil(count * share * work.share))
    except Exception as error:
        tally = Tally(chapter, work.name if work else "all works")
        tally.faults.append(f"the trials have stopped: {error!r}")
        return [tally]


def main():
    reader = argparse.ArgumentParser()
    reader.add_argument("program")
    reader.add_argument("figures")
    reader.add_argument("--count", type=int, default=200)
    reader.add_argument("--seed", type=int, default=20261129)
    reader.add_argument("--minutes", type=float, default=5)
    reader.add_argument("--jobs", type=int, default=os.cpu_count())
    reader.add_argument("--layouts", help="a folder with layout-NN.gpkg of old layouts")
    reader.add_argument("--only", default=",".join([*OF_A_WORK, *OF_ALL, "crowd"]))
    reader.add_argument("--works", default="", help="words of the works that are struck; all without")
    reader.add_argument("--scratch", default="/dev/shm" if os.access("/dev/shm", os.W_OK) else None,
                        help="where trials happen; memory is quick, and the faults do not need a real disk")
    arguments = reader.parse_args()
    chapters = arguments.only.split(",")
    workshop = Workshop(arguments.program, arguments.scratch, arguments.seed)
    wanted = arguments.works.split(",") if arguments.works else [""]
    works = [work for work in workshop.works(arguments.layouts) if any(word in work.name for word in wanted)]
    print(f"seed {arguments.seed}, {arguments.count} of each, {len(works)} works; hatang check holds every file", flush=True)
    tallies = []

    def done(found):
        tallies.extend(found)
        for tally in found:
            print(line(tally), flush=True)
            for fault in tally.faults[:10]:
                print("    " + fault, flush=True)

    start = time.monotonic()
    tasks = [(chapter, work) for chapter in OF_A_WORK if chapter in chapters for work in works]
    tasks += [(chapter, None) for chapter in OF_ALL if chapter in chapters]
    with concurrent.futures.ProcessPoolExecutor(arguments.jobs, multiprocessing.get_context("fork")) as pool:
        running = [pool.submit(run_task, f"task-{number}", chapter, work, works, arguments.count, workshop)
                   for number, (chapter, work) in enumerate(tasks)]
        for task in concurrent.futures.as_completed(running):
            done(task.result())
    if "crowd" in chapters:
        # Six at once are enough; nothing else runs beside them.
        done(crowd(workshop, works[0], arguments.minutes))
    lost = sum(len(tally.faults) for tally in tallies)
    figures = {"seed": arguments.seed, "count": arguments.count, "minutes": arguments.minutes, "chapters": chapters,
               "seconds": round(time.monotonic() - start), "faults": lost,
               "rows": [tally.row() for tally in sorted(tallies, key=lambda tally: tally.chapter)]}
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
