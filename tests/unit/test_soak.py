"""What `make soak` calls flat, and what it calls an error."""

import pytest

from bench.soak import conversations, errors_in, growth, passed

FLAT = {
    "processes": {"rasa_server": {"growth_after_warm_up": 0.01}},
    "failed_messages": [],
    "error_lines": [],
}


def test_growth_before_the_warm_up_is_over_does_not_count() -> None:
    assert growth([100.0, 200.0, 300.0, *[400.0] * 9]) == 0


def test_a_slow_leak_is_seen() -> None:
    assert growth([500.0 + minute * 5 for minute in range(40)]) > 0.05


def test_one_high_sample_is_no_leak() -> None:
    assert growth([500.0] * 30 + [900.0] + [500.0] * 9) == 0


@pytest.mark.parametrize(
    "line",
    [
        "STEADY_TURN_FAILED ref=1 cause=timeout channel=web",
        "2026 ERROR rasa.core",
        "Traceback (most recent",
        "WARNING x",
    ],
)
def test_lines_of_trouble_are_found(line: str) -> None:
    assert errors_in(["all is well\n", line + "\n"]) == [line]


def test_the_line_that_names_the_chat_page_is_no_error() -> None:
    assert not errors_in(["Steady is ready: http://127.0.0.1:5005/webhooks/web/chat\n"])


def test_one_fault_is_enough_to_fail() -> None:
    assert passed(FLAT)
    assert not passed({**FLAT, "error_lines": ["STEADY_TURN_FAILED"]})
    assert not passed({**FLAT, "failed_messages": ["ReadTimeout"]})
    assert not passed({**FLAT, "processes": {"rasa_server": {"growth_after_warm_up": 0.06}}})


def test_the_written_conversations_are_what_people_play() -> None:
    assert len(conversations()) >= 200
