"""Import of made-up BTS surveys of 10,000, 100,000 and 1,000,000 rows: hatang and its peers on the same files, by whole processes.

usage: import_survey.py HATANG REGISTRY FOLDER    (FOLDER has bts-ROWS.csv; REGISTRY the boundaries of the country)

hatang maps the columns, parses, converts, validates, looks communes up, keeps raw rows, findings and history, and writes
indexed records. The peers read the same file, reproject it and write one indexed table, nothing else: ogr2ogr a GeoPackage,
PostGIS (COPY, ST_Transform, GiST) its own store, DuckDB its own file, GeoPandas a GeoPackage. Those that this machine does
not have are left out. All take turns; the warm-up run does not count. Peak memory is that of the process.
"""

import importlib.util
import os
import pathlib
import shutil
import statistics
import sys
import time

from postgis_cluster import Cluster

ROUNDS = {10_000: 5, 100_000: 3, 1_000_000: 2}
OGR = ["ogr2ogr", "-f", "GPKG", "-nln", "bts", "-oo", "X_POSSIBLE_NAMES=easting", "-oo", "Y_POSSIBLE_NAMES=northing",
       "-oo", "KEEP_GEOM_COLUMNS=NO", "-oo", "AUTODETECT_TYPE=YES", "-s_srs", "EPSG:9208", "-t_srs", "EPSG:4326",
       "-lco", "SPATIAL_INDEX=YES", "-gt", "1000000", "--config", "OGR_SQLITE_SYNCHRONOUS", "OFF"]


def run(words):
    """Seconds and MB of a whole process."""
    words = [str(word) for word in words]
    start = time.perf_counter()
    process = os.posix_spawnp(words[0], words, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(process, 0)
    if status:
        sys.exit(f"failed: {' '.join(words)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def load(cluster, path, headings):
    """Imports a file into PostGIS."""
    columns = ", ".join('"%s" %s' % (name, "float8" if name in ("northing", "easting") else "text") for name in headings)
    kept = ", ".join(f'"{name}"' for name in headings if name not in ("northing", "easting"))
    return run(cluster.command(
        "DROP TABLE IF EXISTS bts, incoming", f"CREATE UNLOGGED TABLE incoming ({columns})",
        f"\\copy incoming FROM '{path}' WITH (FORMAT csv, HEADER)",
        f"CREATE TABLE bts AS SELECT {kept}, ST_Transform(ST_SetSRID(ST_MakePoint(easting, northing), 9208), 4326) geom "
        "FROM incoming", "DROP TABLE incoming", "CREATE INDEX ON bts USING gist(geom)"))


DUCKDB = """
import os, sys, duckdb, duckdb_extension_spatial
c = duckdb.connect(sys.argv[2])
folder = os.path.join(os.path.dirname(duckdb_extension_spatial.__file__), "extensions", "v" + duckdb.__version__)
c.execute(f"LOAD '{folder}/spatial.duckdb_extension'")
c.execute(f"CREATE TABLE bts AS SELECT * EXCLUDE (northing, easting), ST_Transform(ST_Point(easting, northing), 'EPSG:9208', "
          f"'EPSG:4326', always_xy := true) g FROM read_csv('{sys.argv[1]}'); CREATE INDEX r ON bts USING rtree(g); CHECKPOINT")
"""
GEOPANDAS = """
import sys, geopandas, pandas
rows = pandas.read_csv(sys.argv[1])
points = geopandas.points_from_xy(rows.easting, rows.northing)
geopandas.GeoDataFrame(rows.drop(columns=["northing", "easting"]), geometry=points, crs=9208).to_crs(4326).to_file(
    sys.argv[2], layer="bts", driver="GPKG")
"""


def peers(folder):
    """Name and what imports a file of rows, for all that are here."""
    def fresh(name):
        target = folder / name
        target.unlink(missing_ok=True)
        return target

    found = [("ogr2ogr", lambda path: run(OGR + [fresh("peer.gpkg"), path]))]
    if cluster := Cluster.find():
        headings = open(folder / f"bts-{min(ROUNDS)}.csv", encoding="utf-8").readline().strip().split(",")
        found.append(("PostGIS", lambda path: load(cluster, path, headings)))
    for name, module, program, target in (("DuckDB", "duckdb_extension_spatial", DUCKDB, "peer.duckdb"),
                                          ("GeoPandas", "geopandas", GEOPANDAS, "peer.gpkg")):
        if importlib.util.find_spec(module):
            found.append((name, lambda path, program=program, target=target: run(
                [sys.executable, "-c", program, path, fresh(target)])))
    return found, cluster


def main():
    hatang, registry, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve()

    def import_with_hatang(path):
        target = folder / "import.gpkg"
        shutil.copyfile(registry, target)
        return run([hatang, "import", target, path, "--kind", "bts", "--crs", "vn2000:104.75", "--surveyed", "2026-11-20"])

    others, cluster = peers(folder)
    try:
        print(f"{'rows':>9}  {'by':<10} {'seconds':>8} {'rows/s':>8} {'MB':>5}  {'hatang is':>9}")
        for rows, rounds in ROUNDS.items():
            path = folder / f"bts-{rows}.csv"
            runs = {}
            for number in range(rounds + 1):
                for name, work in [("hatang", import_with_hatang)] + others:
                    result = work(path)
                    if number:
                        runs.setdefault(name, []).append(result)
            for name, results in runs.items():
                seconds = statistics.median(s for s, _ in results)
                ratio = statistics.median(ours[0] / theirs[0] for ours, theirs in zip(runs["hatang"], results))
                memory = "" if name == "PostGIS" else f"{max(m for _, m in results):.0f}"
                print(f"{rows:>9,}  {name:<10} {seconds:>8.2f} {rows / seconds:>8,.0f} {memory:>5}  {ratio:>9.3f}", flush=True)
    finally:
        if cluster:
            cluster.stop()


main()
