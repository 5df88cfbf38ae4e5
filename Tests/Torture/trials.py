"""The works that faults strike, and how one run of the program is had."""
import atexit
import copy
import glob
import os
import random
import shutil
import sqlite3
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGE = os.path.dirname(os.path.dirname(HERE))
REGISTRY = "an-giang.gpkg"


class Work:
    """A command that changes a registry, with the file that it starts from.

    `share` is the part of all trials that it gets; `leaves_parts` tells that a kill may leave a file beside the registry
    whose name ends with `.part-` and a number."""

    def __init__(self, name, before, *words, has_old_layout=False, leaves_parts=False, share=1.0):
        self.name, self.before, self.words = name, before, words
        self.has_old_layout, self.leaves_parts, self.share = has_old_layout, leaves_parts, share


class Workshop:
    """A folder with the program, the library of faults and the files that works start from."""

    def __init__(self, program, scratch, seed):
        self.program = os.path.abspath(program)
        self.folder = tempfile.mkdtemp(prefix="hatang-torture-", dir=scratch)
        os.chmod(self.folder, 0o755)
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        self.seed = seed
        self.library = os.path.join(self.folder, "faults.so")
        subprocess.run(
            ["cc", "-std=gnu17", "-O1", "-Wall", "-Werror", "-shared", "-fPIC", "-o", self.library,
             os.path.join(HERE, "faults.c"), "-ldl", "-lpthread"], check=True)
        self.place = os.path.join(self.folder, "place")
        os.makedirs(self.place)

    def own(self, name):
        """The same with a folder of its own below this one, so that several can work at once."""
        other = copy.copy(self)
        other.folder = os.path.join(self.folder, name)
        other.place = os.path.join(other.folder, "place")
        os.makedirs(other.place)
        return other

    # A trial has a folder of its own, so that whatever is left beside the registry is seen.

    def begin(self, work):
        """A fresh folder with the registry before the work; gives its path."""
        shutil.rmtree(self.place)
        os.makedirs(self.place)
        shutil.copyfile(work.before, self.registry)

    @property
    def registry(self):
        return os.path.join(self.place, REGISTRY)

    def left(self):
        """What lies beside the registry."""
        return sorted(name for name in os.listdir(self.place) if name != REGISTRY)

    def command(self, words):
        return [self.program] + [self.registry if word == "REGISTRY" else word for word in words]

    def run(self, words, faults=None, timeout=120, limit=None, **more):
        """Runs the program to its end. `faults` are variables of the library without `FAULTS_`."""
        return subprocess.run(
            self.command(words), env=self.environment(faults), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, timeout=timeout, preexec_fn=limit, **more)

    def start(self, words, faults=None):
        return subprocess.Popen(
            self.command(words), env=self.environment(faults), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def environment(self, faults):
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "HATANG_LANGUAGE": "vi",
                       "TMPDIR": self.folder}
        if faults is not None:
            environment |= {"LD_PRELOAD": self.library, "FAULTS_UNDER": self.place}
            environment |= {"FAULTS_" + name: str(value) for name, value in faults.items()}
        return environment

    def count(self, work, calls):
        """How many calls of these kinds the work makes."""
        self.begin(work)
        out = os.path.join(self.folder, "count")
        open(out, "wb").close()
        answer = self.run(work.words, {"MODE": "count", "CALLS": calls, "OUT": out})
        assert answer.returncode == 0, answer.stderr.decode()
        with open(out, "rb") as file:
            return int.from_bytes(file.read(8), "little")

    def numbers(self, *words):
        return random.Random(" ".join([str(self.seed), *words]))

    def file(self, name):
        return os.path.join(self.folder, name)

    # The files that works start from.

    def works(self, layouts):
        """All works, made ready; `layouts` is a folder with a registry of each old layout, or None."""
        empty = self.file("empty.gpkg")
        self.make(["init", empty, "--province", "91", "--geodata", os.path.join(PACKAGE, "GeoData")])
        filled = self.file("filled.gpkg")
        shutil.copyfile(empty, filled)
        surveys = os.path.join(PACKAGE, "GeoData", "surveys")
        for name, kind, system in [("mau-buu-cuc.csv", "postal", "vn2000:104.75"), ("mau-bts-viettel.csv", "bts", "vn2000:104.75"),
                                   ("mau-vung-lom-song.csv", "deadzone", "wgs84")]:
            self.make(["import", filled, os.path.join(surveys, name), "--kind", kind, "--crs", system,
                       "--surveyed", "2026-11-20"])
        self.filled = filled
        codes = [row[0] for row in sqlite3.connect(filled).execute(
            "SELECT code FROM postal_points WHERE code IS NOT NULL ORDER BY code LIMIT 2")]
        self.small = self.survey("small.csv", 12)
        large = self.survey("large.csv", 6000)
        old = self.file("old.gpkg")
        shutil.copyfile(filled, old)
        without_last_step(old)
        other, changes, backup = self.file("other.gpkg"), self.file("other.changes"), self.file("backup.gpkg")
        shutil.copyfile(filled, other)
        self.make(["import", other, self.survey("other.csv", 40, first=20_000), "--kind", "postal",
                   "--surveyed", "2026-11-22"])
        self.make(["changes", other, "--output", changes])
        self.make(["backup", other, backup])
        works = [
            Work("import", filled, "import", "REGISTRY", self.small, "--kind", "postal", "--surveyed", "2026-11-21"),
            Work("undo", filled, "undo", "REGISTRY", "mau-vung-lom-song.csv", "--by", "mẫu"),
            Work("merging copies", filled, "merge", "REGISTRY", changes, "--by", "mẫu"),
            Work("migration", old, "upgrade", "REGISTRY", has_old_layout=True),
            Work("import of many rows", filled, "import", "REGISTRY", large, "--kind", "postal", "--surveyed", "2026-11-21",
                 share=0.25),
            Work("merging two records", filled, "duplicates", "REGISTRY", "--merge", "=".join(codes), "--by", "mẫu",
                 share=0.25),
            Work("boundaries", empty, "boundaries", "REGISTRY",
                 os.path.join(PACKAGE, "GeoData", "boundaries", "schematic-2025-an-giang.geojson"), "--era", "2025",
                 share=0.25),
            Work("restore", filled, "restore", backup, "REGISTRY", "--replace", leaves_parts=True, share=0.25),
        ]
        # The newest layout is the present one.
        for path in sorted(glob.glob(os.path.join(layouts, "layout-*.gpkg")))[:-1] if layouts else []:
            number, old = int(path[-7:-5]), self.file(os.path.basename(path))
            shutil.copyfile(path, old)
            add_documents(old, empty)
            works.append(Work(f"migration of layout {number}", old, "upgrade", "REGISTRY", has_old_layout=True, share=0.12))
        return works

    def make(self, words):
        answer = subprocess.run([self.program] + words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, env=self.environment(None))
        assert answer.returncode == 0, answer.stderr.decode()

    def survey(self, name, rows, first=0):
        """A made-up list of postal points; points of different `first` are different ones."""
        path = self.file(name)
        with open(path, "w", encoding="utf-8") as file:
            file.write("code,name,kind,latitude,longitude,commune,staffed,internet\n")
            for number in range(first, first + rows):
                file.write(f"M{number:07},Điểm mẫu {number},bưu cục,{10.37 + number % 97 / 4000:.5f},"
                           f"{105.41 + number % 89 / 4000:.5f},,có,có\n")
        return path


def add_documents(path, new):
    """Gives a file the dated tables of a new one, which upgrading asks for."""
    base = sqlite3.connect(path)
    base.execute("ATTACH ? AS new", [new])
    base.execute("INSERT OR IGNORE INTO hatang_documents SELECT * FROM new.hatang_documents")
    base.commit()
    base.close()


def without_last_step(path):
    """Takes the newest step of the layout away, as if an older program had made the file."""
    base = sqlite3.connect(path)
    base.execute("PRAGMA foreign_keys = OFF")
    for (trigger,) in base.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'hatang_before_*'").fetchall():
        base.execute(f"DROP TRIGGER {trigger}")
    for (table,) in base.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'hatang_before_*'").fetchall():
        base.execute(f"DROP TABLE {table}")
    for column in ["undone_version", "undone_by", "undone_at"]:
        base.execute(f"ALTER TABLE hatang_surveys DROP COLUMN {column}")
    base.execute("DELETE FROM hatang_migrations WHERE number >= 10")
    base.commit()
    base.execute("VACUUM")
    base.close()
