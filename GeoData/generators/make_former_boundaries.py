"""Writes GeoData/boundaries/schematic-2024-an-giang.geojson: schematic boundaries of the 298 communes until 30 June 2025.

No real boundary and no position of an old commune goes in: no permitted source has one. What is known is which old
communes each of today's was made of (../communes/communes-2024.csv) and the schematic boundary of today's
(../boundaries/schematic-2025-an-giang.geojson). Each of today's polygons is divided among its old communes, in parts of
about the same area. A commune that was split gets one part in each of the communes that hold its land now.

How a polygon is divided: it is halved, and the halves again, until there are as many parts as old communes. A cut runs
from one vertex to another by way of one new position inside, chosen so that the areas are as wanted, and is the shortest
of those cuts. So no vertex is ever put on an edge that was there, and the parts of a polygon make it again exactly, vertex
for vertex. The western of two halves, by its middle, gets the lower codes. The islands of Kiên Hải are the old communes of
their names.

All positions are whole numbers of 0.000001° and all decisions are exact or of plain arithmetic, so that the output is the
same to the byte at every run. Run again, from the root of the repository; nothing has to be installed:

    python3 GeoData/generators/make_former_boundaries.py
"""

import csv
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

GEODATA = Path(__file__).resolve().parents[1]
PRESENT = GEODATA / "boundaries" / "schematic-2025-an-giang.geojson"
TARGET = GEODATA / "boundaries" / "schematic-2024-an-giang.geojson"

# A degree of longitude in degrees of latitude at 10.1° north; as good as exact for a scheme.
NARROWING = 0.9845
# A cut that would touch an edge nearly flat is passed over: least sine of the angle between them.
LEAST_SINE = 0.08

# Old communes of Kiên Hải: a position on the island of that name, in 0.000001° (longitude, latitude); the positions are
# those of make_boundaries.py.
ISLANDS = {
    "31108": (104_840_000, 9_970_000),  # Xã Hòn Tre
    "31111": (104_640_000, 9_810_000),  # Xã Lại Sơn
    "31114": (104_360_000, 9_690_000),  # Xã An Sơn
    "31115": (104_400_000, 9_670_000),  # Xã Nam Du
}


def cross(origin, first, second):
    """Twice the signed area of a triangle; positive when it turns to the left."""
    return (first[0] - origin[0]) * (second[1] - origin[1]) - (first[1] - origin[1]) * (second[0] - origin[0])


def doubled_area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))


def length(a, b):
    return math.sqrt(((b[0] - a[0]) * NARROWING) ** 2 + (b[1] - a[1]) ** 2)


def middle_longitude(ring):
    area = doubled_area(ring)
    total = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:] + ring[:1]))
    return total / (3 * area)


def is_inside(place, ring):
    """Whether a position lies strictly inside."""
    inside = False
    for a, b in zip(ring, ring[1:] + ring[:1]):
        if cross(a, b, place) == 0 and min(a[0], b[0]) <= place[0] <= max(a[0], b[0]) \
                and min(a[1], b[1]) <= place[1] <= max(a[1], b[1]):
            return False
        if (a[1] > place[1]) != (b[1] > place[1]) and (cross(a, b, place) > 0) == (b[1] > a[1]):
            inside = not inside
    return inside


def meets(a, b, c, d):
    """Whether two segments have a position in common."""
    sides = [cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)]
    signs = [(side > 0) - (side < 0) for side in sides]
    if signs[0] * signs[1] < 0 and signs[2] * signs[3] < 0:
        return True
    for sign, (p, q), r in zip(signs, ((a, b), (a, b), (c, d), (c, d)), (c, d, a, b)):
        if sign == 0 and min(p[0], q[0]) <= r[0] <= max(p[0], q[0]) and min(p[1], q[1]) <= r[1] <= max(p[1], q[1]):
            return True
    return False


def is_steep(corner, inner, neighbour):
    """Whether a cut leaves an edge at a fair angle, or turns back from it."""
    sine = abs(cross(corner, inner, neighbour)) * NARROWING / (length(corner, inner) * length(corner, neighbour))
    along = (inner[0] - corner[0]) * (neighbour[0] - corner[0]) + (inner[1] - corner[1]) * (neighbour[1] - corner[1])
    return sine >= LEAST_SINE or along < 0


def is_free(ring, start, end, inner):
    """Whether the cut start, inner, end stays inside and touches the ring at its ends only."""
    if not is_inside(inner, ring):
        return False
    count = len(ring)
    for corner in (start, end):
        for step in (-1, 1):
            if not is_steep(ring[corner], inner, ring[(corner + step) % count]):
                return False
        for place in range(count):
            following = (place + 1) % count
            if corner not in (place, following) and meets(ring[corner], inner, ring[place], ring[following]):
                return False
    return True


def halves(ring, share):
    """The two parts of the shortest cut that gives the first or the second of them that share of the area."""
    whole, best = doubled_area(ring), None
    for start in range(len(ring)):
        for end in range(len(ring)):
            if start == end:
                continue
            a, b = ring[start], ring[end]
            first = ring[start:end + 1] if start < end else ring[start:] + ring[:end + 1]
            # The part on the way from start to end, closed by the chord, and what the new position has to add to it.
            wanted = share * whole - doubled_area(first)
            chord = (b[0] - a[0], b[1] - a[1])
            # Across the chord in true distances, to its left: there the first part grows.
            across = (-chord[1] / NARROWING, chord[0] * NARROWING)
            height = wanted / (chord[0] * across[1] - chord[1] * across[0])
            inner = (
                round((a[0] + b[0]) / 2 + height * across[0]), round((a[1] + b[1]) / 2 + height * across[1]))
            cut = length(a, inner) + length(inner, b)
            if (best is None or cut < best[0]) and is_free(ring, start, end, inner):
                second = ring[end:] + ring[:start + 1] if start < end else ring[end:start + 1]
                best = (cut, first + [inner], second + [inner])
    if best is None:
        raise SystemExit("no cut found")
    return best[1], best[2]


def divided(ring, count):
    """So many parts of about the same area, from west to east."""
    if count == 1:
        return [ring]
    few = count // 2
    first, second = halves(ring, few / count)
    numbers = (few, count - few)
    parts = [(middle_longitude(half), half, number) for half, number in zip((first, second), numbers)]
    parts.sort(key=lambda part: part[0])
    return [piece for _, half, number in parts for piece in divided(half, number)]


def edges(rings):
    """The directed edges that no other of the rings runs back along."""
    left = set()
    for ring in rings:
        for a, b in zip(ring, ring[1:] + ring[:1]):
            if (b, a) in left:
                left.remove((b, a))
            else:
                left.add((a, b))
    return left


def united(rings):
    """Rings without the edges between them."""
    following = {}
    for a, b in sorted(edges(rings)):
        if a in following:
            return None  # They touch in one position: parts of their own.
        following[a] = b
    result = []
    while following:
        ring = [min(following)]
        while (place := following.pop(ring[-1])) != ring[0]:
            ring.append(place)
        result.append(ring)
    return result


def whole_number(degrees):
    return round(degrees * 1_000_000)


def read_present():
    """The rings of each present commune, counter-clockwise, in whole numbers."""
    communes = {}
    for feature in json.loads(PRESENT.read_text(encoding="utf-8"))["features"]:
        rings = []
        for polygon in feature["geometry"]["coordinates"]:
            if len(polygon) != 1:
                raise SystemExit("a polygon with holes cannot be divided")
            ring = [(whole_number(longitude), whole_number(latitude)) for longitude, latitude in polygon[0][:-1]]
            rings.append(ring if doubled_area(ring) > 0 else ring[::-1])
        communes[feature["properties"]["code"]] = rings
    return communes


def parts_of(rings, codes):
    """Which ring each old commune has in a present one."""
    if len(rings) == 1:
        return dict(zip(codes, divided(rings[0], len(codes))))
    return {code: next(ring for ring in rings if is_inside(ISLANDS[code], ring)) for code in codes}


def table(name):
    with open(GEODATA / "communes" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main():
    present = read_present()
    province = {row["code"]: row["province"] for row in table("districts-2024.csv")}
    former = [row for row in table("communes-2024.csv") if set(row["became"].split()) & set(present)]
    old_of = defaultdict(list)
    for row in former:
        for code in row["became"].split():
            old_of[code].append(row["code"])
    rings_of = defaultdict(list)
    for code, rings in present.items():
        parts = parts_of(rings, sorted(old_of[code]))
        if edges(parts.values()) != edges(rings):
            raise SystemExit(f"the parts of {code} do not make it again")
        for old, ring in parts.items():
            rings_of[old].append(ring)
    lines = []
    for row in sorted(former, key=lambda row: row["code"]):
        rings = rings_of[row["code"]]
        rings = united(rings) or rings
        rings = [ring[(first := ring.index(min(ring))):] + ring[:first] for ring in rings]
        rings.sort(key=lambda ring: (-doubled_area(ring), ring))
        properties = {
            "code": row["code"],
            "name": row["name"][len(row["kind"]) + 1:],
            "fullName": row["name"],
            "kind": row["kind"],
            "provinceCode": province[row["district"]],
            "boundary_quality": "schematic",
        }
        coordinates = [[[[x / 1_000_000, y / 1_000_000] for x, y in ring + ring[:1]]] for ring in rings]
        feature = {
            "type": "Feature", "id": row["code"], "properties": properties,
            "geometry": {"type": "MultiPolygon", "coordinates": coordinates},
        }
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_text('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
