"""Pages of 100 features on the web: hatang serve, pygeoapi and Datasette on the same rows, one after the other.

usage: serve_items.py HATANG REGISTRY FOLDER [SECONDS [MINUTES]]

Needs wrk, and pygeoapi, gunicorn and datasette of PyPI beside this Python (pip install pygeoapi gunicorn datasette), and for
pygeoapi's GeoPackage provider Debian's libsqlite3-mod-spatialite. All read copies of one registry: hatang its own way,
pygeoapi by two workers of gunicorn, Datasette by uvicorn. Three loads by `wrk -t1 -c32`:

  first page  the same page again and again: hatang keeps it for the version of the registry
  own page    a page that begins at a row of its own for each request; for hatang with a span of time of its own besides, so that
              it cannot keep it
  own box     a box of its own for each request, which nobody can keep; Datasette knows no boxes
  memory      with MINUTES: both loads of hatang by turns, and its resident memory at the beginning and at the end

Every server first has to give 100 features, of the same rows.
"""

import json
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request

hatang, registry, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
seconds = int(sys.argv[4]) if len(sys.argv) > 4 else 30
minutes = int(sys.argv[5]) if len(sys.argv) > 5 else 0
TABLE = "bts_sites"
programs = pathlib.Path(sys.executable).parent
folder.mkdir(parents=True, exist_ok=True)


def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def get(address):
    with urllib.request.urlopen(address, timeout=60) as response:
        return json.load(response)


class Server:
    """A program that listens on a port of its own until the end."""

    def __init__(self, command, environment=None):
        self.log = open(folder / (pathlib.Path(command[0]).name + ".log"), "w")
        self.process = subprocess.Popen(
            command, env={**os.environ, **(environment or {})}, stdout=self.log, stderr=self.log,
            start_new_session=True)

    def wait(self, address):
        for _ in range(200):
            try:
                return get(address)
            except OSError:
                time.sleep(0.1)
        sys.exit(f"no answer from {address}; see {self.log.name}")

    def resident_megabytes(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def stop(self):
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(20)


def wrk(address, script=None, duration=seconds):
    """Requests a second, the 99th percentile in milliseconds, and answers that were none of 200."""
    command = ["wrk", "-t1", "-c32", f"-d{duration}", "--latency"]
    if script:
        path = folder / "requests.lua"
        path.write_text(script)
        command += ["-s", str(path)]
    output = subprocess.run(command + [address], capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", output).groups()
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    lost = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output)
    failures = (int(bad[1]) if bad else 0) + (sum(map(int, lost.groups())) if lost else 0)
    return rate, float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit], failures


def boxes(path, count):
    """A box of some size about a position of its own for each request."""
    return f"""
        math.randomseed(20261129)
        request = function()
            local west, south = 104.9 + math.random() * 0.2, 10.0 + math.random() * 0.2
            return wrk.format("GET", string.format("{path}bbox=%.7f,%.7f,%.7f,%.7f&{count}=100",
                west, south, west + 0.5, south + 0.5))
        end"""


copy = folder / "registry.gpkg"
shutil.copy(registry, copy)
with sqlite3.connect(copy) as rows:
    keys = [key for key, in rows.execute(f"SELECT fid FROM {TABLE} ORDER BY fid")]
identity = "uuid"
print(f"{len(keys):,} rows of {TABLE}; load at the start {os.getloadavg()[0]:.2f} on {os.cpu_count()} processors")
results = {}

# pygeoapi ------------------------------------------------------------------------------------------------------------
number = port()
peer = folder / "pygeoapi.gpkg"
shutil.copy(copy, peer)
configuration = folder / "pygeoapi.yml"
configuration.write_text(json.dumps({
    "server": {"bind": {"host": "127.0.0.1", "port": number}, "url": f"http://127.0.0.1:{number}",
               "mimetype": "application/json; charset=UTF-8", "encoding": "utf-8", "languages": ["en-US"],
               "limits": {"default_items": 100, "max_items": 10000}, "pretty_print": False,
               "map": {"url": "none", "attribution": "none"}},
    "logging": {"level": "ERROR"},
    "metadata": {"identification": {"title": "t", "description": "d", "keywords": ["k"], "terms_of_service": "t",
                                    "url": "http://127.0.0.1"},
                 "license": {"name": "MIT", "url": "http://127.0.0.1"}, "provider": {"name": "p", "url": "http://127.0.0.1"},
                 "contact": {"name": "c", "url": "http://127.0.0.1", "email": "c@hatang.example"}},
    "resources": {TABLE: {"type": "collection", "title": "t", "description": "d", "keywords": ["k"], "links": [],
                          "extents": {"spatial": {"bbox": [-180, -90, 180, 90]}},
                          "providers": [{"type": "feature", "name": "SQLiteGPKG", "data": str(peer), "id_field": "fid",
                                         "table": TABLE}]}}}))
environment = {"PYGEOAPI_CONFIG": str(configuration), "PYGEOAPI_OPENAPI": str(folder / "pygeoapi-openapi.yml"),
               "SPATIALITE_LIBRARY_PATH": "mod_spatialite.so"}
subprocess.run([programs / "pygeoapi", "openapi", "generate", str(configuration), "--output-file",
                environment["PYGEOAPI_OPENAPI"]], env={**os.environ, **environment}, check=True, capture_output=True)
server = Server([str(programs / "gunicorn"), "-w", "2", "-b", f"127.0.0.1:{number}", "pygeoapi.flask_app:APP"], environment)
items = f"http://127.0.0.1:{number}/collections/{TABLE}/items?f=json&limit=100"
page = server.wait(items)
assert len(page["features"]) == 100, "pygeoapi gave no 100 features"
names = {feature["properties"][identity] for feature in page["features"]}
script = f"""
    math.randomseed(20261129)
    request = function()
        return wrk.format("GET", "/collections/{TABLE}/items?f=json&limit=100&offset=" .. math.random(0, {len(keys) - 100}))
    end"""
results["pygeoapi"] = [wrk(items), wrk(items, script), wrk(items, boxes(f"/collections/{TABLE}/items?f=json&", "limit"))]
server.stop()

# Datasette -----------------------------------------------------------------------------------------------------------
number = port()
peer = folder / "datasette.db"
shutil.copy(copy, peer)
server = Server([str(programs / "datasette"), "serve", str(peer), "-p", str(number), "--setting", "max_returned_rows", "1000"])
items = f"http://127.0.0.1:{number}/datasette/{TABLE}.json?_shape=objects&_size=100"
page = server.wait(items)
assert {row[identity] for row in page["rows"]} == names, "Datasette gave other rows"
script = f"""
    math.randomseed(20261129)
    local keys = {{{",".join(f'"{key}"' for key in keys[:-100])}}}
    request = function()
        return wrk.format("GET", "/datasette/{TABLE}.json?_shape=objects&_size=100&_next=" .. keys[math.random(#keys)])
    end"""
results["Datasette"] = [wrk(items), wrk(items, script), None]
server.stop()

# hatang --------------------------------------------------------------------------------------------------------------
number = port()
server = Server([hatang, "serve", str(copy), "--port", str(number)])
items = f"http://127.0.0.1:{number}/api/collections/{TABLE}/items?limit=100"
page = server.wait(items)
assert {feature["id"] for feature in page["features"]} == names, "hatang gave other rows"
own = f"""
    math.randomseed(20261129)
    local keys = {{{",".join(f'"{key}"' for key in keys[:-100])}}}
    request = function()
        return wrk.format("GET", string.format("/api/collections/{TABLE}/items?limit=100&after=%s&datetime=%04d-%02d-%02d/..",
            keys[math.random(#keys)], math.random(1000, 2000), math.random(12), math.random(28)))
    end"""
script = boxes(f"/api/collections/{TABLE}/items?", "limit")
results["hatang"] = [wrk(items), wrk(items, own), wrk(items, script)]
if minutes:
    memory = [server.resident_megabytes()]
    until = time.monotonic() + 60 * minutes
    while time.monotonic() < until:
        wrk(items, script, 10)
        wrk(items, None, 5)
        memory.append(server.resident_megabytes())
server.stop()

titles = ["first page, again and again", "a page of its own for each request", "a box of its own for each request"]
for column, title in enumerate(titles):
    print(f"\n{title}: wrk -t1 -c32 -d{seconds}")
    print(f"{'':12}{'requests/s':>12}{'p99 ms':>10}{'failures':>10}{'hatang is':>12}")
    for name in ["hatang", "pygeoapi", "Datasette"]:
        if results[name][column] is None:
            continue
        rate, late, failures = results[name][column]
        print(f"{name:12}{rate:12,.0f}{late:10.1f}{failures:10}{results['hatang'][column][0] / rate:11.1f}×")
if minutes:
    print(f"\nresident memory of hatang over {minutes} minutes of both: "
          f"{memory[0]:.0f} MB, then by quarters {' '.join(f'{memory[len(memory) * q // 4 - 1]:.0f}' for q in (1, 2, 3, 4))} MB")
