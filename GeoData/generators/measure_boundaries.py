"""Tells how well the schematic boundaries fit real ones, and whether they are a clean coverage.

    pip install shapely==2.2.0
    python3 GeoData/generators/measure_boundaries.py REAL.geojson

REAL.geojson holds one feature a commune with the property `code`, WGS 84 longitude and latitude. Without it only the
coverage is checked. Writes nothing; leaves with 1 when the coverage has a fault.
"""

import json
import math
import sys
from pathlib import Path

import shapely
from shapely.geometry import shape

SCHEMATIC = Path(__file__).resolve().parents[1] / "boundaries" / "schematic-2025-an-giang.geojson"
KM_EAST, KM_NORTH = math.cos(math.radians(10.1)) * 111.32, 110.6


def read(path):
    features = json.loads(Path(path).read_text(encoding="utf-8"))["features"]
    return {feature["properties"]["code"]: shape(feature["geometry"]) for feature in features}


def plane(geometry):
    return shapely.transform(geometry, lambda places: places * (KM_EAST, KM_NORTH))


def main():
    cells = read(SCHEMATIC)
    invalid = [code for code, cell in cells.items() if not cell.is_valid or cell.is_empty]
    edges = shapely.coverage_invalid_edges(list(cells.values()))
    faulty = [code for code, edge in zip(cells, edges) if not edge.is_empty]
    holes = sum(len(part.interiors) for part in shapely.get_parts(shapely.unary_union(list(cells.values()))))
    vertices = shapely.get_num_coordinates(list(cells.values())).sum()
    print(f"{len(cells)} communes, {vertices} vertices, {SCHEMATIC.stat().st_size} bytes")
    print(f"invalid: {invalid}; edges that do not match: {faulty}; holes inside: {holes}")
    if len(sys.argv) > 1:
        real = {code: shapely.make_valid(plane(geometry)) for code, geometry in read(sys.argv[1]).items()}
        cells = {code: plane(cell) for code, cell in cells.items()}
        own = {code: real[code].intersection(cells[code]).area for code in real}
        total = sum(geometry.area for geometry in real.values())
        print(f"area of the real communes in their own cell: {sum(own.values()) / total:.2%}")
        print(f"area of the cells: {sum(cell.area for cell in cells.values()):.0f} km², of the real: {total:.0f} km²")
        worst = sorted(real, key=lambda code: own[code] / real[code].area)[:8]
        print("least: " + ", ".join(f"{code} {own[code] / real[code].area:.0%}" for code in worst))
    sys.exit(1 if invalid or faulty or holes else 0)


if __name__ == "__main__":
    main()
