"""Checks the words of `domain.yml`: `python -m steady.conversation.lint`, run by `make check` and by the tests.

Each check names the requirement it guards. A problem is one line; any problem fails.
"""

import re
import sys
from collections.abc import Iterator
from typing import Any, get_args

import textstat
import yaml

from steady.conversation.choices import CHOICES, PLATFORM_CHOICES, WORDS_CHOICES
from steady.conversation.topics import TOPICS
from steady.conversation.words import DOMAIN_FILE
from steady.helplines import load_helplines
from steady.helplines.models import Need

LONGEST_BUBBLE = 320  # characters
LONGEST_TITLE = 40
OLDEST_READER = 11.0  # reading age in years (R70, R71)
GRADE_TO_AGE = 5.0  # a US school grade plus five is the age of its pupils
FEWEST_WORDS = 8  # the formula means nothing on shorter texts
FIELDS = {"emergency", "name", "facts", "web", "kept", "days", "number"}
NEEDS_EMERGENCY_NUMBER = re.compile(
    r"^utter_(crisis_(self|stay|danger$|other_steps|other_language)|check_out)"
)
IMAGE = re.compile(r"\b(picture|pictures|photo|photos|image|images|nude|nudes|video|videos)\b", re.I)
HANDLING = re.compile(r"\b(screenshot|screenshots|save|copy|print|download|forward|send|share)\b", re.I)
NEGATION = re.compile(r"\b(never|not|no|don't|doesn't|can't|nothing|without|stop|stops)\b", re.I)
BUTTON_PAYLOAD = re.compile(r'/choose\{\{"choice": "(\w+)"\}\}')
DEBRIS = re.compile(r"\*\*|__|\[[^\]]*\]\(|<[a-z]+>|/choose|\butter_|\baction_|slot")


def problems(domain: dict[str, Any]) -> Iterator[str]:
    """Every problem in the domain, one line each."""
    responses = domain["responses"]
    for name, variations in responses.items():
        for variation in variations:
            yield from _problems_of_text(name, variation)
            yield from _problems_of_buttons(name, variation)
    yield from _missing_answers(responses)
    yield from _unsafe_memory(domain)


def _problems_of_text(name: str, variation: dict[str, Any]) -> Iterator[str]:
    text = variation.get("text") or (variation.get("custom") or {}).get("text")
    if not text:
        return
    if len(text) > LONGEST_BUBBLE:
        yield f"{name}: {len(text)} characters, at most {LONGEST_BUBBLE}"
    for field in re.findall(r"{(\w*)}", text):
        if field not in FIELDS:
            yield f"{name}: unknown field {{{field}}}"
    if DEBRIS.search(text):
        yield f"{name}: markup or an internal name shows"
    if NEEDS_EMERGENCY_NUMBER.match(name) and "{emergency}" not in text and name != "utter_crisis_self_harm":
        yield f"{name}: a crisis answer without the emergency number"
    if _language(variation) == "en":
        yield from _hard_to_read(name, text)
        yield from _tells_to_handle_the_image(name, text)


def _language(variation: dict[str, Any]) -> str:
    for condition in variation.get("condition") or ():
        if condition["name"] == "language":
            return str(condition["value"])
    return "en"


def reading_age(text: str) -> float:
    """Flesch-Kincaid reading age in years; names of services and numbers do not count."""
    plain = text
    for helpline in load_helplines():
        plain = plain.replace(helpline.name, "them")
    plain = re.sub(r"{\w+}|CEOP", "them", plain)
    plain = re.sub(r"^\d+\.\s*", "", plain, flags=re.MULTILINE)
    return float(textstat.flesch_kincaid_grade(plain)) + GRADE_TO_AGE


def _hard_to_read(name: str, text: str) -> Iterator[str]:
    if len(text.split()) >= FEWEST_WORDS and (age := reading_age(text)) > OLDEST_READER:
        yield f"{name}: reading age {age:.1f}, at most {OLDEST_READER}"


def tells_to_handle_an_image(text: str) -> str | None:
    """The first sentence that tells someone to screenshot, save, copy, send or share an image (R13), if any."""
    for sentence in re.split(r"(?<=[.!?:])\s+|\n", text):
        if IMAGE.search(sentence) and HANDLING.search(sentence) and not NEGATION.search(sentence):
            return sentence
    return None


DESCRIBES_THREAT = {
    # these say what a criminal does, or offer a tool that keeps the picture on the phone
    "utter_start",
    "utter_misunderstood",
    "utter_out_of_scope",
    "utter_whats_sextortion",
    "utter_platform_facebook",
    "utter_scam_email_password",
}


def _tells_to_handle_the_image(name: str, text: str) -> Iterator[str]:
    if name.startswith("utter_words_") or name in DESCRIBES_THREAT:
        return
    sentence = tells_to_handle_an_image(text)
    if sentence:
        yield f'{name}: may tell someone to handle the image (R13): "{sentence}"'


def _problems_of_buttons(name: str, variation: dict[str, Any]) -> Iterator[str]:
    for button in variation.get("buttons") or ():
        if len(button["title"]) > LONGEST_TITLE:
            yield f"{name}: the title '{button['title']}' is too long"
        payload = BUTTON_PAYLOAD.fullmatch(button["payload"])
        if payload is None:
            yield f"{name}: the payload of '{button['title']}' is not /choose{{{{...}}}} with doubled braces"
        elif payload.group(1) not in (*CHOICES, *TOPICS):
            yield f"{name}: '{button['title']}' leads to an unknown choice"


def _missing_answers(responses: dict[str, Any]) -> Iterator[str]:
    """Every value of the situation vocabulary has an answer; every choice has words."""
    for topic in TOPICS:
        if f"utter_{topic}" not in responses:
            yield f"utter_{topic}: missing, so the situation '{topic}' has no answer"
    for need in get_args(Need):
        if f"utter_why_{need}" not in responses:
            yield f"utter_why_{need}: missing, so no card could say why it is shown"
    for choice in {*PLATFORM_CHOICES, *(name for names in WORDS_CHOICES.values() for name in names)}:
        if f"utter_{choice}" not in responses or f"utter_choice_{choice}" not in responses:
            yield f"utter_{choice}: the choice has no title or no answer"


def _unsafe_memory(domain: dict[str, Any]) -> Iterator[str]:
    """A form or a slot filled from any text would swallow a cry for help."""
    if domain.get("forms"):
        yield "forms: a form outranks the crisis rules; use choices"
    for name, slot in domain["slots"].items():
        if any(mapping["type"] == "from_text" for mapping in slot["mappings"]):
            yield f"slot {name}: filled from any text, which would swallow a cry for help"


def main() -> int:
    """Prints every problem; the number of them, at most 1, is the exit code."""
    with open(DOMAIN_FILE, encoding="utf-8") as file:
        found = list(problems(yaml.load(file, Loader=yaml.CSafeLoader)))
    for problem in found:
        print(problem)
    print("The words are in order." if not found else f"{len(found)} problems in {DOMAIN_FILE.name}.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
