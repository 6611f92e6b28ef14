"""A conversation over each platform, through real HTTP both ways."""

import sqlite3
import time

import pytest

from steady.channels.tracker import Recollection
from tests.channels.messaging.conftest import MakeSteady, Steady
from tests.channels.messaging.people import PEOPLE

ALL = pytest.mark.parametrize("surface", list(PEOPLE))
BUTTONS = pytest.mark.parametrize("surface", ["whatsapp", "messenger", "instagram", "telegram"])


@ALL
def test_first_reply_says_what_this_is_and_how_to_clear_it_and_the_next_does_not(
    steady: Steady, surface: str
) -> None:
    """R32: a chatbot, not private on a shared phone, how to delete the thread, the web address."""
    person = steady.person(surface)
    first = "\n".join(sent.text for sent in person.say("hello"))
    assert (
        "chatbot, not a person" in first and "tap Delete" in first and "https://steady.example/chat" in first
    )
    assert "999" in first and "{" not in first
    assert first.index("chatbot") < first.index("Turn")
    second = person.say("and now?")
    assert len(second) == 1 and "chatbot" not in second[0].text


@ALL
def test_somebody_in_danger_gets_the_help_before_the_notice(
    steady: Steady, surface: str, monkeypatch
) -> None:
    """R1: life first; the question with its choices stays last."""

    async def known_risk(app, sender):
        return Recollection(1, {}, {"risk": "self_harm"})

    monkeypatch.setattr("steady.channels.answers.recall", known_risk)
    person = steady.person(surface)
    shown = "\n".join(sent.text for sent in person.say("crisis"))
    places = [
        shown.index(words) for words in ("glad you told me", "Helpline 0", "chatbot", "Is it safe to chat?")
    ]
    assert places == sorted(places)


@BUTTONS
def test_tapped_button_is_understood_and_its_id_tells_nothing(steady: Steady, surface: str) -> None:
    person = steady.person(surface)
    *_, question = person.say("short choices")
    assert [title for _, title in question.choices] == ["Yes", "Not now"]
    assert not any("safe" in choice or "/" in choice for choice, _ in question.choices)
    person.tap(question, "Not now")
    assert steady.bot.received[-1] == '/choose{"choice": "safe_no"}'


@ALL
@pytest.mark.parametrize(
    "typed", ["2", "2.", "two", "Not now", "not now!", "NOT  NOW", "option 2", "the second one"]
)
def test_choice_typed_as_number_or_words_is_understood(steady: Steady, surface: str, typed: str) -> None:
    person = steady.person(surface)
    shown = person.say("short choices")[-1].text
    if surface in ("sms", "twilio_whatsapp", "instagram"):
        assert "1. Yes\n2. Not now" in shown and "reply with a number" in shown
    person.say(typed)
    assert steady.bot.received[-1] == '/choose{"choice": "safe_no"}'


@BUTTONS
def test_button_of_an_older_question_still_works_and_one_never_offered_is_read_as_its_words(
    steady: Steady, surface: str
) -> None:
    person = steady.person(surface)
    question = person.say("short choices")[-1]
    person.say("hello")
    person.tap(question, "Yes")
    assert steady.bot.received[-1] == '/choose{"choice": "safe_yes"}'
    stranger = steady.person(surface)
    stranger.tap(question, "Yes")
    assert steady.bot.received[-1] == "Yes"


@ALL
def test_typed_payload_is_never_obeyed(steady: Steady, surface: str) -> None:
    person = steady.person(surface)
    person.say('/choose{"choice": "safe_no"}')
    assert steady.bot.received[-1] == "..."


@ALL
def test_picture_is_refused_kindly_and_nothing_of_it_is_kept(steady: Steady, surface: str) -> None:
    """R14, and several pictures at once get one refusal."""
    person = steady.person(surface)
    assert "don't send pictures" in person.send_picture()[-1].text
    assert steady.bot.received[-1] == "/sent_media"
    before = len(person.got())
    for _ in range(3):
        person.deliver(person.picture())
    steady.settle()
    assert len(person.got()) == before
    files = [file for file in steady.folder.iterdir() if file.is_file()]
    assert files and not any(b"marker" in file.read_bytes() for file in files)


@pytest.mark.parametrize("surface", ["whatsapp", "messenger"])
def test_album_that_comes_in_one_request_gets_one_refusal(steady: Steady, surface: str) -> None:
    person = steady.person(surface)
    person.deliver(*(person.picture() for _ in range(5)))
    steady.settle()
    assert sum("don't send pictures" in sent.text for sent in person.got()) == 1


@pytest.mark.parametrize("choice", ["", "é😀", "x" * 300, "safe_no", '/choose{"choice": "safe_no"}'])
@BUTTONS
def test_forged_button_is_read_as_its_words_only(steady: Steady, surface: str, choice: str) -> None:
    person = steady.person(surface)
    person.say("short choices")
    person.deliver(person.press(choice, "some words"))
    steady.settle()
    assert steady.bot.received[-1] == "some words"


@ALL
def test_words_sent_with_a_picture_are_read_too(steady: Steady, surface: str) -> None:
    """A cry for help may stand under a picture."""
    person = steady.person(surface)
    person.deliver(person.picture(caption="he will kill me"))
    steady.settle()
    assert steady.bot.received[-2:] == ["/sent_media", "he will kill me"]


@ALL
def test_goodbye_says_how_to_clear_the_thread(steady: Steady, surface: str) -> None:
    """R32."""
    person = steady.person(surface)
    person.say("hello")
    shown = "\n".join(sent.text for sent in person.say("goodbye"))
    assert "Take care." in shown and "tap Delete" in shown and "delete this chat" in shown


@ALL
def test_erase_on_request_leaves_nothing_and_the_next_message_starts_anew(
    steady: Steady, surface: str
) -> None:
    person = steady.person(surface)
    person.say("some text to remember")
    assert "tap Delete" in "\n".join(sent.text for sent in person.say("forget me"))
    assert not any(b"some text to remember" in f.read_bytes() for f in steady.folder.iterdir() if f.is_file())
    assert "chatbot" in person.say("hello")[0].text


@ALL
def test_tracker_and_files_hold_no_address_and_no_message_id(steady: Steady, surface: str) -> None:
    person = steady.person(surface)
    person.deliver(person.text("hi", f"wamid.marker{surface}"))
    person.fake.wait_for(person.id)
    steady.settle()
    with sqlite3.connect(steady.folder / "tracker.db") as connection:
        senders = [row[0] for row in connection.execute("SELECT DISTINCT sender_id FROM events")]
    assert senders and all(len(sender.split(":")[1]) == 64 for sender in senders)
    number = person.id.removeprefix("whatsapp:").encode()
    for file in steady.folder.iterdir():
        data = file.read_bytes() if file.is_file() else b""
        assert number not in data and b"wamid.marker" not in data


@ALL
def test_duplicate_at_once_and_later_is_answered_once(steady: Steady, surface: str) -> None:
    person = steady.person(surface)
    request = person.request(person.text(f"only once {surface}"))
    for _ in range(3):
        assert request.post(steady.address).status_code in (200, 204)
    steady.settle()
    assert request.post(steady.address).status_code in (200, 204)
    steady.settle()
    assert steady.bot.received.count(f"only once {surface}") == 1


@ALL
def test_quick_messages_of_one_person_are_answered_in_order(steady: Steady, surface: str) -> None:
    person = steady.person(surface)
    for number in range(3):
        person.deliver(person.text(f"slow {surface} {number}"))
    steady.settle()
    mine = [text for text in steady.bot.received if text.startswith(f"slow {surface}")]
    assert mine == [f"slow {surface} {number}" for number in range(3)]
    assert len(person.got()) == 3


@ALL
def test_webhook_is_acknowledged_while_the_turn_is_still_running(steady: Steady, surface: str) -> None:
    person = steady.person(surface)
    started = time.monotonic()
    person.deliver(person.text("hang"))
    assert time.monotonic() - started < 0.5
    steady.settle()


def test_turns_that_hang_do_not_keep_others_from_help(make_steady: MakeSteady) -> None:
    steady = make_steady(turn_timeout=4.0)
    hanging = [steady.person("whatsapp") for _ in range(8)]
    for person in hanging:
        person.deliver(person.text("hang"))
    other = steady.person("sms")
    another = steady.person("whatsapp")
    another.deliver(another.text("i need help"))
    other.deliver(other.text("i need help"))
    steady.fake.wait_for(other.id, seconds=1.5)
    steady.fake.wait_for(another.id, seconds=3.5)
    steady.settle()


@ALL
@pytest.mark.parametrize("words", ["boom", "hang", "silence"])
def test_when_the_turn_fails_safe_words_and_helplines_still_come(
    steady: Steady, surface: str, words: str
) -> None:
    """R5: by a path that does not need Rasa."""
    shown = "\n".join(sent.text for sent in steady.person(surface).say(words))
    assert "something went wrong" in shown and "999" in shown and "Samaritans" in shown


@ALL
def test_long_reply_comes_in_few_bubbles_in_order(steady: Steady, surface: str) -> None:
    person = steady.person(surface)
    person.say("hello")
    bubbles = person.say("long")
    assert len(bubbles) <= (4 if surface == "sms" else 2)
    text = " ".join(sent.text for sent in bubbles)
    assert [text.count(f"number {number} ") for number in range(3)] == [6, 6, 6]


@ALL
def test_words_to_copy_have_a_bubble_of_their_own_except_in_sms(steady: Steady, surface: str) -> None:
    person = steady.person(surface)
    person.say("hello")
    texts = [sent.text for sent in person.say("words to copy")]
    assert ("Please help me." in texts) == (surface != "sms")
    assert "1. Stop.\n2. Keep." in "\n\n".join(texts).split("\n\n")


def test_sms_has_only_letters_that_every_phone_shows_in_two_parts(steady: Steady) -> None:
    person = steady.person("sms")
    person.say("hello")
    assert person.say("curly")[0].text == "Don't pay... \"ever\" - it's a trick"


@ALL
def test_flood_gets_helplines_once_and_no_more(make_steady: MakeSteady, surface: str) -> None:
    steady = make_steady(messages_burst=3, messages_a_minute=1)
    person = steady.person(surface)
    for number in range(8):
        assert person.deliver(person.text(f"flood {number}")).status_code in (200, 204)
    steady.settle()
    assert steady.bot.received == ["flood 0", "flood 1", "flood 2"]
    busy = [sent for sent in person.got() if "catch up" in sent.text]
    assert len(busy) == 1 and "999" in "\n".join(sent.text for sent in person.got())


@pytest.mark.parametrize("surface", ["whatsapp", "messenger", "instagram", "telegram"])
def test_message_from_before_the_answer_window_is_not_answered(steady: Steady, surface: str) -> None:
    person = steady.person(surface)
    person.deliver(person.text("too old", at=time.time() - 24 * 3600))
    steady.settle()
    assert person.got() == [] and "too old" not in steady.bot.received


@pytest.mark.parametrize("surface", ["whatsapp", "messenger", "instagram"])
def test_batch_is_answered_whole_and_in_the_order_of_writing(steady: Steady, surface: str) -> None:
    person, now = steady.person(surface), time.time()
    texts = [person.text(f"{surface} part {number}", at=now - 10 + 2 * number) for number in range(3)]
    person.deliver(texts[2], {"broken": True}, None, texts[0], texts[1])
    steady.settle()
    parts = [text for text in steady.bot.received if text.startswith(f"{surface} part")]
    assert parts == [f"{surface} part {number}" for number in range(3)]


@pytest.mark.parametrize("surface", ["whatsapp", "instagram"])
def test_message_deleted_on_the_platform_is_deleted_here(steady: Steady, surface: str) -> None:
    person = steady.person(surface)
    original = f"wamid.{person.new_id()}"
    person.deliver(person.text("words that I regret", original))
    person.deliver(person.text("words that may stay"))
    person.deliver(person.deletes(original))
    steady.settle()
    assert steady.bot.received[-2:] == ["words that I regret", "words that may stay"]
    data = b"".join(file.read_bytes() for file in steady.folder.iterdir() if file.is_file())
    assert b"words that I regret" not in data and b"words that may stay" in data
    assert "chatbot" not in person.say("hello again")[0].text  # the conversation itself goes on
