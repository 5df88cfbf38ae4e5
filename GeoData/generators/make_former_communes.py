"""Writes what the communes until 30 June 2025 were and what became of them into GeoData/communes.

Source: the package vietnamadminunits 1.0.4 of PyPI (MIT licence): the names and codes of its older table and the
keys of its conversion table. The positions of the older table are answers of a commercial geocoder: not used.

Run again, from the root of the repository, after make_communes.py:

    pip install vietnamadminunits==1.0.4
    python3 GeoData/generators/make_former_communes.py

The output is the same to the byte at every run.
"""

import json
import sqlite3
from importlib import resources

from make_communes import FOLDER, LAST_DAY_BEFORE, nfc, write

KINDS = ("xã", "phường", "thị trấn")

# Other names and spellings of provinces, general knowledge. Accents, case and blanks are matched by the program.
ALIASES = {
    "46": ["Thừa Thiên Huế"],
    "62": ["Công Tum"],
    "77": ["BRVT", "Vũng Tàu"],
    "79": ["HCM", "TPHCM", "Sài Gòn"],
}


def names_and_keys(database):
    """The old units, and the keys under which the conversion table knows them."""
    rows = database.execute(
        "SELECT provinceCode, province, districtCode, district, wardCode, ward, provinceKey, districtKey, wardKey"
        " FROM admin_units_legacy"
    ).fetchall()
    units = {}
    for province_code, province, district_code, district, code, name, *keys in rows:
        key = "_".join(part or "" for part in keys)
        if key in units:
            raise SystemExit(f"{key} names two units")
        units[key] = (province_code, nfc(province), district_code, nfc(district), code, name and nfc(name))
    return units


def successors(conversion, code_of):
    """For each old key the codes of the communes since July 2025 that hold its land."""
    became = {}
    for province, wards in conversion["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                became.setdefault(old, set()).add(code_of[province, ward])
    whole = {old for old, codes in became.items() if len(codes) == 1}
    for province, olds in conversion["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in olds.items():
            codes = {code_of[province, part["newWardKey"]] for part in parts}
            if old in whole or len(codes) < 2:
                raise SystemExit(f"{old} is whole and divided at once")
            became[old] = codes
    return became


def main():
    data = resources.files("vietnamadminunits") / "data"
    with resources.as_file(data / "dataset.db") as path:
        database = sqlite3.connect(path)
        units = names_and_keys(database)
        code_of = {
            (province, ward): code
            for province, ward, code in database.execute("SELECT provinceKey, wardKey, wardCode FROM admin_units")
        }
        database.close()
    became = successors(json.loads((data / "converter_2025.json").read_text(encoding="utf-8")), code_of)
    if set(became) != set(units):
        raise SystemExit("a unit has no successor, or a successor no unit")
    provinces, districts, communes = {}, {}, []
    for key, (province_code, province, district_code, district, code, name) in units.items():
        provinces[province_code] = province
        districts[district_code] = (district, province_code)
        # Five island districts had no communes: they stand for themselves, without a kind.
        kind = next((word for word in KINDS if name and name.lower().startswith(word + " ")), "")
        if name and not kind:
            raise SystemExit(f"{code}: {name} does not begin with a word for its kind")
        communes.append(
            [code or district_code, name or district, kind, district_code, LAST_DAY_BEFORE,
             " ".join(sorted(became[key]))]
        )
    communes.sort()
    if (len(communes), len({row[0] for row in communes}), len(districts), len(provinces)) != (10040, 10040, 696, 63):
        raise SystemExit("the source does not hold 10,035 communes and 5 island districts in 696 districts, 63 provinces")
    counts = {code: sum(districts[row[3]][1] == code for row in communes) for code in ("89", "91")}
    if counts != {"89": 155, "91": 143}:
        raise SystemExit("old An Giang does not have 155 communes, or Kiên Giang not 143")
    if set(" ".join(row[5] for row in communes).split()) != set(code_of.values()):
        raise SystemExit("a commune since July 2025 comes from nowhere")
    write("communes-2024.csv", ["code", "name", "kind", "district", "valid_to", "became"], communes)
    write("districts-2024.csv", ["code", "name", "province"],
          [[code, name, province] for code, (name, province) in sorted(districts.items())])
    write("provinces-2024.csv", ["code", "name", "aliases"],
          [[code, name, "|".join(ALIASES.get(code, []))] for code, name in sorted(provinces.items())])


if __name__ == "__main__":
    main()
