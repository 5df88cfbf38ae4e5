"""Import of made-up BTS surveys of 10,000, 100,000 and 1,000,000 rows: hatang and ogr2ogr on the same files, by whole processes.

usage: import_survey.py HATANG REGISTRY FOLDER    (FOLDER has bts-ROWS.csv; REGISTRY the boundaries of the country)

hatang maps the columns, parses, converts, validates, looks communes up, keeps raw rows, findings and history, and writes
indexed records. ogr2ogr reads the same file, reprojects and writes an indexed GeoPackage layer, nothing else. The two
take turns; the warm-up run does not count. Peak memory is that of the process.
"""

import os
import pathlib
import shutil
import statistics
import sys
import time

hatang, registry, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
ROUNDS = {10_000: 5, 100_000: 3, 1_000_000: 3}
OGR = ["ogr2ogr", "-f", "GPKG", "-nln", "bts", "-oo", "X_POSSIBLE_NAMES=easting", "-oo", "Y_POSSIBLE_NAMES=northing",
       "-oo", "KEEP_GEOM_COLUMNS=NO", "-oo", "AUTODETECT_TYPE=YES", "-s_srs", "EPSG:9208", "-t_srs", "EPSG:4326",
       "-lco", "SPATIAL_INDEX=YES", "-gt", "1000000", "--config", "OGR_SQLITE_SYNCHRONOUS", "OFF"]


def run(words):
    """Seconds and MB of a whole process."""
    start = time.perf_counter()
    process = os.posix_spawnp(words[0], words, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(process, 0)
    if status:
        sys.exit(f"failed: {' '.join(map(str, words))}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def import_with_hatang(rows):
    target = folder / "import.gpkg"
    shutil.copyfile(registry, target)
    return run([hatang, "import", str(target), str(folder / f"bts-{rows}.csv"), "--kind", "bts", "--crs",
                "vn2000:104.75", "--surveyed", "2026-11-20"])


def import_with_ogr(rows):
    target = folder / "peer.gpkg"
    target.unlink(missing_ok=True)
    return run(OGR + [str(target), str(folder / f"bts-{rows}.csv")])


print(f"{'rows':>9}  {'hatang s':>9} {'rows/s':>8} {'MB':>5}  {'ogr2ogr s':>9} {'MB':>4}  {'ratio':>6}")
for rows, rounds in ROUNDS.items():
    ours, peer = [], []
    for number in range(rounds + 1):
        pair = import_with_hatang(rows), import_with_ogr(rows)
        if number:
            ours.append(pair[0])
            peer.append(pair[1])
    seconds, other = statistics.median(s for s, _ in ours), statistics.median(s for s, _ in peer)
    ratio = statistics.median(a[0] / b[0] for a, b in zip(ours, peer))
    print(f"{rows:>9,}  {seconds:>9.2f} {rows / seconds:>8,.0f} {max(m for _, m in ours):>5.0f}  {other:>9.2f} "
          f"{max(m for _, m in peer):>4.0f}  {ratio:>6.3f}")
