"""Calls that fail: a full disk, a disk that reports errors, files and folders that cannot be written, a clock that goes
backwards. The program says so in one sentence, ends with 1, and nothing is lost."""
import errno
import os
import resource
import shutil
import subprocess

from judge import Tally
from trials import PACKAGE

NOBODY = 65534


def told(answer, expected=1):
    """What is wrong with how the program ended; empty when nothing is."""
    error = answer.stderr.decode()
    if answer.returncode != expected:
        return f"ended with {answer.returncode}: {error.strip()[-200:]}"
    if expected == 1:
        lines = [line for line in error.splitlines() if line.startswith("hatang: ")]
        if len(lines) != 1 or not 20 < len(lines[0]) < 400 or "Error" in lines[0]:
            return "no clear sentence: " + error.strip()[-300:]
    return ""


def fail_calls(workshop, judge, count, name, number, calls, stays):
    """The n-th call of some kinds fails, or from it on all of them."""
    work = judge.work
    tally = Tally(name, work.name)
    numbers = workshop.numbers(name, work.name)
    there = workshop.count(work, calls)
    places = list(range(1, there + 1)) if there <= count else sorted(numbers.sample(range(1, there + 1), count))
    for trial, place in enumerate(places):
        workshop.begin(work)
        faults = {"MODE": "fail", "CALLS": calls, "AT": place, "ERRNO": number}
        if stays:
            faults["STAYS"] = 1
        if trial % 2:
            faults["HALF"] = 1
        answer = workshop.run(work.words, faults)
        tally.trials += 1
        tally.struck += answer.returncode != 0
        if answer.returncode != 0:
            problem = told(answer)
            if problem:
                tally.faults.append(f"call {place} of {there}: {problem}")
        judge.judge(tally, f"call {place} of {there}", tries_again=trial % 10 == 0,
                    must_be="after" if answer.returncode == 0 else None)
    return tally


def full_disk(workshop, judge, count):
    return fail_calls(workshop, judge, count, "disk full at a write", errno.ENOSPC, "w", True)


def broken_disk(workshop, judge, count):
    return [
        fail_calls(workshop, judge, count, "error at a read", errno.EIO, "r", False),
        fail_calls(workshop, judge, count, "error at a write", errno.EIO, "w", False),
        fail_calls(workshop, judge, count, "error at a sync or a name", errno.EIO, "stum", False),
    ]


def small_disk(workshop, judges):
    """A real disk of some size that is too small: a tmpfs where root may mount one, else a limit of file sizes."""
    tally = Tally("disk too small", "works and outputs")
    mounted = False
    if os.geteuid() == 0:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", workshop.place],
                                 stderr=subprocess.DEVNULL).returncode == 0
    try:
        for judge in judges:
            for room in [0, 4096, 16384, 65536]:
                clear(workshop.place)
                shutil.copyfile(judge.work.before, workshop.registry)
                strike(workshop, tally, judge.work.words, room, mounted, judge.work.name)
                if mounted:
                    os.unlink(os.path.join(workshop.place, "filler"))
                judge.judge(tally, f"{judge.work.name} with {room} bytes of room")
        for words in outputs():
            clear(workshop.place)
            shutil.copyfile(judges[0].work.before, workshop.registry)
            strike(workshop, tally, [word.replace("PLACE", workshop.place) for word in words], 4096, mounted, words[0])
            left = [name for name in workshop.left() if name != "filler"]
            if left:
                tally.faults.append(f"{' '.join(words)}: left {left}")
    finally:
        if mounted:
            subprocess.run(["umount", workshop.place], check=True)
    tally.name += " on a tmpfs" if mounted else " below a limit of file sizes"
    return tally


def strike(workshop, tally, words, room, mounted, name):
    limit = None
    if mounted:
        fill(workshop.place, room)
    else:
        size = max(os.path.getsize(workshop.registry), 1) + room
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    answer = workshop.run(words, limit=limit)
    tally.trials += 1
    if answer.returncode != 0:
        tally.struck += 1
        problem = told(answer)
        if problem:
            tally.faults.append(f"{name} with {room} bytes of room: {problem}")


def fill(folder, room):
    """Fills a disk up to some bytes."""
    disk = os.statvfs(folder)
    with open(os.path.join(folder, "filler"), "wb") as file:
        file.truncate(0)
        os.posix_fallocate(file.fileno(), 0, max(1, disk.f_bavail * disk.f_frsize - room))


def clear(folder):
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)


def closed_doors(workshop, judges):
    """A file, and a folder, that the user may read and not write."""
    tally = Tally("read-only", "file and folder")
    as_nobody = (lambda: (os.setgroups([]), os.setgid(NOBODY), os.setuid(NOBODY))) if os.geteuid() == 0 else None
    for judge in judges:
        for file_mode, folder_mode in [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)]:
            workshop.begin(judge.work)
            os.chmod(workshop.registry, file_mode)
            os.chmod(workshop.place, folder_mode)
            for words, expected in [(judge.work.words, 1), (["coverage", "REGISTRY"], 1 if judge.work.has_old_layout else 0)]:
                answer = workshop.run(words, limit=as_nobody)
                tally.trials += 1
                tally.struck += 1
                problem = told(answer, expected)
                if problem:
                    tally.faults.append(f"{' '.join(words[:1])}, file {file_mode:o}, folder {folder_mode:o}: {problem}")
            os.chmod(workshop.place, 0o755)
            os.chmod(workshop.registry, 0o644)
            judge.judge(tally, f"{judge.work.name}, file {file_mode:o}, folder {folder_mode:o}", must_be="before")
    return tally


def clock_backwards(workshop, judges):
    """A clock that is a minute earlier at every look."""
    tally = Tally("clock goes backwards", "all works")
    for judge in judges:
        workshop.begin(judge.work)
        # Tables keep results in the file, so the state is judged before they are asked for.
        for words in [judge.work.words, ["coverage", "REGISTRY"], ["find", "REGISTRY", "bưu", "cục"]]:
            answer = workshop.run(words, {"CLOCK": 60})
            tally.trials += 1
            tally.struck += 1
            if answer.returncode != 0:
                tally.faults.append(f"{judge.work.name}, {words[0]}: {answer.stderr.decode().strip()[-200:]}")
            if words is judge.work.words:
                judge.judge(tally, judge.work.name, must_be="after")
        answer = workshop.run(["check", "REGISTRY", "--exit-code"], {"CLOCK": 60})
        if answer.returncode != 0:
            tally.faults.append(f"{judge.work.name}, check: {answer.stdout.decode().strip()[:300]}")
    return tally


def outputs():
    """Commands that write files beside the registry."""
    return [
        ["backup", "REGISTRY", "PLACE/copy.gpkg"],
        ["coverage", "REGISTRY", "--format", "html", "--output", "PLACE/out.html"],
        ["coverage", "REGISTRY", "--format", "xlsx", "--output", "PLACE/out.xlsx"],
        ["coverage", "REGISTRY", "--format", "json", "--output", "PLACE/out.json"],
        ["export", "REGISTRY", "--open-data", "PLACE/pack", "--publisher", "mẫu", "--licence", "CC-BY-4.0",
         "--geodata", os.path.join(PACKAGE, "GeoData")],
    ]
