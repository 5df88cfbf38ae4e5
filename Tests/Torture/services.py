"""kill -9 of the service while a survey is uploaded and confirmed, and of backups while they are written."""
import json
import os
import re
import shutil
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request

from judge import PART, Judge, Tally
from kills import CALLS, MOST_TRIALS, places_among
from registry_state import State
from trials import Work


class Service:
    """A running `hatang serve` and a visitor with a token."""

    def __init__(self, workshop, faults=None, token=None):
        self.token = token
        self.process = subprocess.Popen(
            workshop.command(["serve", "REGISTRY", "--port", "0", "--language", "en"]), env=workshop.environment(faults),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.address = None
        for line in self.process.stderr:
            found = re.match(rb"Serving at (\S+/)", line)
            if found:
                threading.Thread(target=self.process.stderr.read, daemon=True).start()
                self.address = found[1].decode()
                return
        self.process.wait()

    def ask(self, path, body=None):
        """The answer as JSON; a body is posted."""
        request = urllib.request.Request(self.address + path, data=body)
        if self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)

    def import_survey(self, content):
        """Uploads and confirms; whether it was said to be done."""
        try:
            survey = self.ask("api/surveys?kind=postal&surveyed=2026-11-21&name=small.csv", content)
            self.ask(f"api/surveys/{survey['id']}/confirm?plan={survey['plan']['digest']}", b"")
            return True
        except (urllib.error.URLError, ConnectionError, OSError, ValueError):
            return False

    def end(self):
        self.process.terminate()
        assert self.process.wait(60) == 0, "the service ended badly"


class ServiceJudge(Judge):
    """Judges registries whose survey came by the service."""

    def __init__(self, workshop, work, token, content):
        self.token, self.content = token, content
        super().__init__(workshop, work)

    def work_once(self, faults=None):
        service = Service(self.workshop, faults, self.token)
        assert service.import_survey(self.content)
        service.end()


def kill_services(workshop, count):
    """Kills the service at a moment of an upload, until `count` were struck, and at its n-th call."""
    before = workshop.file("with-token.gpkg")
    shutil.copyfile(workshop.filled, before)
    answer = subprocess.run([workshop.program, "token", "add", before, "--name", "mẫu", "--role", "inspector"],
                            env=workshop.environment(None), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    token = max(re.findall(r"[\w-]{20,}", answer.stdout.decode()), key=len)
    with open(workshop.small, "rb") as file:
        judge = ServiceJudge(workshop, Work("upload to the service", before), token, file.read())
    return [kill_at_moments(workshop, judge, count), kill_at_calls(workshop, judge, count)]


def kill_at_moments(workshop, judge, count):
    tally = Tally("killed at a moment", judge.work.name)
    numbers = workshop.numbers("service")
    workshop.begin(judge.work)
    service = Service(workshop, None, judge.token)
    start = time.monotonic()
    assert service.import_survey(judge.content)
    longest = time.monotonic() - start
    service.end()
    for _ in range(MOST_TRIALS * count):
        if tally.struck == count:
            break
        workshop.begin(judge.work)
        service = Service(workshop, None, judge.token)
        moment = numbers.uniform(0, longest * 1.5)
        said = []
        visitor = threading.Thread(target=lambda: said.append(service.import_survey(judge.content)))
        visitor.start()
        visitor.join(moment)
        in_time = visitor.is_alive()
        service.process.kill()
        service.process.wait()
        visitor.join()
        tally.trials += 1
        tally.struck += in_time
        judge.judge(tally, f"after {moment:.4f} s", must_be="after" if said[0] else None)
    return tally


def kill_at_calls(workshop, judge, count):
    """The service's opening, the upload and the import; not its end, which puts the file together again."""
    tally = Tally("killed at a call", judge.work.name)
    out = workshop.file("count")
    open(out, "wb").close()
    workshop.begin(judge.work)
    judge.work_once({"MODE": "count", "CALLS": CALLS, "OUT": out})
    with open(out, "rb") as file:
        calls = int.from_bytes(file.read(8), "little")
    numbers = workshop.numbers("service", "calls")
    for place in places_among(calls, count, numbers):
        workshop.begin(judge.work)
        service = Service(workshop, {"MODE": "kill", "CALLS": CALLS, "AT": place}, judge.token)
        said = service.address is not None and service.import_survey(judge.content)
        service.process.terminate()
        tally.trials += 1
        tally.struck += service.process.wait(60) == -signal.SIGKILL
        judge.judge(tally, f"call {place} of {calls}", must_be="after" if said else None)
    return tally


def kill_backups(workshop, count):
    """A backup that is killed is whole or not there, and the registry is as it was."""
    work = Work("backup", workshop.filled, "backup", "REGISTRY", os.path.join(workshop.place, "copy.gpkg"))
    tally = Tally("killed at a call", work.name)
    calls = workshop.count(work, CALLS)
    before = State(work.before)
    for place in places_among(calls, count, workshop.numbers("backup")):
        workshop.begin(work)
        answer = workshop.run(work.words, {"MODE": "kill", "CALLS": CALLS, "AT": place})
        tally.trials += 1
        tally.struck += answer.returncode == -signal.SIGKILL
        if State(workshop.registry).exact != before.exact:
            tally.faults.append(f"call {place} of {calls}: the registry has changed")
        left = [name for name in workshop.left() if not PART.search(name)]
        if left not in [[], ["copy.gpkg"]]:
            tally.faults.append(f"call {place} of {calls}: left {left}")
        if left:
            tally.after += 1
            answer = workshop.run(["restore", work.words[-1], "--check"])
            if answer.returncode != 0:
                tally.faults.append(f"call {place} of {calls}: {answer.stderr.decode().strip()[:300]}")
        else:
            tally.before += 1
            answer = workshop.run(work.words)
            if answer.returncode != 0:
                tally.faults.append(f"call {place} of {calls}, again: {answer.stderr.decode().strip()[:300]}")
    return tally
