"""The quicker ways of doing what Rasa does give the same results; TensorFlow stays out until it is used."""

import ast
import copy
import inspect
import json
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
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    ConversationPaused,
    DefinePrevUserUtteredFeaturization,
    Event,
    FollowupAction,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa_sdk import Tracker

from actions.reply import turns
from steady.run import rules, speed, trackers
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
    make_quick(monkeypatch)
    after = [policy.predict_action_probabilities(one, domain) for one in conversations]
    assert [one.probabilities for one in after] == [one.probabilities for one in before]
    assert len({one.max_confidence_index for one in before}) > 5


def make_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The quicker ways of finding a rule."""
    monkeypatch.setattr(RulePolicy, "_prediction_states", rules.recent_states)
    monkeypatch.setattr(RulePolicy, "_get_possible_keys", rules.possible_keys)
    monkeypatch.setattr(RulePolicy, "_find_action_from_rules", rules.find_action)
    monkeypatch.setattr(DialogueStateTracker, "applied_events", rules.applied_events)


@pytest.mark.parametrize(
    "last_step",
    [
        {"prev_action": {"action_name": "action_listen"}, "user": {"text": "words"}},
        {"prev_action": {"action_name": "action_listen"}},
        {"prev_action": {"action_name": "action_listen"}, "user": {"intent": "should_not_be_set"}},
        {"user": {"intent": "thanks"}},
    ],
)
def test_a_rule_that_wants_no_intent_is_found_too(
    model: tuple[DaskGraphRunner, Domain], monkeypatch: pytest.MonkeyPatch, last_step: dict[str, Any]
) -> None:
    runner, domain = model
    policy = copy.copy(
        next(
            node._component
            for node in runner._instantiated_nodes.values()
            if isinstance(node._component, RulePolicy)
        )
    )
    rule = json.dumps([last_step])
    policy.lookup = {**policy.lookup, "rules": {**policy.lookup["rules"], rule: "utter_hello"}}
    tracker = conversation(domain, random.Random(3), 2)
    intent = {"name": "thanks", "confidence": 1.0}
    for event in (ActionExecuted("action_listen"), UserUttered("words", intent, [], {"intent": intent})):
        tracker.update(event, domain)
    before, source = policy._predict(tracker, domain)
    make_quick(monkeypatch)
    after, source_after = policy._predict(tracker, domain)
    assert (after.probabilities, source_after) == (before.probabilities, source)
    assert after.is_end_to_end_prediction == before.is_end_to_end_prediction
    wanted = last_step.get("prev_action") is not None
    assert (source == rule) is wanted


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
    "last",
    [
        [],
        [SlotSet("risk", "concern"), BotUttered("Hello")],
        [DefinePrevUserUtteredFeaturization(False)],
        [FollowupAction("utter_hello")],
        [FollowupAction("utter_hello"), SlotSet("risk", "concern")],
        [FollowupAction("utter_hello"), ActionExecuted("utter_hello")],
        [Restarted()],
        [SessionStarted(), AllSlotsReset()],
        [ConversationPaused(), ActionExecuted("action_listen")],
        [ActionReverted()],
        [UserUtteranceReverted()],
        [ActiveLoop("a_form"), ActionExecuted("action_listen")],
    ],
)
def test_a_copied_conversation_is_as_if_played_again(
    model: tuple[DaskGraphRunner, Domain], last: list[Event]
) -> None:
    domain = model[1]
    for seed in range(5):
        tracker = conversation(domain, random.Random(seed), 4)
        tracker.model_id = "this model"
        for event in last:
            tracker.update(event, domain)
        slow, quick = trackers._slow_copy(tracker), trackers.copy_tracker(tracker)
        assert everything(quick) == everything(slow)
        before = everything(tracker)
        quick.update_with_events([SlotSet("age", 3), ActionExecuted("utter_hello")], domain)
        assert everything(tracker) == before


def everything(tracker: DialogueStateTracker) -> dict[str, Any]:
    """All that a tracker knows."""
    slots = {name: vars(slot) for name, slot in tracker.slots.items()}
    return {
        **vars(tracker),
        **tracker.current_state(EventVerbosity.ALL),
        "slots": copy.deepcopy(slots),
        "events": list(tracker.events),
    }


def test_a_copied_slot_has_a_value_of_its_own(model: tuple[DaskGraphRunner, Domain]) -> None:
    for slot in model[1].slots:
        expected = copy.copy(slot)
        copied = trackers.copy_slot(slot)
        assert type(copied) is type(expected) is type(slot) and vars(copied) == vars(expected)
        before = slot.value
        copied.value = "other"
        assert slot.value == before
        assert not any(
            vars(kind).get("__slots__") for kind in type(slot).__mro__
        )  # else there were more to copy


@pytest.mark.parametrize("module", trackers.LOG_ONLY)
def test_rasa_copies_deeply_only_for_its_debug_log(module: Any) -> None:
    tree = ast.parse(inspect.getsource(module))
    uses = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "copy"]
    logged = [
        node
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "structlogger.debug"
        for node in ast.walk(call)
        if isinstance(node, ast.Name) and node.id == "copy"
    ]
    assert uses and set(uses) == set(logged)


def test_what_the_action_reads_is_sent_and_every_other_action_is_sent_all(
    model: tuple[DaskGraphRunner, Domain],
) -> None:
    domain = model[1]
    for seed in range(10):
        tracker = conversation(domain, random.Random(seed), 6)
        said = UserUttered("more", {"name": "ask"}, [], {"intent_ranking": [], "triage": {"age": 15}})
        tracker.update_with_events([said, BotUttered("Hello")], domain)
        before = everything(tracker)
        whole = speed._slow_call(RemoteAction("action_reply", None), tracker, domain)
        part = speed.call_of(RemoteAction("action_reply", None), tracker, domain)
        assert everything(tracker) == before
        read, all_of_it = Tracker.from_dict(part["tracker"]), Tracker.from_dict(whole["tracker"])
        assert turns(read) == turns(all_of_it) and read.slots == all_of_it.slots
        assert part.keys() == whole.keys() and len(json.dumps(part)) < len(json.dumps(whole))
        other = RemoteAction("action_of_somebody", None)
        assert speed.call_of(other, tracker, domain) == speed._slow_call(other, tracker, domain)


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
