"""`python -m bench.policies`: what memoization or a learnt policy would add to the rules, and what it costs.

Trains the dialogue part three times on the same rules and stories, walks the same random conversations through
each, and compares every predicted action, the time of a prediction, the memory and the training time. What
follows from the figures stands in docs/decisions/0004-policies.md.
"""

import asyncio
import json
import os
import platform
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from bench.__main__ import commit
from steady.run.profile import ROOT

RESULTS = Path(__file__).parent / "results" / "policies.json"
CONVERSATIONS = 200
TURNS = 8
STORIES = 60
SEED = 5
RULES = {
    "name": "RulePolicy",
    "core_fallback_threshold": 0.3,
    "core_fallback_action_name": "action_reply",
    "enable_fallback_prediction": True,
}
CHOICES: dict[str, list[dict[str, Any]]] = {
    "rules": [RULES],
    "rules + memoization": [RULES, {"name": "MemoizationPolicy", "max_history": 5}],
    "rules + memoization + TED": [
        RULES,
        {"name": "MemoizationPolicy", "max_history": 5},
        {"name": "TEDPolicy", "max_history": 5, "epochs": 50, "constrain_similarities": True},
    ],
}


def answers() -> dict[str, list[str]]:
    """The actions that the rules give to each intent."""
    found: dict[str, list[str]] = {}
    for file in sorted((ROOT / "data" / "rules").glob("*.yml")):
        for rule in yaml.safe_load(file.read_text("utf-8"))["rules"]:
            intents = [step["intent"] for step in rule["steps"] if "intent" in step]
            if len(intents) == 1:
                found[intents[0]] = [step["action"] for step in rule["steps"] if "action" in step]
    return found


def walks(count: int, chance: random.Random) -> list[list[str]]:
    """Random conversations, each a list of intents."""
    intents = sorted(answers())
    return [[chance.choice(intents) for _ in range(TURNS)] for _ in range(count)]


def write_stories(path: Path, conversations: list[list[str]]) -> None:
    """Stories that agree with the rules, for the policies that learn from them."""
    replies = answers()
    stories = [
        {
            "story": f"walk {number}",
            "steps": [
                step
                for intent in intents
                for step in ({"intent": intent}, *({"action": action} for action in replies[intent]))
            ],
        }
        for number, intents in enumerate(conversations)
    ]
    path.write_text(yaml.safe_dump({"version": "3.1", "stories": stories}), encoding="utf-8")


async def predictions(model: str, conversations: list[list[str]]) -> tuple[list[str], list[float]]:
    """Every action that a trained model predicts, and the milliseconds of each prediction."""
    from rasa.core.agent import Agent
    from rasa.shared.core.events import ActionExecuted, UserUttered
    from rasa.shared.core.trackers import DialogueStateTracker

    agent = Agent.load(model)
    processor = agent.processor
    assert processor is not None
    actions: list[str] = []
    milliseconds: list[float] = []
    for number, intents in enumerate(conversations):
        tracker = DialogueStateTracker.from_events(
            str(number), [ActionExecuted("action_listen")], slots=agent.domain.slots
        )
        for intent in intents:
            tracker.update(UserUttered(intent, {"name": intent, "confidence": 1.0}), agent.domain)
            for _ in range(6):
                started = time.perf_counter()
                action, prediction = processor.predict_next_with_tracker_if_should(tracker)
                milliseconds.append((time.perf_counter() - started) * 1000)
                actions.append(action.name())
                tracker.update(
                    ActionExecuted(action.name(), prediction.policy_name, prediction.max_confidence),
                    agent.domain,
                )
                if action.name() == "action_listen":
                    break
    return actions, milliseconds


def measure(name: str) -> dict[str, Any]:
    """Trains one choice and walks; runs in a process of its own, so that its memory is its own."""
    import rasa.model_training

    chance = random.Random(SEED)  # noqa: S311 not a secret
    stories, conversations = walks(STORIES, chance), walks(CONVERSATIONS, chance)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(ROOT / "data" / "rules", data)
        write_stories(data / "stories.yml", stories)
        config = {
            "recipe": "default.v1",
            "assistant_id": "bench",
            "language": "en",
            "policies": CHOICES[name],
        }
        (Path(folder) / "config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
        started = time.monotonic()
        model = rasa.model_training.train_core(
            str(ROOT / "domain.yml"),
            config=str(Path(folder) / "config.yml"),
            stories=str(data),
            output=folder,
        )
        trained = time.monotonic() - started
        assert model is not None
        actions, milliseconds = asyncio.run(predictions(model, conversations))
    cuts = statistics.quantiles(milliseconds, n=100)
    return {
        "actions": actions,
        "figures": {
            "predictions": len(actions),
            "p50_ms": round(cuts[49], 2),
            "p95_ms": round(cuts[94], 2),
            "training_s": round(trained, 1),
            "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        },
    }


def main(arguments: list[str]) -> int:
    """Measures every choice, prints and stores."""
    if arguments:
        Path(arguments[1]).write_text(json.dumps(measure(arguments[0])))
        return 0
    found: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in CHOICES:
            print(f"Measuring {name} ...", flush=True)
            result = Path(folder) / "result.json"
            command = [sys.executable, "-W", "ignore", "-m", "bench.policies", name, str(result)]
            subprocess.run(  # noqa: S603
                command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            found[name] = json.loads(result.read_text())
    rules = found["rules"]["actions"]
    figures = {
        name: {
            **one["figures"],
            "other_actions_than_rules": sum(a != b for a, b in zip(rules, one["actions"], strict=True)),
        }
        for name, one in found.items()
    }
    results = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "policies": figures,
    }
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    print(json.dumps(results, indent=2))
    print(f"Stored in {RESULTS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
