"""A plain Rasa assistant to compare with: the default pipeline and policies, trained on our messages.

It answers each intent with one sentence, by a rule, and calls no action, which is less than Steady does. What it is
not sure of has a rule of its own, so that it answers every message, as Steady does. Its conversations are kept in
SQLite, as Steady's are.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import requests
import yaml

from steady.nlu.training_data import load_folder
from steady.run.profile import ROOT
from tests.conftest import free_port


class PlainRasa:
    """The assistant in a folder of its own.

    How long it is trained (`epochs`; Rasa's default is 100) and on how many messages (one in `every`) says little about
    how fast it answers; with fewer messages it knows fewer n-grams, which makes it a little faster and smaller. Its
    policies are always trained to the end: half trained they answer one message with ten actions.
    """

    def __init__(self, folder: Path, epochs: int = 100, every: int = 1) -> None:
        self.folder = folder
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._write(epochs, every)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """Its process."""
        assert self._process is not None
        return self._process.pid

    def train(self) -> float:
        """Trains; returns the seconds it took.

        Raises:
            subprocess.CalledProcessError: training failed.
        """
        started = time.monotonic()
        self._rasa("train", "--quiet", "--fixed-model-name", "plain").wait()
        if not (self.folder / "models" / "plain.tar.gz").exists():
            raise RuntimeError((self.folder / "log").read_text(errors="replace")[-2000:])
        return time.monotonic() - started

    def start(self) -> float:
        """Starts; returns the seconds until it replied.

        Raises:
            RuntimeError: it did not reply within ten minutes.
        """
        started = time.monotonic()
        self._process = self._rasa(
            "run", "--port", str(self.port), "-i", "127.0.0.1", "--credentials", "c.yml"
        )
        while time.monotonic() - started < 600:
            with contextlib.suppress(requests.RequestException, ValueError):
                body = {"sender": "probe", "message": "hello"}
                if requests.post(f"{self.address}/webhooks/rest/webhook", json=body, timeout=30).json():
                    return time.monotonic() - started
            time.sleep(0.3)
        raise RuntimeError((self.folder / "log").read_text(errors="replace")[-2000:])

    def stop(self) -> None:
        """Stops it."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(20)

    def _rasa(self, *arguments: str) -> subprocess.Popen[bytes]:
        quiet = {"RASA_TELEMETRY_ENABLED": "false", "SANIC_ACCESS_LOG": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
        environment = {**os.environ, **quiet}
        with open(self.folder / "log", "ab") as log:
            return subprocess.Popen(  # noqa: S603
                [sys.executable, "-W", "ignore", "-m", "rasa", *arguments],
                cwd=self.folder,
                env=environment,
                stdout=log,
                stderr=log,
            )

    def _write(self, epochs: int, every: int) -> None:
        data = self.folder / "data"
        data.mkdir(parents=True)
        messages: dict[str, list[dict[str, str]]] = {}
        for example in load_folder(ROOT / "data" / "nlu"):
            messages.setdefault(example.intent, []).append({"text": example.text})
        blocks = [{"intent": intent, "examples": texts[::every]} for intent, texts in messages.items()]
        intents = set(messages)
        turns = [[{"intent": intent}, {"action": f"utter_{intent}"}] for intent in sorted(intents)]
        stories = [
            {"story": f"{number}", "steps": turns[number] + turns[(number + 7) % len(turns)]}
            for number in range(len(turns))
        ]
        answered = [*sorted(intents), "nlu_fallback"]
        rules = [
            {"rule": intent, "steps": [{"intent": intent}, {"action": f"utter_{intent}"}]}
            for intent in answered
        ]
        responses = {f"utter_{intent}": [{"text": f"About {intent}."}] for intent in answered}
        domain = {"version": "3.1", "intents": sorted(intents), "responses": responses}
        trained = [
            {"name": "DIETClassifier", "epochs": epochs, "constrain_similarities": True},
            {"name": "EntitySynonymMapper"},
            {"name": "ResponseSelector", "epochs": epochs, "constrain_similarities": True},
            {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
        ]
        featurizers = [
            {"name": "WhitespaceTokenizer"},
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        ]
        policies = [
            {"name": "MemoizationPolicy"},
            {"name": "RulePolicy"},
            {"name": "UnexpecTEDIntentPolicy", "max_history": 5},
            {"name": "TEDPolicy", "max_history": 5, "epochs": 100, "constrain_similarities": True},
        ]
        config = {"recipe": "default.v1", "assistant_id": "plain", "language": "en"}
        store = {"type": "SQL", "dialect": "sqlite", "db": str(self.folder / "tracker.db")}
        for name, content in {
            "data/nlu.yml": {"version": "3.1", "nlu": blocks},
            "data/stories.yml": {"version": "3.1", "stories": stories, "rules": rules},
            "domain.yml": domain,
            "config.yml": {**config, "pipeline": featurizers + trained, "policies": policies},
            "endpoints.yml": {"tracker_store": store},
            "c.yml": {"rest": None},
        }.items():
            (self.folder / name).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
