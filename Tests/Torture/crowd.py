"""Two writers and four readers at once: nobody sees an error, and every row that was written is there at the end."""
import os
import shutil
import sqlite3
import threading
import time

from judge import Tally
from registry_state import faults_of
from services import Service

ROWS = 40


class Member:
    """One of the crowd: does its work again and again, and keeps what went wrong."""

    def __init__(self, name, work):
        self.name, self.work = name, work
        self.times, self.faults = [], []
        self.thread = threading.Thread(target=self.go)

    def go(self):
        while time.monotonic() < self.end and len(self.faults) < 5:
            start = time.monotonic()
            try:
                fault = self.work(len(self.times))
            except Exception as error:
                fault = repr(error)
            self.times.append(time.monotonic() - start)
            if fault:
                self.faults.append(f"{self.name}: {fault}")


def run_together(members, seconds):
    for member in members:
        member.end = time.monotonic() + seconds
        member.thread.start()
    for member in members:
        member.thread.join()


def crowd(workshop, work, minutes):
    """Half of the time without a server, when readers and writers wait for each other; half of it beside one."""
    return [gather(workshop, work, minutes * 30, serves) for serves in (False, True)]


def gather(workshop, work, seconds, serves):
    tally = Tally("two writers, four readers", "beside a service" if serves else "by commands only")
    workshop.begin(work)
    surveys = os.path.join(workshop.folder, "surveys")
    shutil.rmtree(surveys, ignore_errors=True)
    os.makedirs(surveys)

    def writer(number):
        def write(turn):
            first = 1_000_000 * (number + 1) + turn * ROWS
            path = workshop.survey(f"surveys/{number}-{turn}.csv", ROWS, first)
            answer = workshop.run(["import", "REGISTRY", path, "--kind", "postal", "--surveyed", "2026-11-21"], timeout=300)
            return None if answer.returncode == 0 else answer.stderr.decode().strip()[-300:]
        return write

    def reader(*words):
        def read(turn):
            answer = workshop.run(list(words), timeout=300)
            return None if answer.returncode == 0 else answer.stderr.decode().strip()[-300:]
        return read

    service = Service(workshop) if serves else None

    def page(turn):
        service.ask("api/coverage" if turn % 2 else "api/collections/postal_points/items?limit=50")

    members = [Member(f"writer {number}", writer(number)) for number in range(2)]
    members += [
        Member("coverage", reader("coverage", "REGISTRY")),
        Member("find", reader("find", "REGISTRY", "điểm", "mẫu")),
        Member("missing", reader("missing", "REGISTRY")),
        Member("requests", page) if serves else Member("ledger", reader("deadzones", "REGISTRY")),
    ]
    run_together(members, seconds)
    if service:
        service.end()
    for member in members:
        tally.faults += member.faults
        tally.trials += len(member.times)
    tally.faults += faults_of(workshop.registry)
    if workshop.left():
        tally.faults.append("left beside it: " + ", ".join(workshop.left()))
    base = sqlite3.connect(workshop.registry)
    for number in range(2):
        done = len(members[number].times) - len(members[number].faults)
        first = 1_000_000 * (number + 1)
        there = base.execute("SELECT count(*) FROM postal_points WHERE code >= ? AND code < ?",
                             [f"M{first:07}", f"M{first + 1_000_000:07}"]).fetchone()[0]
        tally.after += there
        if there != done * ROWS:
            tally.faults.append(f"writer {number} wrote {done * ROWS} rows, and {there} are there")
    base.close()
    longest = max((max(member.times), member.name) for member in members if member.times)
    tally.name += f", longest {longest[0]:.1f} s ({longest[1]})"
    return tally
