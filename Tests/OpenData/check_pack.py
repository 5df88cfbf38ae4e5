"""Holds an open-data pack against its own metadata, with Python's libraries only.

    python3 check_pack.py FOLDER

Prints what it found as JSON: rows by table, features by layer, and every fault.
"""
import csv
import datetime
import hashlib
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
faults = []


def fault(text):
    faults.append(text)


def is_of(datatype, text):
    base = datatype["base"] if isinstance(datatype, dict) else datatype
    try:
        if base == "integer":
            int(text)
        elif base == "double":
            float(text)
        elif base == "date":
            datetime.date.fromisoformat(text)
        elif base == "boolean":
            return text in datatype["format"].split("|")
    except ValueError:
        return False
    return True


metadata = json.loads((folder / "csv-metadata.json").read_text("utf-8"))
if metadata["@context"][0] != "http://www.w3.org/ns/csvw":
    fault("the metadata have another context")
tables = {}
for table in metadata["tables"]:
    raw = (folder / table["url"]).read_bytes()
    if not raw.startswith(b"\xef\xbb\xbf"):
        fault(f"{table['url']} has no byte-order mark")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines(keepends=True)))
    schema = table["tableSchema"]
    names = [column["name"] for column in schema["columns"]]
    heading = next(csv.reader([raw.decode("utf-8-sig").splitlines()[0]]))
    if heading != names or [column["titles"] for column in schema["columns"]] != names:
        fault(f"{table['url']}: the heading is not that of the metadata")
    for number, row in enumerate(rows, 2):
        for column in schema["columns"]:
            text = row[column["name"]]
            if text == "":
                if column["required"]:
                    fault(f"{table['url']}:{number}: {column['name']} is blank")
            elif not is_of(column["datatype"], text):
                fault(f"{table['url']}:{number}: {column['name']} is no {column['datatype']}: {text}")
            if text[:1] in ("=", "@", "\t", "\r") or text[:1] in "+-" and text and not is_of("double", text):
                fault(f"{table['url']}:{number}: {column['name']} may be taken for a formula: {text}")
    keys = [row[schema["primaryKey"]] for row in rows]
    if len(set(keys)) != len(keys):
        fault(f"{table['url']}: the key is not unique")
    tables[table["url"]] = (schema, rows)
for name, (schema, rows) in tables.items():
    for key in schema["foreignKeys"]:
        column, reference = key["columnReference"], key["reference"]
        known = {row[reference["columnReference"]] for row in tables[reference["resource"]][1]}
        for row in rows:
            if row[column] and row[column] not in known:
                fault(f"{name}: {column} {row[column]} is not in {reference['resource']}")

layers = {}
for path in sorted(folder.glob("*.geojson")):
    collection = json.loads(path.read_text("utf-8"))
    schema, rows = tables[path.stem + ".csv"]
    layers[path.name] = len(collection["features"])
    if [str(feature["id"]) for feature in collection["features"]] != [row[schema["primaryKey"]] for row in rows]:
        fault(f"{path.name} has other rows than its table")
    if "crs" in collection:
        fault(f"{path.name} names a reference system, which RFC 7946 forbids")

catalogue = json.loads((folder / "dcat.jsonld").read_text("utf-8"))
prefixes = catalogue["@context"]
described = {}
for distribution in catalogue["dcat:distribution"]:
    name = distribution["dcat:downloadURL"]["@id"]
    raw = (folder / name).read_bytes()
    described[name] = raw
    if int(distribution["dcat:byteSize"]["@value"]) != len(raw):
        fault(f"{name} has another size")
    if distribution["spdx:checksum"]["spdx:checksumValue"] != hashlib.sha256(raw).hexdigest():
        fault(f"{name} has another SHA-256")


def words(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner)


for word in words({key: value for key, value in catalogue.items() if key != "@context"}):
    if not word.startswith("@") and word.split(":")[0] not in prefixes:
        fault(f"{word} is of no vocabulary that the record names")
expected = {path.name for path in folder.iterdir()} - {"README.md", "dcat.jsonld"}
if expected != set(described):
    fault(f"files and distributions differ: {sorted(expected ^ set(described))}")
print(json.dumps({
    "faults": faults[:20], "rows": {name: len(rows) for name, (_, rows) in tables.items()}, "layers": layers,
}, ensure_ascii=False))
