"""Writes GeoData/communes: the communes of the whole country since 1 July 2025, the provinces and the eras.

Source: the package vietnamadminunits 1.0.4 of PyPI (MIT licence), table admin_units: names, codes, centroids.
The older table is for make_former_communes.py.

Run again, from the root of the repository:

    pip install vietnamadminunits==1.0.4
    python3 GeoData/generators/make_communes.py

The output is the same to the byte at every run.
"""

import csv
import sqlite3
import unicodedata
from importlib import resources
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "communes"
SOURCE = "vietnamadminunits 1.0.4"
FIRST_DAY = "2025-07-01"
LAST_DAY_BEFORE = "2025-06-30"

# The kind is read from the name: the kind column of the source contradicts one name (10543, Phường Việt Hòa).
KINDS = ("xã", "phường", "đặc khu")

# Centroids of the source that lie kilometres off, in the open sea, replaced by the position of the main islands
# rounded to 0.01° (general geographic knowledge).
CORRECTED = {
    "30781": (10.30, 104.33),  # Tiên Hải, the Hải Tặc islands off Hà Tiên
    "30811": (10.13, 104.51),  # Sơn Hải, the Bà Lụa islands off Kiên Lương
}


def nfc(text):
    return unicodedata.normalize("NFC", text).strip()


def write(name, header, rows):
    with open(FOLDER / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main():
    FOLDER.mkdir(exist_ok=True)
    with resources.as_file(resources.files("vietnamadminunits") / "data" / "dataset.db") as path:
        database = sqlite3.connect(path)
        found = database.execute(
            "SELECT provinceCode, province, wardCode, ward, wardLat, wardLon FROM admin_units"
        ).fetchall()
        database.close()
    communes, provinces = [], {}
    for province_code, province, code, name, latitude, longitude in found:
        source = SOURCE
        if code in CORRECTED:
            (latitude, longitude), source = CORRECTED[code], "rounded to 0.01 degree"
        name = nfc(name)
        kind = next((word for word in KINDS if name.lower().startswith(word + " ")), None)
        if kind is None:
            raise SystemExit(f"{code}: {name} does not begin with a word for its kind")
        communes.append([code, name, kind, province_code, FIRST_DAY, "", f"{latitude:g}", f"{longitude:g}", source])
        provinces[province_code] = nfc(province)
    communes.sort()
    if len(communes) != 3321 or len({row[0] for row in communes}) != 3321 or len(provinces) != 34:
        raise SystemExit("the source does not hold 3,321 communes in 34 provinces")
    kinds = [row[2] for row in communes if row[3] == "91"]
    if (kinds.count("xã"), kinds.count("phường"), kinds.count("đặc khu")) != (85, 14, 3):
        raise SystemExit("An Giang does not have 85 xã, 14 phường and 3 đặc khu")
    write(
        "communes-2025.csv",
        ["code", "name", "kind", "province", "valid_from", "valid_to", "latitude", "longitude", "source"],
        communes,
    )
    write(
        "provinces.csv",
        ["code", "name", "valid_from", "valid_to", "source"],
        [[code, name, FIRST_DAY, "", SOURCE] for code, name in sorted(provinces.items())],
    )
    write("eras.csv", ["name", "from", "to"], [["2024", "", LAST_DAY_BEFORE], ["2025", FIRST_DAY, ""]])


if __name__ == "__main__":
    main()
