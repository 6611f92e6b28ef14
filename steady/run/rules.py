"""Rasa's graph and rules, without the work that grows with a conversation or is the same in every turn."""

from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from rasa.core.policies.rule_policy import (
    RULES,
    RULES_FOR_LOOP_UNHAPPY_PATH,
    SHOULD_NOT_BE_SET,
    RulePolicy,
)
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.constants import ACTION_LISTEN_NAME, PREVIOUS_ACTION, USER
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import ActionExecuted, Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

Ending = tuple[str | None, str | None]
"""The last step of a rule or conversation: the action before it, and what was meant."""

# Events after which what came before must be looked at anew; without one, Rasa's own way is not needed.
_REACHING_BACK = frozenset(("rewind", "undo", "active_loop", "form"))
_BEGINNING = frozenset(("restart", "session_started"))
_longest_rules: WeakKeyDictionary[RulePolicy, int] = WeakKeyDictionary()
_by_ending: WeakKeyDictionary[RulePolicy, dict[Ending, list[str]]] = WeakKeyDictionary()
_slow_states = RulePolicy._prediction_states
_slow_keys = RulePolicy._get_possible_keys
_slow_find = RulePolicy._find_action_from_rules
_slow_events = DialogueStateTracker.applied_events


def make_rules_fast() -> None:
    """Puts the quicker functions in place; for serving only."""
    DaskGraphRunner.run = run_in_order
    RulePolicy._prediction_states = recent_states
    RulePolicy._get_possible_keys = possible_keys
    RulePolicy._find_action_from_rules = find_action
    DialogueStateTracker.applied_events = applied_events


def run_in_order(
    runner: DaskGraphRunner, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
) -> dict[str, Any]:
    """Runs what the targets need, each node once, without planning the same few nodes anew for dask each time."""
    done = {name: (name, value) for name, value in (inputs or {}).items()}

    def result(name: str) -> Any:
        if name not in done:
            node = runner._instantiated_nodes.get(name)
            if node is None:
                return name  # a node says itself which input it lacks
            needs = runner._graph_schema.nodes[name].needs.values()
            done[name] = node(*(result(need) for need in needs))
        return done[name]

    return dict(result(name) for name in targets or runner._graph_schema.target_names)


class Recent:
    """The last states of a conversation. A rule looks no further back than it is long."""

    def __init__(self, tracker: DialogueStateTracker, states: int) -> None:
        self._tracker = tracker
        self._states = states

    def past_states(self, domain: Domain, **options: Any) -> list[State]:
        """As a tracker's own, but at most so many."""
        states: list[State] = domain.states_for_tracker_history(self, **options)
        return states

    def generate_all_prior_trackers(self) -> Iterator[tuple[DialogueStateTracker, bool]]:
        """The conversation before each of its last actions, and as it is now."""
        events = self._tracker.applied_events()
        actions = sum(isinstance(event, ActionExecuted) for event in events)
        passed_over = actions + 1 - self._states
        replayed = self._tracker.init_copy()
        for event in events:
            if isinstance(event, ActionExecuted):
                if passed_over <= 0:
                    yield replayed, event.hide_rule_turn
                passed_over -= 1
            replayed.update(event)
        yield replayed, False


def recent_states(
    policy: RulePolicy, tracker: DialogueStateTracker, *others: Any, **named: Any
) -> list[State]:
    """The states that the policy's rules can ask for."""
    if policy not in _longest_rules:
        kinds = (policy.lookup.get(kind) or {} for kind in (RULES, RULES_FOR_LOOP_UNHAPPY_PATH))
        lengths = [len(policy._rule_key_to_state(key)) for rules in kinds for key in rules]
        _longest_rules[policy] = max(lengths, default=1)
    states: list[State] = _slow_states(policy, Recent(tracker, _longest_rules[policy]), *others, **named)
    return states


def find_action(
    policy: RulePolicy, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
) -> tuple[str | None, str | None, bool]:
    """The rule that applies. By the very words of a message none does, if every rule wants an intent."""
    by_text = use_text_for_last_user_input and not tracker.active_loop_name
    if by_text and not any(
        intent is None and action in (None, ACTION_LISTEN_NAME) for action, intent in _rules_by_ending(policy)
    ):
        return None, None, False
    found: tuple[str | None, str | None, bool] = _slow_find(
        policy, tracker, domain, use_text_for_last_user_input
    )
    return found


def possible_keys(policy: RulePolicy, lookup: dict[str, str], states: list[State]) -> set[str]:
    """The rules that fit; those whose last step is another are left out before Rasa looks at each."""
    if lookup is policy.lookup.get(RULES) and states:
        rules = _rules_by_ending(policy)
        action, intent = _ending(states[-1])
        endings = {(one, other) for one in (action, None) for other in (intent, None)}
        lookup = {key: lookup[key] for ending in endings for key in rules.get(ending, ())}
    keys: set[str] = _slow_keys(policy, lookup, states)
    return keys


def _rules_by_ending(policy: RulePolicy) -> dict[Ending, list[str]]:
    if policy not in _by_ending:
        found = _by_ending[policy] = {}
        for key in policy.lookup.get(RULES) or {}:
            found.setdefault(_ending(policy._rule_key_to_state(key)[-1]), []).append(key)
    return _by_ending[policy]


def _ending(state: State) -> Ending:
    """None for what a rule leaves open."""
    action = state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME)
    intent = state.get(USER, {}).get(INTENT)
    return (
        None if action == SHOULD_NOT_BE_SET else action or None,
        None if intent == SHOULD_NOT_BE_SET else intent or None,
    )


def applied_events(tracker: DialogueStateTracker) -> list[Event]:
    """What counts of a conversation: all since it began, if nothing was taken back."""
    events = list(tracker.events)
    kinds = [event.type_name for event in events]
    if not _REACHING_BACK.isdisjoint(kinds):
        reached: list[Event] = _slow_events(tracker)
        return reached
    begun = next((place for place in range(len(kinds), 0, -1) if kinds[place - 1] in _BEGINNING), 0)
    return events[begun:]
