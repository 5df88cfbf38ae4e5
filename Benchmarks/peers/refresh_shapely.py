"""Covered areas of the communes that one site touches, after it has changed, by Shapely in memory.

usage: refresh_shapely.py FOLDER

FOLDER holds the inputs of `HaTangBenchmarks refresh-inputs`. Leaves peer-refresh.txt in it. Polygons, the tree of sites and
that of communes are made before the clock starts; a change costs the lookups, buffers, unions and intersections of the
communes touched. Nothing is stored.
"""

import pathlib
import statistics
import sys
import time

import numpy as np
import shapely

from coverage_shapely import read

SEGMENTS = [8, 64]


class Network:
    """The sites, of which those of the beginning stand in a tree and later ones in a list."""

    def __init__(self, sites):
        self.sites = sites
        self.alive = np.ones(len(sites), bool)
        self.tree = shapely.STRtree(shapely.points(sites[:, 0], sites[:, 1]))
        self.place = {tuple(site): place for place, site in enumerate(sites.tolist())}
        self.added = []
        self.reach = 5000.0

    def change(self, gone, new):
        for site in gone:
            if site in self.added:
                self.added.remove(site)
            else:
                self.alive[self.place[site]] = False
        self.added += new

    def near(self, bounds):
        west, south, east, north = bounds
        reach = self.reach
        found = self.tree.query(shapely.box(west - reach, south - reach, east + reach, north + reach))
        rows = self.sites[found[self.alive[found]]]
        if self.added:
            rows = np.vstack([rows, self.added])
        x, y, radius = rows.T
        gap = np.hypot(np.maximum(0, np.maximum(west - x, x - east)), np.maximum(0, np.maximum(south - y, y - north)))
        return rows[gap < radius]


def covered(polygon, bounds, area, rows, segments):
    """The covered area of one commune by the sites that reach its rectangle; swallowed ones are dropped first."""
    if not len(rows):
        return 0.0
    west, south, east, north = bounds
    x, y, radius = rows[np.argsort(-rows[:, 2], kind="stable")].T
    if (np.hypot(np.maximum(x - west, east - x), np.maximum(y - south, north - y)) <= radius).any():
        return area
    apart = np.hypot(x[:, None] - x, y[:, None] - y)
    kept = ~(np.tril(apart + radius[:, None] <= radius, -1)).any(axis=1)
    discs = shapely.buffer(shapely.points(x[kept], y[kept]), radius[kept], quad_segs=segments)
    discs = discs[shapely.intersects(polygon, discs)]
    return shapely.intersection(shapely.union_all(discs), polygon).area if len(discs) else 0.0


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    polygons, sites = read(folder, "-100000")
    bounds, areas = shapely.bounds(polygons), shapely.area(polygons)
    shapely.prepare(polygons)
    communes = shapely.STRtree(polygons)
    changes = {}
    for number, sign, *site in np.fromfile(folder / "changes.f64").reshape(-1, 5).tolist():
        changes.setdefault(number, ([], []))[int(sign > 0)].append(tuple(site))
    lines = []
    for segments in SEGMENTS:
        network, milliseconds, touched = Network(sites), [], 0
        for gone, new in changes.values():
            start = time.perf_counter()
            network.change(gone, new)
            x, y, radius = np.array(gone + new).T
            places = np.unique(communes.query(shapely.points(x, y), predicate="dwithin", distance=radius)[1])
            for place in places:
                covered(polygons[place], bounds[place], areas[place], network.near(bounds[place]), segments)
            milliseconds.append((time.perf_counter() - start) * 1000)
            touched += len(places)
        name = f"Shapely {shapely.__version__}, quad_segs {segments}, in memory"
        figures = [statistics.median(milliseconds), float(np.percentile(milliseconds, 95)), max(milliseconds)]
        lines.append(name.ljust(44) + "".join(f"{figure:15.3f}" for figure in figures) + "\n")
        lines.append(f"  communes measured for each: {touched / len(changes):.1f}\n")
    (folder / "peer-refresh.txt").write_text("".join(lines), encoding="utf-8")
