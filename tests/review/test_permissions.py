"""Who may do what: every address, by every role and by strangers; and what a browser may be tricked into."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.review.conftest import PASSWORD, ROLES, Tracker

STAFF = {"reviewer", "lead", "administrator", "no role"}
READERS = {"reviewer", "lead"}
LEADS = {"lead"}
ADMINISTRATORS = {"administrator"}

# Address, arguments, method, who may, and what the allowed get.
TABLE = [
    ("home", {}, "get", STAFF, 302),
    ("account", {}, "get", STAFF, 200),
    ("password", {}, "get", STAFF, 200),
    ("set_up_codes", {}, "get", STAFF, 200),
    ("code", {}, "get", STAFF, 200),
    ("logout", {}, "post", STAFF, 302),
    ("dashboard", {}, "get", STAFF, 200),
    ("wellbeing", {}, "get", STAFF, 200),
    ("help", {}, "get", STAFF, 200),
    ("labelling", {}, "get", STAFF, 200),
    ("inbox", {}, "get", READERS, 200),
    ("queues", {}, "get", READERS, 200),
    ("take_next", {"name": "useful"}, "get", READERS, 302),
    ("conversation", {"pk": 1}, "get", READERS, 200),
    ("flags", {}, "get", READERS, 200),
    ("save_filter", {}, "post", READERS, 302),
    ("forget_filter", {"pk": 1}, "post", READERS, 404),
    ("had_a_break", {}, "post", READERS, 302),
    ("review", {"pk": 1}, "post", READERS, 422),
    ("note", {"pk": 1}, "post", READERS, 302),
    ("flag", {"pk": 1}, "post", READERS, 302),
    ("tag", {"pk": 1}, "post", READERS, 302),
    ("take", {"pk": 1}, "post", READERS, 302),
    ("flag_status", {"pk": 1}, "get", LEADS, 200),
    ("tags", {}, "get", LEADS, 200),
    ("agreement", {}, "get", LEADS, 200),
    ("audit", {}, "get", LEADS | ADMINISTRATORS, 200),
    ("people", {}, "get", ADMINISTRATORS, 200),
    ("new_person", {}, "get", ADMINISTRATORS, 200),
    ("person", {"pk": 1}, "get", ADMINISTRATORS, 200),
    ("new_password", {"pk": 1}, "post", ADMINISTRATORS, 200),
]
OPEN = {"login", "healthy"}
OF_OTHER_APPS = ("learn", "practice")


@pytest.fixture
def filled(desk: Any, tracker: Tracker, person: Callable[..., Any]) -> None:
    """One conversation and one flag."""
    from review.conversations.models import Conversation
    from review.reviewing.models import Flag

    first = person("first", "administrator")
    tracker.add("web:one", "someone has my pictures")
    tracker.follow()
    assert Conversation.objects.get().pk == 1
    Flag.objects.create(conversation_id=1, kind="tone", raised_by=first)


@pytest.mark.parametrize("role", [*ROLES, "no role", "stranger"])
def test_every_address_by_every_role(filled: None, browser_of: Callable[..., Any], role: str) -> None:
    from django.test import Client
    from django.urls import reverse

    wrong = []
    for name, arguments, method, who, status in TABLE:
        client = Client() if role == "stranger" else browser_of(*([] if role == "no role" else [role]))
        answer = getattr(client, method)(reverse(name, kwargs=arguments))
        if role == "stranger":
            expected, is_right = "login", answer.status_code == 302 and answer.url == "/login/"
        else:
            expected = status if role in who else 403
            is_right = answer.status_code == expected
        if not is_right:
            wrong.append((name, method, role, answer.status_code, expected))
    assert wrong == []


def test_the_table_has_every_address(desk: Any) -> None:
    from django.urls import get_resolver

    own = {
        pattern.name
        for pattern in get_resolver().url_patterns
        if getattr(pattern, "callback", None)
        and not pattern.callback.__module__.startswith(tuple(f"review.{app}" for app in OF_OTHER_APPS))
    }
    assert own == {row[0] for row in TABLE} | OPEN


def test_addresses_that_change_something_refuse_to_be_read(
    filled: None, browser_of: Callable[..., Any]
) -> None:
    from django.urls import reverse

    client = browser_of(*ROLES)
    for name, arguments, method, _, _ in TABLE:
        if method == "post":
            assert client.get(reverse(name, kwargs=arguments)).status_code == 405, name


def test_every_change_needs_the_token_of_a_page(filled: None, browser_of: Callable[..., Any]) -> None:
    from django.urls import reverse

    client = browser_of(*ROLES, strict=True)
    for name in {row[0] for row in TABLE} - {"home"} | {"login"}:
        arguments = next((row[1] for row in TABLE if row[0] == name), {})
        answer = client.post(reverse(name, kwargs=arguments), {"text": "x"})
        assert answer.status_code in (403, 405), name
        if answer.status_code == 405:
            assert next(row[2] for row in TABLE if row[0] == name) == "get"


def test_a_conversation_that_is_not_there_is_not_found(filled: None, browser_of: Callable[..., Any]) -> None:
    assert browser_of("lead").get("/conversations/999/").status_code == 404


def test_a_session_changes_its_name_at_login_and_dies_at_logout(
    desk: Any, person: Callable[..., Any]
) -> None:
    from django.test import Client

    person("ruth", "reviewer")
    client = Client()
    client.get("/login/")
    planted = "planted-by-somebody-else-00000000"
    client.cookies["desk_session"] = planted
    client.post("/login/", {"username": "ruth", "password": PASSWORD})
    cookie = client.cookies["desk_session"]
    assert cookie.value != planted
    assert cookie["httponly"] and cookie["samesite"] == "Strict"

    thief = Client()
    thief.cookies["desk_session"] = cookie.value
    assert thief.get("/help/").status_code == 200  # the cookie is the key: that is why scripts cannot read it
    client.post("/logout/")
    assert thief.get("/help/").url == "/login/"


@pytest.mark.parametrize("change", ["password", "locked", "reset"])
def test_a_stolen_session_ends_when_its_owner_acts(
    desk: Any, browser_of: Callable[..., Any], change: str
) -> None:
    from django.contrib.auth.models import User

    from review.accounts.people import change_person, reset_password

    thief, owner = browser_of("reviewer", name="ruth"), browser_of("reviewer", name="ruth")
    administrator = User.objects.create_user("boss")
    ruth = User.objects.get(username="ruth")
    assert thief.get("/help/").status_code == 200
    if change == "password":
        data = {
            "old_password": PASSWORD,
            "new_password1": "nine slow tractors",
            "new_password2": "nine slow tractors",
        }
        assert owner.post("/account/password/", data).status_code == 302
        assert owner.get("/help/").status_code == 200
    elif change == "locked":
        change_person(ruth, ["reviewer"], False, administrator)
    else:
        reset_password(ruth, "boss")
    assert thief.get("/help/").url == "/login/"


def test_a_session_ends_after_a_working_day(desk: Any, browser_of: Callable[..., Any]) -> None:
    client = browser_of("reviewer")
    client.get("/help/")
    session = client.session
    session["began"] -= 9 * 3600
    session.save()
    assert client.get("/help/").url == "/login/"


def test_five_wrong_passwords_lock_an_account(desk: Any, person: Callable[..., Any]) -> None:
    from django.test import Client

    person("ruth", "reviewer")
    client = Client()
    for _ in range(4):
        assert client.post("/login/", {"username": "ruth", "password": "wrong"}).status_code == 200
    assert client.post("/login/", {"username": "ruth", "password": "wrong"}).status_code == 429
    assert client.post("/login/", {"username": "ruth", "password": PASSWORD}).status_code == 429
    assert "_auth_user_id" not in client.session


def test_a_first_password_must_be_changed_before_anything_else(desk: Any) -> None:
    from django.test import Client

    from review.accounts.people import first_person

    password = first_person()
    assert first_person() is None
    client = Client()
    client.post("/login/", {"username": "admin", "password": password})
    assert client.get("/conversations/").url == "/account/password/"
    data = {
        "old_password": password,
        "new_password1": "nine slow tractors",
        "new_password2": "nine slow tractors",
    }
    client.post("/account/password/", data)
    assert client.get("/conversations/").status_code == 200


def test_codes_are_asked_for_once_they_are_set_up(desk: Any, person: Callable[..., Any]) -> None:
    import time

    from django.test import Client
    from django_otp.oath import TOTP
    from django_otp.plugins.otp_totp.models import TOTPDevice

    person("ruth", "reviewer")
    first = Client()
    first.post("/login/", {"username": "ruth", "password": PASSWORD})
    page = first.get("/account/codes/").content.decode()
    assert "<svg" in page
    device = TOTPDevice.objects.get()

    def code(offset: int = 0) -> str:
        totp = TOTP(device.bin_key)
        totp.time = time.time() + offset
        return f"{totp.token():06d}"

    wrong = f"{(int(code()) + 1) % 1_000_000:06d}"
    assert "not right" in first.post("/account/codes/", {"code": wrong}).content.decode()
    device.refresh_from_db()
    device.throttle_reset()
    spare = first.post("/account/codes/", {"code": code()}).content.decode()
    spare_code = spare.split("<code>")[1].split("<")[0]

    again = Client()
    again.post("/login/", {"username": "ruth", "password": PASSWORD})
    assert again.get("/conversations/").url == "/code/"
    assert again.post("/code/", {"code": spare_code}).status_code == 302
    assert again.get("/conversations/").status_code == 200

    third = Client()
    third.post("/login/", {"username": "ruth", "password": PASSWORD})
    third.post("/code/", {"code": spare_code})
    assert third.get("/conversations/").url == "/code/"  # a spare code works once


def test_nobody_gives_themselves_what_a_form_does_not_offer(
    filled: None, browser_of: Callable[..., Any]
) -> None:
    from django.contrib.auth.models import User

    from review.conversations.models import Conversation
    from review.reviewing.models import Flag, Note, Review

    client = browser_of("reviewer", name="ruth")
    ruth = User.objects.get(username="ruth")
    more = {"is_superuser": "1", "is_staff": "1", "user": "1", "must_change_password": "1", "roles": "lead"}
    client.post("/account/", {"break_after": "30", "blur": "on", **more})
    ruth.refresh_from_db()
    assert not ruth.is_superuser and not ruth.is_staff
    assert list(ruth.groups.values_list("name", flat=True)) == ["reviewer"]
    assert ruth.preferences.break_after == 30 and not ruth.preferences.must_change_password

    client.post(
        "/conversations/1/note/", {"text": "hello", "author": "1", "conversation": "9", "at": "2001-01-01"}
    )
    note = Note.objects.get()
    assert (note.author, note.conversation_id, note.at.year > 2001) == (ruth, 1, True)
    client.post(
        "/conversations/1/flag/", {"kind": "risk", "status": "closed", "raised_by": "1", "outcome": "x"}
    )
    flag = Flag.objects.get(kind="risk")
    assert (flag.raised_by, flag.status, flag.outcome) == (ruth, "open", "")
    labels = {"m0-given": "on", "m0-risk": "none", "m0-risk_for": "self", "m0-reply": "safe"}
    extra = {"kind": "settling", "reviewer": "1", "m0-review": "9", "state": "done", "in_sample": "1"}
    client.post("/conversations/1/review/", {**labels, **extra, "do": "draft"})
    review = Review.objects.get()
    assert (review.kind, review.reviewer, review.submitted_at) == ("first", ruth, None)
    assert Conversation.objects.get().state == "new"


def test_an_administrator_cannot_lock_everybody_out(desk: Any, browser_of: Callable[..., Any]) -> None:
    from django.contrib.auth.models import User

    client = browser_of("administrator", name="boss")
    boss = User.objects.get(username="boss")
    answer = client.post(f"/people/{boss.pk}/", {"roles": ["reviewer"], "is_active": "on"})
    assert "cannot take your own access away" in answer.content.decode()
    assert boss.groups.get().name == "administrator"


def test_one_persons_saved_filters_are_not_anothers(desk: Any, browser_of: Callable[..., Any]) -> None:
    from review.reviewing.models import SavedFilter

    mine, theirs = browser_of("reviewer", name="ruth"), browser_of("reviewer", name="sam")
    mine.post(
        "/filters/save/", {"name": "urgent", "query": "sign=crisis&risk=self_harm&next=//evil.example&q="}
    )
    saved = SavedFilter.objects.get()
    assert saved.query == "risk=self_harm&sign=crisis"
    assert theirs.post(f"/filters/{saved.pk}/forget/").status_code == 404
    assert "urgent" not in theirs.get("/conversations/").content.decode()
    assert mine.post(f"/filters/{saved.pk}/forget/").status_code == 302
    assert not SavedFilter.objects.exists()


def test_a_login_does_not_lead_elsewhere(desk: Any, person: Callable[..., Any]) -> None:
    from django.test import Client

    person("ruth", "reviewer")
    data = {"username": "ruth", "password": PASSWORD, "next": "https://evil.example/"}
    assert Client().post("/login/", data).url == "/"


def test_answers_carry_the_policy_and_are_never_kept(desk: Any, browser_of: Callable[..., Any]) -> None:
    answer = browser_of("lead").get("/conversations/")
    policy = answer["Content-Security-Policy"]
    for part in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"):
        assert part in policy
    assert "unsafe" not in policy
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
