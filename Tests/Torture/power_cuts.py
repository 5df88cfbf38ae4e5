"""Power cuts: all writes of one run are written down, and played again up to some moment. What was not yet synced by
then is there, or not, or in part, sector by sector; names that were not synced are made and taken away up to some point."""
import os
import shutil

from judge import Tally

SECTOR = 512


class Call:
    def __init__(self, call, path, offset, data):
        self.call, self.path, self.offset, self.data = call, path, offset, data


def log_of(workshop, work):
    """The calls of one run that changed files."""
    workshop.begin(work)
    out = workshop.file("log")
    if os.path.exists(out):
        os.unlink(out)
    answer = workshop.run(work.words, {"MODE": "log", "OUT": out})
    assert answer.returncode == 0, answer.stderr.decode()
    with open(out, "rb") as file:
        log = file.read()
    calls, place = [], 0
    while place < len(log):
        head = [int.from_bytes(log[place + 8 * part:place + 8 * part + 8], "little") for part in range(4)]
        place += 32
        path = log[place:place + head[1]].decode()
        place += head[1]
        calls.append(Call(chr(head[0]), path, head[3], log[place:place + head[2]]))
        place += head[2]
    return calls


class Disk:
    """The files of a folder, and what of them would outlast a power cut."""

    def __init__(self, files, folder):
        self.folder = folder
        self.synced = {path: bytearray(content) for path, content in files.items()}
        # Contents are of a file, which may lose its name and get another.
        self.names = {path: path for path in files}
        self.synced_names = dict(self.names)
        self.pending_names = []
        self.pending = {path: [] for path in files}
        self.made = 0

    def take(self, call):
        if call.call == "c":
            if call.path not in self.names:
                self.made += 1
                key = f"{call.path} {self.made}"
                self.synced[key], self.pending[key] = bytearray(), []
                self.names[call.path] = key
                self.pending_names.append((call.path, key))
        elif call.call == "u":
            self.names.pop(call.path, None)
            self.pending_names.append((call.path, None))
        elif call.call == "m":
            key = self.names.pop(call.path)
            self.names[call.data.decode()] = key
            self.pending_names += [(call.data.decode(), key), (call.path, None)]
        elif call.call == "s" and call.path.rstrip("/") == self.folder:
            self.change_names(len(self.pending_names), self.synced_names)
            self.pending_names = []
        elif call.path in self.names:
            key = self.names[call.path]
            if call.call == "s":
                for change in self.pending[key]:
                    apply(self.synced[key], change)
                self.pending[key] = []
            else:
                self.pending[key].append(call)

    def change_names(self, count, names):
        for path, key in self.pending_names[:count]:
            if key is None:
                names.pop(path, None)
            else:
                names[path] = key

    def cut(self, numbers):
        """The files after a power cut, by chance."""
        names = dict(self.synced_names)
        self.change_names(numbers.randint(0, len(self.pending_names)), names)
        share = numbers.choice([0.0, 0.1, 0.5, 0.9, 1.0])
        files = {}
        for path, key in names.items():
            content = bytearray(self.synced[key])
            for change in self.pending[key]:
                if change.call == "t":
                    if numbers.random() < share:
                        apply(content, change)
                else:
                    apply_sectors(content, change, share, numbers)
            files[path] = bytes(content)
        return files


def apply(content, change):
    if change.call == "t":
        if change.offset <= len(content):
            del content[change.offset:]
        else:
            content.extend(bytes(change.offset - len(content)))
    else:
        end = change.offset + len(change.data)
        if end > len(content):
            content.extend(bytes(end - len(content)))
        content[change.offset:end] = change.data


def apply_sectors(content, change, share, numbers):
    end = change.offset + len(change.data)
    place = change.offset
    while place < end:
        next_sector = min(end, (place // SECTOR + 1) * SECTOR)
        if numbers.random() < share:
            piece = change.data[place - change.offset:next_sector - change.offset]
            apply(content, Call("w", change.path, place, piece))
        elif next_sector > len(content) and numbers.random() < 0.5:
            # The file has grown, but what was written there has not come.
            content.extend(bytes(next_sector - len(content)))
        place = next_sector


def cut_power(workshop, judge, count):
    work = judge.work
    tally = Tally("power cut", work.name)
    numbers = workshop.numbers("power", work.name)
    calls = log_of(workshop, work)
    with open(work.before, "rb") as file:
        before = {workshop.registry: file.read()}
    # Some cuts come when the program has said that it is done: then the work must be there.
    ended = max(1, count // 10)
    moments = sorted([len(calls)] * ended + [numbers.randrange(len(calls)) for _ in range(count - ended)])
    disk, place = Disk(before, workshop.place), 0
    for moment in moments:
        while place < moment:
            disk.take(calls[place])
            place += 1
        files = disk.cut(numbers)
        shutil.rmtree(workshop.place)
        os.makedirs(workshop.place)
        for path, content in files.items():
            with open(path, "wb") as file:
                file.write(content)
        tally.trials += 1
        tally.struck += 1
        judge.judge(tally, f"call {moment} of {len(calls)}", must_be="after" if moment == len(calls) else None)
    return tally
