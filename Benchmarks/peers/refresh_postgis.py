"""Covered areas of the communes that one site touches, after it has changed, by PostGIS with a commit for each change.

usage: refresh_postgis.py FOLDER

FOLDER holds the inputs of `HaTangBenchmarks refresh-inputs`. Adds its lines to peer-refresh.txt in it; adds nothing where
PostgreSQL and PostGIS are not installed. Discs stand in a table as polygons under a GiST index, made before the clock starts.
A change is one call of one function, timed by psql: sites deleted and inserted, the communes touched found, the union of the
discs that reach each (swallowed ones dropped, a commune within one disc settled at once), its intersection, the areas
stored, the commit.
"""

import pathlib
import statistics
import sys

import numpy as np
import shapely

from coverage_shapely import read
from postgis_cluster import Cluster

SEGMENTS = [8, 64]
TABLES = """
DROP TABLE IF EXISTS sites, areas;
CREATE TABLE sites AS SELECT id, ST_MakePoint(east, north) centre, radius,
    ST_Buffer(ST_MakePoint(east, north), radius, {segments}) disc FROM incoming;
ALTER TABLE sites ADD PRIMARY KEY (id);
CREATE INDEX ON sites USING gist(disc);
CREATE TABLE areas (place int PRIMARY KEY, area float8);
ANALYZE sites;
CREATE OR REPLACE FUNCTION change(gone int[], ids int[], easts float8[], norths float8[], radii float8[]) RETURNS int
LANGUAGE plpgsql AS $$
DECLARE places int[];
BEGIN
    INSERT INTO sites SELECT id, ST_MakePoint(x, y), r, ST_Buffer(ST_MakePoint(x, y), r, {segments})
        FROM unnest(ids, easts, norths, radii) n(id, x, y, r);
    places := ARRAY(SELECT DISTINCT place FROM communes c JOIN sites s ON ST_DWithin(c.shape, s.centre, s.radius)
        WHERE s.id = ANY(gone || ids));
    DELETE FROM sites WHERE id = ANY(gone);
    INSERT INTO areas SELECT place, CASE
        WHEN EXISTS (SELECT FROM sites b WHERE b.disc ~ c.shape AND ST_MaxDistance(b.centre, ST_Envelope(c.shape)) <= b.radius)
        THEN whole
        ELSE coalesce((SELECT ST_Area(ST_Intersection(c.shape, ST_Union(s.disc))) FROM sites s
            WHERE s.disc && c.shape AND ST_DWithin(c.shape, s.centre, s.radius) AND NOT EXISTS (
                SELECT FROM sites b WHERE b.disc ~ s.disc AND b.radius > s.radius
                    AND ST_Distance(b.centre, s.centre) + s.radius <= b.radius)), 0) END
        FROM communes c WHERE place = ANY(places)
        ON CONFLICT (place) DO UPDATE SET area = excluded.area;
    RETURN cardinality(places);
END $$;
"""


def table(name, columns, rows):
    """A script that makes a table of text rows."""
    return f"DROP TABLE IF EXISTS {name};\nCREATE TABLE {name} ({columns});\nCOPY {name} FROM STDIN;\n" + "".join(
        "\t".join(map(str, row)) + "\n" for row in rows) + "\\.\n"


def measure(cluster, sites, changes, segments):
    """Milliseconds of each change, and how many communes were measured in all."""
    cluster.answers(TABLES.format(segments=segments))
    known = {tuple(site): place for place, site in enumerate(sites.tolist())}
    lines, last = ["\\timing on"], len(sites)
    for gone, new in changes:
        numbers = list(range(last, last + len(new)))
        last += len(new)
        columns = ["{" + ",".join(map(repr, column)) + "}" for column in zip(*new)] if new else ["{}"] * 3
        taken = [known.pop(site) for site in gone]
        known.update(zip(new, numbers))
        ids = ["{" + ",".join(map(str, one)) + "}" for one in (taken, numbers)]
        lines.append("SELECT change(%s);" % ", ".join(f"'{one}'" for one in ids + columns))
    answers = cluster.answers("\n".join(lines) + "\n")
    times = [float(line.split()[1]) for line in answers if line.startswith("Time:")]
    return times, sum(int(line) for line in answers if line.isdigit())


def main():
    folder = pathlib.Path(sys.argv[1])
    cluster = Cluster.find()
    if not cluster:
        return
    try:
        polygons, sites = read(folder, "-100000")
        changes = {}
        for number, sign, *site in np.fromfile(folder / "changes.f64").reshape(-1, 5).tolist():
            changes.setdefault(number, ([], []))[int(sign > 0)].append(tuple(site))
        shapes = zip(range(len(polygons)), shapely.to_wkb(polygons, hex=True), shapely.area(polygons).tolist())
        cluster.answers(
            table("communes", "place int PRIMARY KEY, shape geometry, whole float8", shapes)
            + "CREATE INDEX ON communes USING gist(shape);\nANALYZE communes;\n"
            + table("incoming", "id int, east float8, north float8, radius float8",
                    ([place] + site for place, site in enumerate(sites.tolist()))))
        version = cluster.answers("SELECT postgis_lib_version();")[0]
        lines = []
        for segments in SEGMENTS:
            times, touched = measure(cluster, sites, changes.values(), segments)
            figures = [statistics.median(times), float(np.percentile(times, 95)), max(times)]
            name = f"PostGIS {version}, quad_segs {segments}, committed"
            lines.append(name.ljust(44) + "".join(f"{figure:15.3f}" for figure in figures) + "\n")
            lines.append(f"  communes measured for each: {touched / len(times):.1f}\n")
        with open(folder / "peer-refresh.txt", "a", encoding="utf-8") as output:
            output.writelines(lines)
    finally:
        cluster.stop()


main()
