"""Backup, check, change sets, merging and undoing of a registry of a gigabyte, beside what SQLite's own tools take for less.

usage: large_registry.py HATANG FOLDER [ROWS]    (FOLDER needs 8 GB for 600,000 rows, which are 1.2 million records)

`sqlite3 .backup` copies the pages and proves nothing; `PRAGMA integrity_check` looks at pages and indexes, not at what they
mean; `sqldiff --changeset` compares two files table by table and knows neither records nor who changed them. Whole processes, one
run each.
"""

import os
import pathlib
import random
import shutil
import sys
import time

PACKAGE = pathlib.Path(__file__).resolve().parents[2]


def run(*words):
    """Seconds and MB of a whole process."""
    words = [str(word) for word in words]
    start = time.perf_counter()
    process = os.posix_spawnp(words[0], words, os.environ | {"HATANG_LANGUAGE": "en"}, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(process, 0)
    if status:
        sys.exit(f"failed: {' '.join(words)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def survey(path, rows):
    """Made-up sites, one cell each."""
    numbers = random.Random(20261129)
    with open(path, "w", encoding="utf-8") as file:
        file.write("site,operator,technology,band_mhz,radius_m,on_air,latitude,longitude\n")
        for number in range(rows):
            file.write(f"MAU-{number},{numbers.choice(['Viettel', 'VNPT', 'MobiFone'])},4G,1800,900,2020-01-01,"
                       f"{numbers.uniform(10.2, 10.9):.7f},{numbers.uniform(104.8, 105.5):.7f}\n")


def told(name, measured, peer=None, peer_measured=None):
    seconds, memory = measured
    line = f"{name:28} {seconds:8.1f} s {memory:7.0f} MB"
    if peer_measured:
        line += f"   {peer} {peer_measured[0]:.1f} s, HaTang to it {seconds / peer_measured[0]:.2f}"
    print(line, flush=True)


def main():
    hatang, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else 600_000
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("large*"):
        old.unlink()
    empty, full, merged = folder / "large-empty.gpkg", folder / "large.gpkg", folder / "large-merged.gpkg"
    run(hatang, "init", empty, "--province", "91", "--geodata", PACKAGE / "GeoData")
    survey(folder / "large.csv", rows)
    shutil.copyfile(empty, full)
    shutil.copyfile(empty, merged)
    told("import", run(hatang, "import", full, folder / "large.csv", "--kind", "bts", "--crs", "wgs84",
                       "--surveyed", "2026-11-20"))
    print(f"{rows:,} rows, a file of {full.stat().st_size / 1e6:,.0f} MB")
    check = run(hatang, "check", full, "--exit-code")
    told("check", check, "PRAGMA integrity_check", run("sqlite3", full, "PRAGMA integrity_check"))
    copy = run("sqlite3", full, f".backup {folder / 'large-peer.gpkg'}")
    told("backup", run(hatang, "backup", full, folder / "large-copy.gpkg"), "sqlite3 .backup", copy)
    told("restore --check", run(hatang, "restore", folder / "large-copy.gpkg", "--check"))
    changes = run(hatang, "changes", full, "--since", "0", "--output", folder / "large.changes")
    peer = None
    if shutil.which("sqldiff"):
        # Into an empty file, so that it has nothing to compare with, as little work as it can have.
        peer = run("sqldiff", "--changeset", folder / "large-peer.changes", empty, full)
    told("changes", changes, "sqldiff --changeset", peer)
    print(f"a change set of {(folder / 'large.changes').stat().st_size / 1e6:,.0f} MB")
    told("merge", run(hatang, "merge", merged, folder / "large.changes", "--by", "mẫu"))
    told("undo", run(hatang, "undo", full, "1", "--by", "mẫu"))
    told("check of the merged one", run(hatang, "check", merged, "--exit-code"))


if __name__ == "__main__":
    main()
