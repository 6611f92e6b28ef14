"""Rasa's graph and rules, without the work that grows with a conversation or is the same in every turn."""

from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import ActionExecuted, Event
from rasa.shared.core.trackers import DialogueStateTracker

# Events after which what came before must be looked at anew; without one, Rasa's own way is not needed.
_REACHING_BACK = frozenset(("rewind", "undo", "active_loop", "form"))
_BEGINNING = frozenset(("restart", "session_started"))
_longest_rules: WeakKeyDictionary[RulePolicy, int] = WeakKeyDictionary()
_slow_states = RulePolicy._prediction_states
_slow_events = DialogueStateTracker.applied_events


def make_rules_fast() -> None:
    """Puts the quicker functions in place; for serving only."""
    DaskGraphRunner.run = run_in_order
    RulePolicy._prediction_states = recent_states
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


def applied_events(tracker: DialogueStateTracker) -> list[Event]:
    """What counts of a conversation: all since it began, if nothing was taken back."""
    events = list(tracker.events)
    kinds = [event.type_name for event in events]
    if not _REACHING_BACK.isdisjoint(kinds):
        reached: list[Event] = _slow_events(tracker)
        return reached
    begun = next((place for place in range(len(kinds), 0, -1) if kinds[place - 1] in _BEGINNING), 0)
    return events[begun:]
