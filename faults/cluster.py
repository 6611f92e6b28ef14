"""`make cluster`: two Rasa workers on PostgreSQL and Redis behind nginx, one of them killed again and again.

Many conversations are held at once. Afterwards the database must hold, for each, exactly what was said, in order.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from faults.__main__ import facts
from faults.installation import cluster
from faults.killer import Killer
from faults.talkers import try_out

RESULTS = Path(__file__).parent / "cluster.json"


def main(arguments: list[str]) -> int:
    """The long form: 2,000 conversations, a kill every 20 seconds."""
    conversations = int(arguments[0]) if arguments else 2000
    about = facts()
    with cluster() as running:
        killer = Killer(running, every=20)
        outcome = try_out(running, 16, lambda number: number < conversations, killer.run)
    results = {**about, **asdict(outcome), **killer.facts()}
    print(json.dumps(results, indent=1))
    if conversations >= 2000:
        RESULTS.write_text(json.dumps(results, indent=1) + "\n")
    return int(not (outcome.good and killer.in_rhythm))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
