"""Positions from text to text: hatang convert, cs2cs and cct on the same file, by whole processes that take turns.

usage: convert_text.py HATANG FOLDER

1,000,000 lines of EPSG:9208 become latitudes and longitudes with nine decimals in another file. The first round warms up
and does not count. cct gets the pipeline that hatang uses, and every line of it must be that of hatang; cs2cs chooses
another operation for most of the Mekong delta (see docs/architecture.md) and is compared by its time.
"""

import os
import pathlib
import random
import statistics
import sys
import time

hatang, folder = sys.argv[1], pathlib.Path(sys.argv[2])
ROWS, ROUNDS = 1_000_000, 5
PIPELINE = ("+proj=pipeline +step +inv +proj=tmerc +lat_0=0 +lon_0=104.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 "
            "+step +proj=push +v_3 +step +proj=cart +ellps=WGS84 +step +proj=helmert +x=-191.90441429 +y=-39.30318279 "
            "+z=-111.45032835 +rx=-0.00928836 +ry=0.01975479 +rz=-0.00427372 +s=0.252906278 "
            "+convention=coordinate_frame +step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 "
            "+step +proj=unitconvert +xy_in=rad +xy_out=deg").split()
source = folder / "positions.txt"
numbers = random.Random(9208)
with open(source, "w") as file:
    for _ in range(ROWS):
        file.write(f"{numbers.uniform(358000, 590000):.3f} {numbers.uniform(1024000, 1212000):.3f}\n")

PROGRAMS = {
    "hatang convert": [hatang, "convert", "--from", "EPSG:9208", "--input", str(source)],
    "cs2cs": ["cs2cs", "-f", "%.9f", "EPSG:9208", "EPSG:4326", str(source)],
    "cct, pinned pipeline": ["cct", "-d", "9", "-z", "0", "-t", "0", *PIPELINE, str(source)],
}


def run(name):
    """Seconds of the whole process, and those of its processors."""
    output = folder / (name.split()[0].rstrip(",") + "-positions.txt")
    start = time.perf_counter()
    process = os.posix_spawnp(PROGRAMS[name][0], PROGRAMS[name], os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(process, 0)
    if status:
        sys.exit(f"failed: {name}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


times = {name: [] for name in PROGRAMS}
for number in range(ROUNDS + 1):
    for name in PROGRAMS:
        pair = run(name)
        if number:
            times[name].append(pair)
print(f"text to text: {ROWS:,} positions EPSG:9208 to WGS 84, median of {ROUNDS}, interleaved")
print(f"{'':24}{'s':>8}{'million/s':>11}{'CPU s':>8}{'time to hatang':>16}{'CPU to hatang':>15}")
ours = times["hatang convert"]
for name, pairs in times.items():
    seconds, busy = (statistics.median(values) for values in zip(*pairs))
    ratio, work = (statistics.median(b[k] / a[k] for a, b in zip(ours, pairs)) for k in (0, 1))
    print(f"{name:24}{seconds:8.2f}{ROWS / seconds / 1e6:11.2f}{busy:8.2f}{ratio:16.2f}{work:15.2f}")
with open(folder / "hatang-positions.txt") as mine, open(folder / "cct-positions.txt") as theirs:
    different = sum(line.split() != words.split()[1::-1] for line, words in zip(mine, theirs, strict=True))
print(f"lines that differ from cct: {different} of {ROWS:,}\n")
