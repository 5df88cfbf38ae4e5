"""kill -9 at moments of a work: uniformly over its time, and at its n-th call that changes files."""
import signal
import time

from judge import Tally

CALLS = "wtsum"
# A kill that comes when the program has ended strikes nothing; another machine's program may be done sooner than the first runs.
MOST_TRIALS = 4


def kill_at_moments(workshop, judge, count):
    """Kills after a time drawn from all of the work's time and a little more, until `count` runs were struck by it."""
    work = judge.work
    tally = Tally("killed at a moment", work.name)
    numbers = workshop.numbers("moments", work.name)
    longest = 0.0
    for _ in range(3):
        workshop.begin(work)
        start = time.monotonic()
        workshop.run(work.words)
        longest = max(longest, time.monotonic() - start)
    for trial in range(MOST_TRIALS * count):
        if tally.struck == count:
            break
        workshop.begin(work)
        moment = numbers.uniform(0, longest * 1.05)
        process = workshop.start(work.words)
        try:
            process.wait(moment)
        except Exception:
            process.kill()
            process.wait()
        tally.trials += 1
        tally.struck += process.returncode == -signal.SIGKILL
        judge.judge(tally, f"after {moment:.4f} s", tries_again=trial % 10 == 0,
                    must_be="after" if process.returncode == 0 else None)
    return tally


def kill_at_calls(workshop, judge, count):
    """Kills at the n-th call: at every one where there are no more than `count`, else at some drawn from all parts."""
    work = judge.work
    tally = Tally("killed at a call", work.name)
    numbers = workshop.numbers("calls", work.name)
    calls = workshop.count(work, CALLS)
    for trial, place in enumerate(places_among(calls, count, numbers)):
        workshop.begin(work)
        faults = {"MODE": "kill", "CALLS": CALLS, "AT": place}
        if numbers.random() < 0.5:
            faults["HALF"] = 1
        answer = workshop.run(work.words, faults)
        tally.trials += 1
        tally.struck += answer.returncode == -signal.SIGKILL
        judge.judge(tally, f"call {place} of {calls}", tries_again=trial % 10 == 0)
        if trial % 7 == 0:
            kill_recovery(workshop, judge, tally, faults, numbers)
    return tally


def places_among(calls, count, numbers):
    """Which of so many calls are struck: all of them, or of more than `count` the first, the last and some between."""
    places = list(range(1, calls + 1))
    if calls <= count:
        return places
    # The first and the last calls are those that open and end a transaction.
    edge = count // 4
    between = numbers.sample(places[edge:calls - edge], count - 2 * edge)
    return sorted(places[:edge] + between + places[calls - edge:])


def kill_recovery(workshop, judge, tally, faults, numbers):
    """Kills the work at the same place, and then twice the opening that puts the file right."""
    workshop.begin(judge.work)
    workshop.run(judge.work.words, faults)
    for _ in range(2):
        workshop.run(["upgrade", "REGISTRY"], {"MODE": "kill", "CALLS": CALLS, "AT": numbers.randrange(1, 30)})
    tally.trials += 1
    tally.struck += 1
    judge.judge(tally, f"call {faults['AT']}, and its recovery")
