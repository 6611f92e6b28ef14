"""Processor seconds that running programs have used, from /proc."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def used_by(root: int) -> float:
    """Seconds of a process, of all that live below it, and of those below it that have ended."""
    parents: dict[int, int] = {}
    seconds: dict[int, float] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (
                (folder / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
            )
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has just ended
        pid = int(folder.name)
        parents[pid] = int(fields[1])
        seconds[pid] = sum(map(int, fields[11:15])) / TICKS  # user, system, and both of children that ended
    return sum(spent for pid, spent in seconds.items() if root in _line_of(pid, parents))


def busy_everywhere() -> float:
    """Seconds that all processors together have worked since the machine started, whoever for."""
    fields = Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:]
    user, nice, system, _idle, _waiting, interrupts, soft_interrupts = map(int, fields[:7])
    return (user + nice + system + interrupts + soft_interrupts) / TICKS


def _line_of(pid: int, parents: dict[int, int]) -> list[int]:
    """A process and those above it."""
    line = [pid]
    while (above := parents.get(line[-1], 0)) > 0:
        line.append(above)
    return line
