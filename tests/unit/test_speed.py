"""The quicker ways of doing what Rasa does give the same results; TensorFlow stays out until it is used."""

import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rasa.core.actions.action import RemoteAction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from steady.run import rules
from steady.run.profile import ROOT
from steady.run.speed import sets_slots_only
from steady.run.train import MODEL

SLOT = {"event": "slot", "timestamp": None, "name": "age", "value": 15}
WORKS = """
import sys
from steady.run.postpone import postpone_tensorflow
postpone_tensorflow()
import rasa.core.run
import rasa.nlu.extractors.crf_entity_extractor
from steady.run.rules import make_rules_fast
from rasa.core.processor import MessageProcessor
MessageProcessor._load_model(sys.argv[1])
assert "tensorflow" not in sys.modules, "loaded, though nothing used it"
from rasa.utils import train_utils
assert train_utils.rank_and_mask.__module__ == "rasa.utils.train_utils"
assert "tensorflow" in sys.modules
import rasa.utils.train_utils
assert rasa.utils.train_utils.init_split_entities({"split_entities_by_comma": True}, True)
print("as wanted")
"""


@pytest.fixture(scope="module")
def model() -> tuple[DaskGraphRunner, Domain]:
    """The trained model."""
    with tempfile.TemporaryDirectory() as folder:
        metadata, runner = load_predict_graph_runner(Path(folder), MODEL, LocalModelStorage, DaskGraphRunner)
    return runner, metadata.domain


def conversation(domain: Domain, chance: random.Random, turns: int) -> DialogueStateTracker:
    """Random messages, slots, restarts and actions; not always such as the rules would give."""
    tracker = DialogueStateTracker.from_events("somebody", [], slots=domain.slots)
    events: list[Event] = [ActionExecuted("action_session_start"), SessionStarted()]
    for _ in range(turns):
        events.append(ActionExecuted("action_listen"))
        intent = {"name": chance.choice(domain.intents), "confidence": 1.0}
        events.append(UserUttered("words", intent, [], {"intent": intent}))
        if chance.random() < 0.3:
            events.append(SlotSet("risk", chance.choice(["none", "concern", "self_harm"])))
        if chance.random() < 0.1:
            events.append(Restarted())
        events += [ActionExecuted(chance.choice(domain.user_actions)) for _ in range(chance.randint(0, 3))]
    for event in events:
        tracker.update(event, domain)
    return tracker


def test_rules_decide_the_same_from_the_last_states(
    model: tuple[DaskGraphRunner, Domain], monkeypatch: pytest.MonkeyPatch
) -> None:
    runner, domain = model
    policy = next(
        node._component
        for node in runner._instantiated_nodes.values()
        if isinstance(node._component, RulePolicy)
    )
    chance = random.Random(6)
    conversations = [conversation(domain, chance, chance.randint(0, 12)) for _ in range(60)]
    before = [policy.predict_action_probabilities(one, domain) for one in conversations]
    monkeypatch.setattr(RulePolicy, "_prediction_states", rules.recent_states)
    monkeypatch.setattr(DialogueStateTracker, "applied_events", rules.applied_events)
    after = [policy.predict_action_probabilities(one, domain) for one in conversations]
    assert [one.probabilities for one in after] == [one.probabilities for one in before]
    assert len({one.max_confidence_index for one in before}) > 5


def test_the_graph_gives_the_same_without_dask(model: tuple[DaskGraphRunner, Domain]) -> None:
    runner, domain = model
    tracker = conversation(domain, random.Random(7), 3)
    for target in ("select_prediction",):
        expected = runner.run({"__tracker__": tracker}, [target])
        found = rules.run_in_order(runner, {"__tracker__": tracker}, [target])
        assert found.keys() == expected.keys() == {target}
        assert found[target].probabilities == expected[target].probabilities


@pytest.mark.parametrize(
    "last", [None, Restarted(), ActionReverted(), UserUtteranceReverted(), SessionStarted()]
)
def test_the_same_events_count(model: tuple[DaskGraphRunner, Domain], last: Event | None) -> None:
    tracker = conversation(model[1], random.Random(8), 6)
    if last is not None:
        tracker.update(last, model[1])
        tracker.update(ActionExecuted("action_listen"), model[1])
    assert rules.applied_events(tracker) == tracker.applied_events()


@pytest.mark.parametrize(
    ("answer", "plain"),
    [
        ({"events": [SLOT], "responses": [{"text": "hello"}]}, True),
        ({}, True),
        ({"events": [{**SLOT, "name": 3}]}, False),
        ({"events": [{**SLOT, "timestamp": "now"}]}, False),
        ({"events": [{"event": "restart"}]}, False),
        ({"events": {}, "responses": []}, False),
        ({"responses": ["hello"]}, False),
        ([], False),
    ],
)
def test_only_answers_that_fit_the_schema_are_let_through_unchecked(answer: Any, plain: bool) -> None:
    assert sets_slots_only(answer) is plain
    if plain:
        Draft202012Validator(RemoteAction.action_response_format_spec()).validate(answer)


def test_tensorflow_is_loaded_when_it_is_used_and_not_before() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", WORKS, str(MODEL)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout.endswith("as wanted\n"), done.stderr[-2000:]
