"""Writes a conversation test for each exported correction: what Steady must answer when it understands it right."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

import yaml

from evaluation.scorecard import FOR_ADULTS, FOR_CHILDREN
from steady.conversation.decide import plan_turn
from steady.conversation.state import HARD_RISKS, State, Turn
from steady.conversation.words import Words, load_words
from steady.nlu.labels import SMALL_TALK
from steady.nlu.training_data import Example

FILE = "tests/conversations/from_review.yml"
HEADING = """# Messages that Steady once misunderstood, corrected by reviewers, and what it must answer to them.
# Written by the trainers' desk. Format and expectation keys: see test_conversations.py.
"""
# Chat replies stay the same for whoever writes them; these rules are what a correction is there to prove.
PROVES = "[R43, O9]"
CRISIS = ["utter_crisis_self_harm", "utter_crisis_danger", "utter_crisis_other"]


def add_conversations(content: str | None, examples: Iterable[Example]) -> str:
    """The content of the file of tests with one more conversation an example, unless it is there already."""
    content = HEADING if content is None else content
    names = {one["name"] for one in yaml.load(content, Loader=yaml.CSafeLoader) or ()}
    words = load_words()
    for example in examples:
        name = name_of(example)
        if name in names:
            continue
        lines = [f"- name: {json.dumps(name)}", f"  proves: {PROVES}", "  steps:"]
        lines.append(f"    - say: {json.dumps(example.text, ensure_ascii=False)}")
        lines.append("      expect:")
        lines += [f"        {key}: [{', '.join(values)}]" for key, values in expected(example, words).items()]
        content += ("" if content.endswith("\n") else "\n") + "\n" + "\n".join(lines) + "\n"
    return content


def name_of(example: Example) -> str:
    """A name that is the same for the same message and tells no words of it."""
    mark = hashlib.sha256(example.text.encode()).hexdigest()[:10]
    who = (example.audience or "somebody").replace("_", " ")
    return f"corrected, {who}, {example.intent.replace('_', ' ')} {mark}"


def expected(example: Example, words: Words) -> dict[str, list[str]]:
    """What the reply must hold, from the plan that the right labels lead to."""
    turn = Turn(
        intent=example.intent,
        text=example.text,
        audience=example.audience,
        age=example.age,
        risk=example.risk,
        risk_for=example.risk_for,
        situation=example.situation,
    )
    plan = plan_turn(State(), turn, words)
    wanted: dict[str, Any] = {}
    if example.risk in (*HARD_RISKS, "offender"):
        wanted["says"] = [plan.bubbles[0]]
    elif example.risk == "concern":
        wanted["says"] = [plan.question]
    else:
        wanted["never_says"] = CRISIS
        usual = plan_turn(State(), Turn(audience=example.audience, age=example.age), words).bubbles
        if telling := [
            name for name in plan.bubbles if name not in usual and example.intent not in SMALL_TALK
        ]:
            wanted["says_one_of"] = telling
    if example.audience == "young_person":
        wanted["never_helplines"] = sorted(FOR_ADULTS)
    elif example.audience == "adult":
        wanted["never_helplines"] = sorted(FOR_CHILDREN)
    return wanted
