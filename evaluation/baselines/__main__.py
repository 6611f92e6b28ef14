"""`make baselines`: train and measure the baselines on both splits, and store the figures for `make evaluate`.

`python -m evaluation.baselines keywords` measures one of them again.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from evaluation.baselines.categoriser import SPACY
from evaluation.baselines.diet import DIET
from evaluation.baselines.keywords import KEYWORD_LIST
from evaluation.baselines.stored import TRAINING, content_hash, keep
from evaluation.baselines.tasks import Baseline, as_parsed
from evaluation.cases import DEVELOPMENT, TEST, Case, load_cases
from evaluation.scorecard import against_targets, scorecard
from steady.nlu.training_data import Example, load_folder

BASELINES = {"keywords": KEYWORD_LIST, "spacy": SPACY, "diet": DIET}
SPLITS = (TEST, DEVELOPMENT)


def measure(baseline: Baseline, training: Sequence[Example], splits: dict[str, list[Case]]) -> dict[str, Any]:
    """How a baseline was trained, and its figures on each split.

    Time is that of the processor, its child processes included: the wall clock says little on a busy machine.
    """
    before = sum(os.times()[:4])
    answers = {task.name: baseline.train(task, training) for task in baseline.tasks}
    result: dict[str, Any] = {
        "what": baseline.what,
        "training_cpu_s": round(sum(os.times()[:4]) - before),
    }
    parts = [task.part for task in baseline.tasks]
    for split, cases in splits.items():
        texts = [case.text for case in cases]
        given = {name: answer(texts) for name, answer in answers.items()}
        card = scorecard(
            cases,
            [
                as_parsed({name: labels[place] for name, labels in given.items()})
                for place in range(len(cases))
            ],
        )
        result[split] = {
            row.target.name: {"value": row.value, "interval": row.interval}
            for row in against_targets(card, parts)
        }
    return result


def main() -> int:
    """Measures the named baselines, or all; stores each as soon as it is done, beside those measured before."""
    from steady.run.quiet import keep_logs_clean

    keep_logs_clean()
    options = argparse.ArgumentParser(prog="python -m evaluation.baselines")
    options.add_argument("names", nargs="*", help=f"which of {', '.join(BASELINES)}; all unless told")
    names = options.parse_args().names or list(BASELINES)
    # Not by `choices`, which Python 3.11 refuses when no names are given.
    if unknown := set(names) - set(BASELINES):
        options.error(f"no such baseline: {', '.join(sorted(unknown))}")
    training = load_folder(TRAINING)
    splits = {folder.name: load_cases(folder) for folder in SPLITS}
    hashes = {folder.name: content_hash(folder) for folder in (TRAINING, *SPLITS)}
    for name in names:
        result = measure(BASELINES[name], training, splits)
        keep(BASELINES[name].name, {"date": now(), "messages": len(training), **result}, hashes)
        print(f"{BASELINES[name].name}: {json.dumps(result)}", flush=True)
    return 0


def now() -> str:
    """The time, for the record."""
    return datetime.now(UTC).isoformat(timespec="seconds")


if __name__ == "__main__":
    sys.exit(main())
