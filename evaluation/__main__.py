"""`make evaluate`: the scorecard of the trained model on `evaluation/test`, as JSON, Markdown and plots.

`python -m evaluation --development` measures on the development split instead, where choices may be made. The figures
of the baselines come from the last `make baselines`.
"""

import argparse
import json
import platform
import statistics
import sys
from datetime import UTC, datetime
from typing import Any

from evaluation.ask import ask_all, rows_of
from evaluation.baselines.stored import stored_baselines
from evaluation.cases import DEVELOPMENT, FOLDER, TEST, load_cases
from evaluation.plots import plot_scorecard
from evaluation.report import markdown
from evaluation.scorecard import against_targets, scorecard

TIMED_WORDS = (20, 40)  # messages of about thirty words


def main() -> int:
    """Measures, prints and stores."""
    from steady.run.quiet import keep_logs_clean

    keep_logs_clean()
    options = argparse.ArgumentParser(prog="python -m evaluation")
    options.add_argument("--development", action="store_true")
    split = DEVELOPMENT if options.parse_args().development else TEST
    cases = load_cases(split)
    answers = ask_all([case.text for case in cases])
    timed = [
        answer.milliseconds
        for answer, case in zip(answers, cases, strict=True)
        if TIMED_WORDS[0] <= len(case.text.split()) <= TIMED_WORDS[1]
    ]
    card: dict[str, Any] = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "split": split.name,
        **scorecard(cases, [answer.parsed for answer in answers]),
        "milliseconds_at_30_words": {
            "p50": round(statistics.median(timed), 1),
            "p95": round(statistics.quantiles(timed, n=20)[18], 1),
        },
        "baselines": stored_baselines(split),
    }
    folder = FOLDER / "results" / card["split"]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scorecard.json").write_text(
        json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    (folder / "scorecard.md").write_text(markdown(card), encoding="utf-8")
    plot_scorecard(card, rows_of(cases, answers), folder)
    for row in against_targets(card):
        verdict = "met   " if row.met else "MISSED"
        print(f"{verdict} {row.target.name:38} {row.value:.4f}   target {row.target.bound}")
    print(f"Stored in {folder.relative_to(FOLDER.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
