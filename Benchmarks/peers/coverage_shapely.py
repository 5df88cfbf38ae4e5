"""Covered share of each commune, by Shapely in two processes.

usage: coverage_shapely.py FOLDER [SITES [SEGMENTS:ROUNDS ...]]

FOLDER holds the inputs of `HaTangBenchmarks inputs FOLDER`; SITES names another file of sites in it, such as 300000 for
sites-300000.f64. Leaves peer.tsv, or peer-SITES.tsv (variant, median and shortest seconds, file of shares) and the shares in the folder. The polygons are made, prepared
and copied to the processes before the clock starts; tree, buffers, unions and intersections count.
"""

import multiprocessing
import pathlib
import statistics
import sys
import time

import numpy as np
import shapely

PROCESSES = 2
VARIANTS = ["8:15", "64:15", "512:1"]  # segments a quarter circle, measurements


def read(folder, sites):
    """Communes as multipolygons, and sites as rows of east, north, radius."""
    vertices = np.fromfile(folder / "vertices.f64").reshape(-1, 2)
    rings = np.fromfile(folder / "rings.i64", dtype=np.int64).reshape(-1, 3)
    ends = np.cumsum(rings[:, 2])
    parts = {}
    for (commune, polygon, count), end in zip(rings.tolist(), ends.tolist()):
        parts.setdefault((commune, polygon), []).append(vertices[end - count : end])
    communes = [[] for _ in range(int(rings[:, 0].max()) + 1)]
    for (commune, _), (shell, *holes) in parts.items():
        communes[commune].append(shapely.polygons(shell, holes or None))
    return np.array([shapely.multipolygons(polygons) for polygons in communes]), np.fromfile(
        folder / f"sites{sites}.f64"
    ).reshape(-1, 3)


def covered(commune, near, segments):
    """The covered share of one commune by the sites whose discs may reach its rectangle."""
    polygon = POLYGONS[commune]
    west, south, east, north = BOUNDS[commune]
    x, y, radius = SITES[near].T
    gap = np.hypot(np.maximum(0, np.maximum(west - x, x - east)), np.maximum(0, np.maximum(south - y, y - north)))
    x, y, radius = (column[gap < radius] for column in (x, y, radius))
    far = np.hypot(np.maximum(x - west, east - x), np.maximum(y - south, north - y))
    if (far <= radius).any():
        return 1.0
    if len(x) > 1000:  # the rectangle of far-off islands holds many sites that reach none of them
        reaching = shapely.dwithin(polygon, shapely.points(x, y), radius)
        x, y, radius = x[reaching], y[reaching], radius[reaching]
    order = np.argsort(-radius, kind="stable")
    x, y, radius = x[order], y[order], radius[order]
    if len(x) > 200:  # the largest ones first, so that the square of what is left is small
        large = 64
        held = (np.hypot(x[:, None] - x[:large], y[:, None] - y[:large]) + radius[:, None] <= radius[:large]).any(axis=1)
        held[:large] = False
        x, y, radius = x[~held], y[~held], radius[~held]
    apart = np.hypot(x[:, None] - x, y[:, None] - y)
    swallowed = (np.tril(apart + radius[:, None] <= radius, -1)).any(axis=1)  # by a larger one, which comes earlier
    x, y, radius = x[~swallowed], y[~swallowed], radius[~swallowed]
    discs = shapely.buffer(shapely.points(x, y), radius, quad_segs=segments)
    discs = discs[shapely.intersects(polygon, discs)]
    if not len(discs):
        return 0.0
    union = shapely.union_all(discs)
    return shapely.intersection(union, polygon).area / AREAS[commune]


def work(job):
    commune, near, segments = job
    return commune, covered(commune, near, segments)


def shares(pool, segments):
    """The shares of all communes; the communes with most sites first, so that both processes end together."""
    tree = shapely.STRtree(shapely.points(SITES[:, 0], SITES[:, 1]))
    reach = SITES[:, 2].max()
    boxes = shapely.box(BOUNDS[:, 0] - reach, BOUNDS[:, 1] - reach, BOUNDS[:, 2] + reach, BOUNDS[:, 3] + reach)
    commune, site = tree.query(boxes)
    lists = np.split(site, np.searchsorted(commune, np.arange(1, len(POLYGONS))))
    order = sorted(range(len(POLYGONS)), key=lambda place: -len(lists[place]))
    result = np.zeros(len(POLYGONS))
    for place, share in pool.imap_unordered(work, [(place, lists[place], segments) for place in order], chunksize=4):
        result[place] = share
    return result


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    suffix = "-" + sys.argv[2] if len(sys.argv) > 2 else ""
    POLYGONS, SITES = read(folder, suffix)
    BOUNDS, AREAS = shapely.bounds(POLYGONS), shapely.area(POLYGONS)
    shapely.prepare(POLYGONS)
    lines = []
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        for variant in sys.argv[3:] or VARIANTS:
            segments, rounds = map(int, variant.split(":"))
            if rounds > 2:
                shares(pool, segments)  # warms up
            seconds = []
            for _ in range(rounds):
                start = time.perf_counter()
                result = shares(pool, segments)
                seconds.append(time.perf_counter() - start)
            name = f"shares{suffix}-{segments}.f64"
            result.tofile(folder / name)
            median = statistics.median(seconds)
            lines.append(f"Shapely {shapely.__version__}, quad_segs {segments}\t{median:.6f}\t{min(seconds):.6f}\t{name}\n")
    (folder / f"peer{suffix}.tsv").write_text("".join(lines), encoding="utf-8")
