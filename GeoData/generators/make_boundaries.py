"""Writes GeoData/boundaries/schematic-2025-an-giang.geojson: schematic boundaries of An Giang's 102 communes.

No real boundary goes in. The input is the centroid and the area of every commune, from the package vietnamadminunits
1.0.4 of PyPI (MIT licence), for An Giang and for the provinces beside it.

On the mainland the boundaries are a power diagram: a position belongs to the commune for which

    |position - site|² - weight

is least, and to none where that exceeds a constant and no core of the province holds it. Sites and weights are chosen
so that each cell has the centroid and the area that are public, as far as cells with straight edges can: the dual of
a transport problem with a ridge, solved on pixels of 500 m. The cells of the neighbouring provinces give the land
border. The sea and the frontier are where the cells end. Islands are discs, and Phú Quốc is a rough hand outline
through its villages, brought to its public area and centroid.

Run again, from the root of the repository:

    pip install vietnamadminunits==1.0.4 numpy==2.4.6 scipy==1.17.1 shapely==2.2.0
    python3 GeoData/generators/make_boundaries.py

The output is the same to the byte at every run with these versions. How well it fits is told by
`measure_boundaries.py`.
"""

import json
import math
import sqlite3
import unicodedata
from importlib import resources
from pathlib import Path

import numpy
import shapely
from scipy.optimize import minimize
from shapely.geometry import MultiPoint, MultiPolygon, Point, Polygon, box, mapping
from shapely.ops import polygonize, unary_union

TARGET = Path(__file__).resolve().parents[1] / "boundaries" / "schematic-2025-an-giang.geojson"

# Kilometres a degree at 10.1° north; a plane is good enough for a diagram.
KM_EAST, KM_NORTH = math.cos(math.radians(10.1)) * 111.32, 110.6

NEIGHBOURS = ("82", "92", "96")  # Đồng Tháp, Cần Thơ, Cà Mau
# Two centroids of the source lie 90 km off; positions of the commune seats, rounded to 0.01°.
MOVED = {"29983": (10.81, 105.33), "30130": (10.57, 105.47)}  # Long Khánh, Thanh Bình (Đồng Tháp)
# Public tables disagree on these areas by more than a third; the area of the plain Voronoi cell is used instead.
DOUBTFUL = {"30341", "30367", "30406", "30631", "30823", "30880", "31031"}

PIXEL = 0.5  # km
CORE_SCALE, CLOSING = 0.85, 16.0  # discs that surely belong to the province, and how wide a gap between them is filled
REACH = 25.0  # km²: how far beyond its weight a cell reaches outside of the core
RIDGE_SITE, RIDGE_WEIGHT = 0.15, 0.1  # how much sites and weights resist being moved

# Islands: latitude, longitude and share of the commune's area; positions rounded to 0.01° or public centroids.
ISLANDS = {
    "31105": [(9.306, 103.486, 1.0)],  # Thổ Châu
    "31108": [  # Kiên Hải: Hòn Tre, Lại Sơn, An Sơn, Nam Du
        (9.97, 104.84, 0.2),
        (9.81, 104.64, 0.5),
        (9.69, 104.36, 0.2),
        (9.67, 104.40, 0.1),
    ],
    "30781": [(10.30, 104.33, 1.0)],  # Tiên Hải
    "30811": [(10.13, 104.51, 1.0)],  # Sơn Hải
    "30814": [(10.026, 104.554, 1.0)],  # Hòn Nghệ
}
# Small islands are drawn three times their land area, so that jetties and near islets are inside.
ISLAND_SCALE = 3.0
PHU_QUOC = "31078"
PHU_QUOC_OUTLINE = [  # latitude, longitude, rounded to 0.01°, clockwise from Gành Dầu
    (10.37, 103.84),
    (10.40, 103.92),
    (10.44, 104.00),
    (10.43, 104.06),
    (10.34, 104.08),
    (10.18, 104.06),
    (10.02, 104.03),
    (10.02, 103.99),
    (10.14, 103.98),
    (10.22, 103.95),
    (10.28, 103.89),
    (10.32, 103.84),
]


def read_communes():
    """Code, province, plane position (east, north in km) and area (km²) of the communes in and around An Giang."""
    query = "SELECT wardCode, provinceCode, ward, wardLat, wardLon, wardAreaKm2 FROM admin_units"
    with resources.as_file(resources.files("vietnamadminunits") / "data" / "dataset.db") as path:
        database = sqlite3.connect(path)
        rows = sorted(row for row in database.execute(query) if row[1] == "91" or row[1] in NEIGHBOURS)
        database.close()
    communes = []
    for code, province, name, latitude, longitude, area in rows:
        latitude, longitude = MOVED.get(code, (latitude, longitude))
        communes.append((code, province, unicodedata.normalize("NFC", name), plane(latitude, longitude), area))
    return communes


def plane(latitude, longitude):
    return (longitude * KM_EAST, latitude * KM_NORTH)


def closed_union(discs, closing):
    return unary_union(discs).buffer(closing, 32).buffer(-closing, 32)


def discs_around(places, areas, scale):
    return [Point(place).buffer(scale * math.sqrt(area / math.pi), 32) for place, area in zip(places, areas)]


def half_plane_cells(sites, weights, frame):
    """The cells of the power diagram, each cut from the frame by the bisectors with its nearest 80 sites."""
    cells = []
    for index, site in enumerate(sites):
        ring = list(frame.exterior.coords)[:-1]
        nearest = numpy.argsort(numpy.hypot(*(sites - site).T), kind="stable")[1:81]
        for other in nearest:
            normal = 2 * (sites[other] - site)
            offset = sites[other] @ sites[other] - weights[other] - (site @ site - weights[index])
            sides = [normal[0] * place[0] + normal[1] * place[1] - offset for place in ring]
            kept = []
            for place, side, following, next_side in zip(ring, sides, ring[1:] + ring[:1], sides[1:] + sides[:1]):
                if side <= 0:
                    kept.append(place)
                if side < 0 < next_side or next_side < 0 < side:
                    part = side / (side - next_side)
                    kept.append(tuple(a + part * (b - a) for a, b in zip(place, following)))
            ring = kept
            if len(ring) < 3:
                break
        cells.append(Polygon(ring) if len(ring) >= 3 else Polygon())
    return cells


def fit(centroids, areas, domain, core):
    """Sites and weights whose cells have these centroids and areas, as nearly as the ridge allows."""
    count = len(centroids)
    west, south, east, north = domain.bounds
    columns, rows = numpy.meshgrid(numpy.arange(west, east, PIXEL), numpy.arange(south, north, PIXEL))
    pixels = numpy.c_[columns.ravel(), rows.ravel()]
    pixels = pixels[shapely.contains_xy(domain, pixels[:, 0], pixels[:, 1])]
    inside = shapely.contains_xy(core, pixels[:, 0], pixels[:, 1])
    distances = numpy.hypot(pixels[:, None, 0] - centroids[:, 0], pixels[:, None, 1] - centroids[:, 1])
    candidates = numpy.argsort(distances, axis=1, kind="stable")[:, :16]
    offsets = pixels[:, None, :] - centroids[candidates]
    squares = (offsets**2).sum(axis=2)
    first_weights = 0.7 * areas / math.pi
    every, pixel_area = numpy.arange(len(pixels)), PIXEL * PIXEL

    def energy(parameters):
        shifts, weights = parameters[: 2 * count].reshape(count, 2), parameters[2 * count :]
        costs = squares - weights[candidates] - (shifts[candidates] * offsets).sum(axis=2)
        choice = costs.argmin(axis=1)
        least = costs[every, choice]
        taken = inside | (least < REACH)
        owners = candidates[every, choice][taken]
        moments = offsets[every, choice][taken]
        covered = numpy.bincount(owners, minlength=count) * pixel_area
        pull = numpy.c_[
            numpy.bincount(owners, moments[:, 0], count), numpy.bincount(owners, moments[:, 1], count)
        ] * pixel_area
        value = -numpy.where(taken, least, REACH).sum() * pixel_area - (weights * areas).sum()
        value += RIDGE_SITE / 2 * (areas[:, None] * shifts**2).sum()
        value += RIDGE_WEIGHT / 2 * math.pi * ((weights - first_weights) ** 2).sum()
        slope = pull + RIDGE_SITE * areas[:, None] * shifts
        weight_slope = covered - areas + RIDGE_WEIGHT * math.pi * (weights - first_weights)
        return value, numpy.r_[slope.ravel(), weight_slope]

    start = numpy.r_[numpy.zeros(2 * count), first_weights]
    found = minimize(energy, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    shifts, weights = found[: 2 * count].reshape(count, 2), found[2 * count :]
    # Rounded so that the last digits of an optimiser cannot show in the result.
    sites = numpy.round(centroids + shifts / 2, 2)
    return sites, numpy.round(weights + (shifts**2).sum(axis=1) / 4, 1)


def mainland(communes):
    """Polygons in degrees by commune code, noded on a grid of 0.000001° so that neighbours share their vertices."""
    islands = set(ISLANDS) | {PHU_QUOC}
    communes = [commune for commune in communes if commune[0] not in islands]
    own = [place for _, province, _, place, _ in communes if province == "91"]
    near = MultiPoint(own)
    all_places, all_areas = [row[3] for row in communes], [row[4] for row in communes]
    core = closed_union(discs_around(all_places, all_areas, CORE_SCALE), CLOSING)
    reach = closed_union(discs_around(all_places, all_areas, 1.4), CLOSING)
    frame = box(*reach.bounds).buffer(20, join_style="mitre")
    everywhere = half_plane_cells(numpy.array(all_places), numpy.zeros(len(communes)), frame)
    kept = [index for index, place in enumerate(all_places) if near.distance(Point(place)) < 18]
    communes = [communes[index] for index in kept]
    domain = unary_union([everywhere[index] for index in kept]).intersection(reach)
    areas = numpy.array([
        everywhere[index].intersection(core).area if code in DOUBTFUL else area
        for index, (code, _, _, _, area) in zip(kept, communes)
    ])
    sites, weights = fit(numpy.array([row[3] for row in communes]), areas, domain, core)
    pieces = {}
    cells = half_plane_cells(sites, weights, frame)
    for (code, province, *_), cell, site, weight in zip(communes, cells, sites, weights):
        if province == "91":
            disc = Point(site).buffer(math.sqrt(max(weight + REACH, 0.01)), 12)
            pieces[code] = degrees(cell.intersection(core.simplify(0.05).union(disc)))
    return on_common_edges(pieces)


def degrees(shape):
    return shapely.transform(shape, lambda places: places / (KM_EAST, KM_NORTH))


def on_common_edges(pieces):
    """Nodes all edges together, then gives each face to the piece that holds it; holes go to a neighbour."""
    edges = shapely.unary_union([piece.boundary for piece in pieces.values()], grid_size=1e-6)
    whole = unary_union(list(pieces.values())).buffer(1e-5).buffer(-1e-5)
    faces = {code: [] for code in pieces}
    left = []
    for face in sorted(polygonize(edges), key=lambda face: -face.area):
        inner = face.representative_point()
        owner = next((code for code, piece in pieces.items() if piece.contains(inner)), None)
        if owner is not None and (not faces[owner] or touching(face, faces[owner]) > 0):
            faces[owner].append(face)
        elif owner is not None or not whole.contains(inner) or face.area < 1e-3:
            left.append(face)
    for face in left:  # gaps and parts cut off: to the neighbour with the longest common edge
        best = max(faces, key=lambda code: touching(face, faces[code]))
        if touching(face, faces[best]) > 0:
            faces[best].append(face)
    return {code: shapely.unary_union(parts, grid_size=1e-6) for code, parts in faces.items()}


def touching(face, others):
    return max((face.intersection(other).length for other in others), default=0)


def islands(communes):
    shapes = {}
    area = {code: area for code, _, _, _, area in communes}
    for code, discs in ISLANDS.items():
        parts = [
            Point(plane(latitude, longitude)).buffer(math.sqrt(ISLAND_SCALE * share * area[code] / math.pi), 6)
            for latitude, longitude, share in discs
        ]
        shapes[code] = degrees(unary_union(parts))
    outline = Polygon([plane(*place) for place in PHU_QUOC_OUTLINE]).buffer(2, 8).buffer(-4, 8).buffer(2, 4)
    factor = math.sqrt(area[PHU_QUOC] / outline.area)
    outline = shapely.affinity.scale(outline, factor, factor, origin="centroid")
    east, north = next(place for code, _, _, place, _ in communes if code == PHU_QUOC)
    middle = outline.centroid
    outline = shapely.affinity.translate(outline, east - middle.x, north - middle.y).simplify(0.05)
    shapes[PHU_QUOC] = degrees(outline)
    return {code: shapely.set_precision(shape, 1e-6) for code, shape in shapes.items()}


def coordinates(shape):
    """Rings of a MultiPolygon by RFC 7946: the outer ring counter-clockwise."""
    parts = list(shape.geoms) if isinstance(shape, MultiPolygon) else [shape]
    parts = sorted((shapely.orient_polygons(part) for part in parts), key=lambda part: -part.area)
    return [[[[round(value, 6) for value in place] for place in ring] for ring in mapping(part)["coordinates"]]
            for part in parts]


def main():
    communes = read_communes()
    shapes = mainland(communes) | islands(communes)
    lines = []
    for code, province, full_name, _, _ in communes:
        if province != "91":
            continue
        kind = next(word for word in ("xã", "phường", "đặc khu") if full_name.lower().startswith(word + " "))
        properties = {
            "code": code,
            "name": full_name[len(kind) + 1 :],
            "fullName": full_name,
            "kind": kind,
            "provinceCode": province,
            "boundary_quality": "schematic",
        }
        geometry = {"type": "MultiPolygon", "coordinates": coordinates(shapes[code])}
        feature = {"type": "Feature", "id": code, "properties": properties, "geometry": geometry}
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
