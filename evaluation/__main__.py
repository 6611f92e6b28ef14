"""`make evaluate`: the scorecard of the trained model on `evaluation/test`, as JSON, Markdown and plots.

`python -m evaluation --development` measures on the development split instead, where choices may be made.
`python -m evaluation --baselines` also trains the baselines on the same data in the same run (about half an hour).
"""

import argparse
import asyncio
import json
import platform
import statistics
import sys
import time
from datetime import UTC, datetime
from typing import Any

from evaluation.cases import DEVELOPMENT, FOLDER, TEST, load_cases
from evaluation.report import write_report
from evaluation.scorecard import Parsed, against_targets, scorecard
from steady.run.train import MODEL

TIMED_WORDS = (20, 40)  # messages of about thirty words


def parse_all(texts: list[str]) -> tuple[list[Parsed], list[float]]:
    """What the trained model returns for each text, and the milliseconds it took."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(MODEL))

    async def run() -> tuple[list[Parsed], list[float]]:
        parsed, took = [], []
        await agent.parse_message("warm up")
        for text in texts:
            started = time.perf_counter()
            parsed.append(await agent.parse_message(text))
            took.append((time.perf_counter() - started) * 1000)
        return parsed, took

    return asyncio.run(run())


def main() -> int:
    """Measures, prints and stores."""
    from steady.run.quiet import keep_logs_clean

    keep_logs_clean()
    options = argparse.ArgumentParser(prog="python -m evaluation")
    options.add_argument("--development", action="store_true")
    options.add_argument("--baselines", action="store_true")
    chosen = options.parse_args()
    cases = load_cases(DEVELOPMENT if chosen.development else TEST)
    parsed, took = parse_all([case.text for case in cases])
    timed = [
        ms
        for ms, case in zip(took, cases, strict=True)
        if TIMED_WORDS[0] <= len(case.text.split()) <= TIMED_WORDS[1]
    ]
    card: dict[str, Any] = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "split": "development" if chosen.development else "test",
        **scorecard(cases, parsed),
        "milliseconds_at_30_words": {
            "p50": round(statistics.median(timed), 1),
            "p95": round(statistics.quantiles(timed, n=20)[18], 1),
        },
    }
    if chosen.baselines:
        from evaluation.baselines import measure_baselines

        card["baselines"] = measure_baselines(cases)
    folder = FOLDER / "results" / card["split"]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scorecard.json").write_text(
        json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    write_report(card, cases, parsed, folder)
    for name, figure, target, met in against_targets(card):
        print(f"{'met   ' if met else 'MISSED'} {name:38} {figure:.4f}   target {target}")
    print(f"Stored in {folder.relative_to(FOLDER.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
