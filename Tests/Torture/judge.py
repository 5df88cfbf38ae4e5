"""After a fault: the file is put right by the program itself, and is as before or as after, never between."""
import os
import re
import shutil
import sqlite3

from registry_state import State, faults_of

PART = re.compile(r"\.part-\d+(-journal)?$")


class Tally:
    """What came of the trials of one kind."""

    def __init__(self, chapter, name):
        self.chapter, self.name = chapter, name
        self.trials = self.struck = self.before = self.after = 0
        self.faults = []

    def count(self, verdict):
        if verdict == "before":
            self.before += 1
        elif verdict == "after":
            self.after += 1

    def row(self):
        return {"chapter": self.chapter, "work": self.name, "trials": self.trials, "struck": self.struck,
                "before": self.before, "after": self.after, "faults": self.faults}


class Judge:
    """Knows how a work finds the registry and how it leaves it."""

    def __init__(self, workshop, work):
        self.workshop, self.work = workshop, work
        self.before = State(work.before)
        workshop.begin(work)
        self.work_once()
        assert not faults_of(workshop.registry), faults_of(workshop.registry)
        self.after = State(workshop.registry)
        assert self.before.alike != self.after.alike, work.name

    def work_once(self):
        answer = self.workshop.run(self.work.words)
        assert answer.returncode == 0, answer.stderr.decode()

    def verdict(self, path):
        state = State(path)
        if state.exact == self.before.exact:
            return "before"
        return "after" if state.alike == self.after.alike else "between"

    def judge(self, tally, trial, tries_again=False, must_be=None):
        """Judges what lies in the folder of the trial now."""
        def fault(text):
            tally.faults.append(f"{trial}: {text}")

        if self.work.has_old_layout:
            # Opening for writing is the work itself here, so first a copy is put right by Python's SQLite.
            copy = self.workshop.file("copy")
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(self.workshop.place, copy)
            path = os.path.join(copy, os.path.basename(self.workshop.registry))
            base = sqlite3.connect(path)
            base.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            base.close()
            verdict = self.verdict(path)
        answer = self.workshop.run(["upgrade", "REGISTRY"])
        if answer.returncode != 0:
            return fault("it does not open: " + answer.stderr.decode().strip())
        for text in faults_of(self.workshop.registry):
            fault(text)
        # A journal that was never needed stays until the next writing.
        left = self.left()
        if left and left != [os.path.basename(self.workshop.registry) + "-journal"]:
            fault("left beside it: " + ", ".join(left))
        verdict_now = self.verdict(self.workshop.registry)
        if self.work.has_old_layout:
            if verdict_now != "after":
                fault("the upgrade after it comes to another state")
        else:
            verdict = verdict_now
        if verdict == "between":
            fault("neither as before nor as after")
        if must_be and verdict != must_be:
            fault(f"it is as {verdict}, and had to be as {must_be}")
        tally.count(verdict)
        answer = self.workshop.run(["check", "REGISTRY", "--exit-code"])
        if answer.returncode != 0:
            fault("hatang check: " + (answer.stdout + answer.stderr).decode().strip()[:300])
        if (tries_again or left) and verdict == "before" and not self.work.has_old_layout:
            try:
                self.work_once()
                if self.verdict(self.workshop.registry) != "after":
                    fault("done again it comes to another state")
            except AssertionError as error:
                fault(f"the work cannot be done again: {str(error).strip()[-300:]}")
            if self.left():
                fault("left beside it after the next writing: " + ", ".join(self.left()))

    def left(self):
        """What lies beside the registry and should not."""
        return [name for name in self.workshop.left() if not (self.work.leaves_parts and PART.search(name))]
