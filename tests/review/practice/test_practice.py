"""Practice: the scripts hold together, feedback hears what it should, and nothing that a trainee writes is kept."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from review.practice.personas import FIRST, Persona, load_personas
from review.practice.rules import feedback
from review.practice.signs import SIGNS, heard
from tests.conftest import Server
from tests.review.conftest import ROLES

PERSONAS = load_personas()
GOOD = [
    "I'm sorry this is happening. It is not your fault.",
    "Are you safe right now? I can't promise to keep everything secret, but I will tell you first.",
    "Do not pay him. You can ring Childline on 0800 1111, at any hour.",
    "You can ring Childline on 0800 1111 and say as little as you like.",
]
HARSH = "Why did you send it? That was really stupid."


def test_the_four_people_are_there_and_their_scripts_hold_together() -> None:
    """Every scene is reached, leads somewhere, and every talk can end."""
    assert set(PERSONAS) == {"panicked_teen", "ashamed_adult", "angry_parent", "worried_teacher"}
    for persona in PERSONAS.values():
        assert list(persona.problems()) == []
        ends = {name for name, scene in persona.scenes.items() if not scene.branches}
        assert len(ends) >= 3
        for start in persona.scenes:
            assert ends & set(reachable(persona, start)), f"{persona.id}: no end after {start}"


def reachable(persona: Persona, start: str) -> Iterator[str]:
    """Every scene that a talk may come to."""
    seen, waiting = {start}, [start]
    while waiting:
        name = waiting.pop()
        yield name
        scene = persona.scenes[name]
        for target in {branch.go for branch in scene.branches} | ({scene.otherwise} - {""}):
            if target not in seen:
                seen.add(target)
                waiting.append(target)


def ending(persona: Persona, *replies: str) -> str:
    """Where a talk ends with these replies, the last one said as often as it takes."""
    scene = FIRST
    for reply in [*replies, *[replies[-1]] * 9]:
        if persona.scenes[scene].branches:
            scene = persona.scenes[scene].after(reply)
    return scene


@pytest.mark.parametrize("name", sorted(PERSONAS))
def test_kind_words_reach_people_and_harsh_ones_lose_them(name: str) -> None:
    """The scripts reward the house rules."""
    assert ending(PERSONAS[name], *GOOD) == "end_with_help"
    assert ending(PERSONAS[name], HARSH) == "gone"


HEARD = [
    ("blames", "Why did you send it?"),
    ("blames", "You shouldn't have done that."),
    ("blames", "You should have known better"),
    ("blames", "that was a bit silly of you"),
    ("blames", "Well, it's partly your fault."),
    ("blames", "What were you thinking?"),
    ("asks_for_image", "Can you send me the picture?"),
    ("asks_for_image", "Could you describe the video to me"),
    ("asks_for_image", "What is in the photo?"),
    ("asks_for_image", "were you naked"),
    ("not_their_fault", "This is not your fault."),
    ("not_their_fault", "It isn’t your fault at all"),
    ("not_their_fault", "You did nothing wrong."),
    ("not_their_fault", "it's not his fault"),
    ("not_their_fault", "He is the one committing a crime."),
    ("promises_secrecy", "I won't tell anyone, I promise."),
    ("promises_secrecy", "This stays between us."),
    ("promises_secrecy", "I will keep it secret"),
    ("promises_secrecy", "nobody will ever know"),
    ("asks_about_safety", "Are you safe right now?"),
    ("asks_about_safety", "Have you had any thoughts of hurting yourself?"),
    ("asks_about_safety", "are you thinking about suicide?"),
    ("asks_about_safety", "Is he safe?"),
    ("names_a_helpline", "You can ring Childline."),
    ("names_a_helpline", "samaritans are on 116 123"),
    ("names_a_helpline", "If you are in danger call 999"),
    ("says_a_next_step", "Please don't pay him."),
    ("says_a_next_step", "You can block and report them."),
    ("listens", "That sounds really scary."),
    ("listens", "thank you for telling me"),
]
NOT_HEARD = [
    ("blames", "It is not your fault."),
    ("blames", "You are not stupid."),
    ("blames", "Nobody is disappointed in you."),
    ("blames", "Don't blame yourself."),
    ("asks_for_image", "Please do not send me the picture."),
    ("asks_for_image", "I will never ask to see the photos."),
    ("asks_for_image", "They want you to be scared of the video."),
    ("asks_for_image", "He asked you to send a picture, and that is a crime."),
    ("not_their_fault", "It is your fault."),
    ("promises_secrecy", "I can't promise to keep this secret."),
    ("promises_secrecy", "I cannot keep this between us if you are in danger."),
    ("promises_secrecy", "You do not have to tell anyone yet."),
    ("asks_about_safety", "Save the messages."),
    ("names_a_helpline", "There are people you can call."),
    ("names_a_helpline", "It was 1999."),
    ("listens", "What did he say?"),
]


@pytest.mark.parametrize(("sign", "text"), HEARD)
def test_a_sign_is_heard(sign: str, text: str) -> None:
    """And the sentence is kept for the feedback."""
    assert heard(f"Hello there. {text}")[sign] in text.replace("’", "'")


@pytest.mark.parametrize(("sign", "text"), NOT_HEARD)
def test_a_sign_is_not_heard_in_its_opposite(sign: str, text: str) -> None:
    """A helper must not be scolded for the right words."""
    assert sign not in heard(text)


def test_every_sign_is_tested_both_ways() -> None:
    """A new pattern cannot be forgotten here."""
    assert {sign for sign, _ in HEARD} == set(SIGNS)
    assert {sign for sign, _ in NOT_HEARD} >= set(SIGNS) - {"says_a_next_step"}


def test_feedback_names_every_house_rule() -> None:
    """All kept by good replies; each broken one with the words that broke it and what to do instead."""
    assert all(verdict.kept for verdict in feedback(GOOD))
    long = "I would " + "really " * 25 + "like to help you."
    hard = "Psychological ramifications necessitate safeguarding documentation and subsequent institutional evaluation."
    bad = [HARSH, "Can you send me the picture?", "I promise I won't tell anyone.", hard, long]
    verdicts = {verdict.rule: verdict for verdict in feedback(bad)}
    assert [rule for rule, verdict in verdicts.items() if verdict.kept] == []
    assert len(verdicts) == 8
    assert verdicts["No blame"].words == "Why did you send it?"
    assert verdicts["Short, plain sentences"].words == long
    assert verdicts["Can be read at 11 years of age"].words == hard
    assert all(verdict.advice for verdict in verdicts.values())


def talk_of(page: Any) -> str:
    """The sealed talk in a page."""
    return re.search(r'name="talk" value="([^"]+)"', page.content.decode())[1]


@pytest.mark.parametrize("role", [*ROLES, ""])
def test_everybody_on_the_staff_may_practise_and_strangers_may_not(
    role: str, browser_of: Callable[..., Any]
) -> None:
    """Every address; a post needs the token of a page."""
    from django.test import Client

    from review.practice.urls import urlpatterns

    assert {pattern.name for pattern in urlpatterns} == {"practice", "practise_with", "practise_as_person"}
    client = browser_of(*filter(None, [role]))
    address = reverse("practise_with", args=["angry_parent"])
    assert client.get(reverse("practice")).status_code == 200
    assert client.get(address).status_code == 200
    assert browser_of(role or "nobody", name=role or "nobody", strict=True).post(address).status_code == 403
    for stranger in (
        Client().get(address),
        Client().get(reverse("practice")),
        Client().get(reverse("practise_as_person")),
    ):
        assert stranger.status_code == 302 and "/login/" in stranger["Location"]


def test_a_whole_talk_with_feedback(browser_of: Callable[..., Any]) -> None:
    """From the first word to the table of rules; a long or empty reply is asked for again."""
    client = browser_of("reviewer")
    address = reverse("practise_with", args=["panicked_teen"])
    page = client.get(address)
    assert PERSONAS["panicked_teen"].scenes[FIRST].says in page.content.decode()
    assert client.post(address, {"talk": talk_of(page), "reply": " "}).status_code == 422
    assert client.post(address, {"talk": talk_of(page), "reply": "x" * 1001}).status_code == 422
    for reply in GOOD:
        page = client.post(address, {"talk": talk_of(page), "reply": reply, "do": "say"})
        if "The talk is over" in page.content.decode():
            break
    end = client.post(address, {"talk": talk_of(page), "do": "finish"}).content.decode()
    assert "You kept 8 of 8 house rules" in end and "None of this is kept" in end


def test_a_talk_cannot_be_forged_or_carried_to_another_person(browser_of: Callable[..., Any]) -> None:
    """A changed talk begins anew; words in it are shown as words."""
    client = browser_of("reviewer")
    address = reverse("practise_with", args=["panicked_teen"])
    sealed = talk_of(client.get(address))
    for wrong in ("", "x", sealed[:-2] + "AA"):
        assert client.post(address, {"talk": wrong, "reply": "hello"}).status_code == 302
    other = reverse("practise_with", args=["angry_parent"])
    assert client.post(other, {"talk": sealed, "reply": "hello"}).status_code == 302
    assert client.get(reverse("practise_with", args=["nobody"])).status_code == 404
    page = client.post(address, {"talk": sealed, "reply": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


MARK = "pomegranate lighthouse"


def test_nothing_that_a_trainee_writes_is_stored(desk: Path, browser_of: Callable[..., Any]) -> None:
    """The words are in no file of the desk: not in its database, its sessions or its audit log."""
    client = browser_of("reviewer")
    address = reverse("practise_with", args=["panicked_teen"])
    page = client.post(address, {"talk": talk_of(client.get(address)), "reply": f"hello {MARK}"})
    assert MARK in client.post(address, {"talk": talk_of(page), "do": "finish"}).content.decode()
    found = [file for file in desk.rglob("*") if file.is_file() and MARK.encode() in file.read_bytes()]
    assert found == []
    assert any(b"reviewer" in file.read_bytes() for file in desk.rglob("review.db*"))


def test_playing_the_person_against_steady_leaves_nothing(
    server: Server, browser_of: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real talk over the web channel: words, a choice, feedback on Steady; no event and no exit is left of it."""
    from steady.channels.leaving import exits_since

    today = date.today()
    exits_before = exits_since(server.folder, today)
    monkeypatch.setenv("STEADY_PORT", server.address.rsplit(":", 1)[1])
    client = browser_of("reviewer")
    address = reverse("practise_as_person")
    page = client.get(address)
    assert page.status_code == 200
    words = f"im 14 and someone wants money or he posts my pics {MARK}"
    page = client.post(address, {"talk": talk_of(page), "reply": words, "do": "say"})
    text = page.content.decode()
    assert MARK in text and "Childline" in text
    choice = re.search(r'name="choice" value="(\w+)"', text)
    assert choice is not None
    page = client.post(address, {"talk": talk_of(page), "choice": choice[1]})
    assert page.status_code == 200
    end = client.post(address, {"talk": talk_of(page), "do": "finish"}).content.decode()
    assert "Steady kept" in end and MARK in end
    files = [file for file in server.folder.rglob("*") if file.is_file()]
    assert files
    assert [file.name for file in files if MARK.encode() in file.read_bytes()] == []
    assert exits_since(server.folder, today) == exits_before


def test_when_steady_does_not_run_the_trainee_is_told(
    browser_of: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No error page."""
    monkeypatch.setenv("STEADY_PORT", "9")
    page = browser_of("reviewer").get(reverse("practise_as_person"), follow=True)
    assert page.status_code == 200 and "Steady is not running" in page.content.decode()
