"""What a registry file says, read by Python's own SQLite: is it sound, and is it the state of before or of after?"""
import hashlib
import re
import sqlite3
import struct

# Names and moments that no two runs have in common.
IDENTIFIER = re.compile(rb"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
# Feature ids come from a block drawn for each copy of a file.
FEATURE = re.compile(rb"(?<![0-9.])[0-9]{12,}(?![0-9.])")
OF_THE_COPY = {b"file", b"fid_block", b"lineage"}
MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?")


class State:
    """The content of a file: `exact` for the same file, `alike` for another run of the same work."""

    def __init__(self, path):
        base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        base.text_factory = bytes
        exact, alike = [], []
        tables = base.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'rtree_*' ORDER BY name").fetchall()
        for (name,) in tables:
            table = name.decode()
            for row in base.execute(f'SELECT * FROM "{table}"'):
                if table == "hatang_registry" and row[0] in OF_THE_COPY:
                    continue
                line = repr((table, row)).encode()
                exact.append(line)
                alike.append(FEATURE.sub(b"FEATURE", MOMENT.sub(b"MOMENT", IDENTIFIER.sub(b"IDENTIFIER", line))))
        schema = base.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
        base.close()
        self.rows = len(exact)
        self.exact = digest(exact + [repr(schema).encode()])
        self.alike = digest(alike + [repr(schema).encode()])


def digest(lines):
    whole = hashlib.sha256()
    for line in sorted(lines):
        whole.update(line + b"\n")
    return whole.hexdigest()


def faults_of(path):
    """What is wrong with a file: a list of sentences."""
    faults = []
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    answer = [row[0] for row in base.execute("PRAGMA integrity_check")]
    if answer != ["ok"]:
        faults.append("integrity_check: " + "; ".join(answer[:3]))
    broken = base.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        faults.append(f"foreign keys: {broken[:3]}")
    if base.execute("SELECT count(*) FROM hatang_registry WHERE key = 'writing'").fetchone() != (0,):
        faults.append("the mark of our own writing is left")
    for (table,) in base.execute(
            "SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'").fetchall():
        faults += index_faults(base, table)
    base.close()
    return faults


def index_faults(base, table):
    """An R-tree has exactly the boxes of the geometries, rounded outwards to 32 bits."""
    boxes = {row[0]: row[1:] for row in base.execute(f'SELECT id, minx, maxx, miny, maxy FROM "rtree_{table}_geom"')}
    key = next(row[1] for row in base.execute(f'PRAGMA table_info("{table}")') if row[5])
    found = []
    for fid, blob in base.execute(f'SELECT "{key}", geom FROM "{table}" WHERE geom IS NOT NULL'):
        bounds = bounds_of(blob)
        if bounds is None:
            continue
        box = boxes.pop(fid, None)
        if box is None:
            found.append(f"{table} {fid} is not in its index")
        elif not all(abs(side - bound) < 1e-4 for side, bound in zip(box, bounds)):
            found.append(f"{table} {fid} has another box in its index")
    if boxes:
        found.append(f"the index of {table} has {len(boxes)} boxes of nothing")
    return found[:3]


def bounds_of(blob):
    """West, east, south, north by the header of the blob, or of the point; None for what is empty."""
    flags = blob[3]
    order = "<" if flags & 1 else ">"
    if flags >> 4 & 1:
        return None
    if flags >> 1 & 7:
        return struct.unpack_from(order + "4d", blob, 8)
    order = "<" if blob[8] else ">"
    kind, east, north = struct.unpack_from(order + "Idd", blob, 9)
    assert kind % 1000 == 1, "a geometry without an envelope that is no point"
    return east, east, north, north
