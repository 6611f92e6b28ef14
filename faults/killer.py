"""What breaks a cluster: a worker is killed again and again, in a steady rhythm."""

import itertools
import threading
import time
from dataclasses import dataclass, field

from faults.installation import Cluster, is_ready


@dataclass
class Killer:
    """Kills a worker and starts it again, every so many seconds, in turn; never the last one that serves."""

    cluster: Cluster
    every: float
    at: list[float] = field(default_factory=list)
    serving: int = 0
    starting: set[int] = field(default_factory=set)

    def run(self, over: threading.Event) -> None:
        """Keeps the rhythm until it is over, whether or not the worker before is ready again."""
        started = time.monotonic()
        while not over.wait(max(0.0, started + (len(self.at) + 1) * self.every - time.monotonic())):
            number = self._victim()
            self.serving += number not in self.starting
            self.starting.add(number)
            self.at.append(time.monotonic())
            self.cluster.kill_worker(number)
            self.cluster.start_worker(number)

    def _victim(self) -> int:
        """Whose turn it is; when that would leave nobody, the one that is still starting dies again instead.

        Once ready, a worker counts as serving until it is killed: one under load may answer late, and to take it for
        one that is starting would end in all of them starting for ever.
        """
        self.starting -= {number for number in self.starting if is_ready(self.cluster.ports[number], 1)}
        number = len(self.at) % self.cluster.workers
        starting = self.starting - {number}
        return min(starting) if len(starting) == self.cluster.workers - 1 else number

    @property
    def gaps(self) -> list[float]:
        """Seconds from each kill to the next."""
        return [later - earlier for earlier, later in itertools.pairwise(self.at)]

    @property
    def in_rhythm(self) -> bool:
        """Whether there were kills, and no gap is more than a tenth off."""
        return bool(self.gaps) and all(abs(gap - self.every) <= self.every / 10 for gap in self.gaps)

    def facts(self) -> dict[str, object]:
        """For the result file. `kills_of_serving` hit a worker that served people, not one that was starting."""
        return {
            "kills": len(self.at),
            "kills_of_serving": self.serving,
            "kill_every_s": self.every,
            "shortest_gap_s": round(min(self.gaps, default=0), 1),
            "longest_gap_s": round(max(self.gaps, default=0), 1),
            "rhythm_kept": self.in_rhythm,
        }
