"""Unpacks the communes of the whole country into plain numbers.

usage: national_boundaries.py ZIP FOLDER    (writes vertices.f64, longitude and latitude, and rings.i64 as `inputs` does,
                                             and provinces.txt, the code of each commune's province)
"""

import array
import json
import pathlib
import sys
import zipfile

vertices, rings, provinces = array.array("d"), array.array("q"), []
with zipfile.ZipFile(sys.argv[1]) as archive, archive.open(archive.namelist()[0]) as lines:
    for commune, line in enumerate(lines):
        feature = json.loads(line)
        geometry = feature["geometry"]
        provinces.append(feature["properties"]["provinceCode"])
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for polygon, parts in enumerate(polygons):
            for ring in parts:
                rings.extend((commune, polygon, len(ring)))
                for position in ring:
                    vertices.extend(position[:2])
folder = pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
(folder / "vertices.f64").write_bytes(vertices.tobytes())
(folder / "rings.i64").write_bytes(rings.tobytes())
(folder / "provinces.txt").write_text("\n".join(provinces), encoding="utf-8")
