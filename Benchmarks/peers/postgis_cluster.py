"""A private PostGIS server for the peers that use one."""

import os
import pathlib
import shutil
import subprocess
import tempfile


class Cluster:
    """A private PostGIS server in a temporary folder, never as root; None where it is not installed."""

    # EPSG:9208 is missing from the table of PostGIS 3.3.
    SYSTEM = ("INSERT INTO spatial_ref_sys(srid, auth_name, auth_srid, srtext, proj4text) VALUES (9208, 'EPSG', 9208, '', "
              "'+proj=tmerc +lat_0=0 +lon_0=104.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +units=m') ON CONFLICT DO NOTHING")

    def __init__(self, binaries):
        self.binaries = binaries
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.folder.chmod(0o755)
        self.user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if self.user:
            shutil.chown(self.folder, "postgres")
        self.call("initdb", "-D", self.folder / "data", "-U", "peer", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-c listen_addresses='' -k {self.folder} -c shared_buffers=2GB -c maintenance_work_mem=1GB -c max_wal_size=8GB"
        self.call("pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-o", options, "-w", "start")
        self.psql("CREATE EXTENSION postgis")
        self.psql(self.SYSTEM)

    @staticmethod
    def find():
        known = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        control = sorted(pathlib.Path("/usr/share/postgresql").glob("*/extension/postgis.control"))
        return Cluster(known[-1].parent) if known and control else None

    def call(self, program, *words):
        subprocess.run(self.user + [str(self.binaries / program)] + [str(word) for word in words], check=True, cwd="/",
                       stdout=subprocess.DEVNULL)

    def command(self, *statements):
        words = ["psql", "-qX", "-h", str(self.folder), "-U", "peer", "-d", "postgres", "-v", "ON_ERROR_STOP=1"]
        return words + [word for statement in statements for word in ("-c", statement)]

    def psql(self, statement):
        subprocess.run(self.command(statement), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def answers(self, script):
        """What a script prints that psql reads from its standard input."""
        quiet = os.environ | {"PGOPTIONS": "-c client_min_messages=warning"}
        done = subprocess.run(self.command() + ["-At"], input=script, check=True, text=True, stdout=subprocess.PIPE, env=quiet)
        return done.stdout.splitlines()

    def stop(self):
        self.call("pg_ctl", "-D", self.folder / "data", "-m", "fast", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)
