"""Telegram messages. Limits: https://core.telegram.org/bots/api#sendmessage, https://core.telegram.org/bots/faq"""

from typing import Any

from steady.channels.platform import Answer, Bubble, Limits, Passing, Refused, Unreachable

# 4,096 characters are allowed; long bubbles are hard to read. Labels have no published limit; a phone shows about 40.
LIMITS = Limits(text=1000, buttons=13, button_title=40, burst=10, seconds=1.0)


def message(bubble: Bubble, to: str) -> dict[str, Any]:
    """The body of `sendMessage`: one button a row, no preview of links on a phone that others may see."""
    body: dict[str, Any] = {
        "chat_id": int(to),
        "text": bubble.text,
        "link_preview_options": {"is_disabled": True},
    }
    if bubble.choices:
        rows = [[{"text": choice.title, "callback_data": choice.id}] for choice in bubble.choices]
        body["reply_markup"] = {"inline_keyboard": rows}
    return body


def check(answer: Answer) -> None:
    """Read the Bot API's answer.

    Raises:
        Passing, Refused, Unreachable: 403 is a person who blocked the bot, 400 "chat not found" one who left.
    """
    if answer.status < 300 and answer.data.get("ok") is True:
        return
    if answer.status == 429:
        parameters = answer.data.get("parameters")
        seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
        raise Passing(429, float(seconds) if isinstance(seconds, int | float) else None)
    if answer.status < 300 or answer.status >= 500:
        raise Passing(answer.status)
    gone = "chat not found" in str(answer.data.get("description", "")).lower()
    if answer.status == 403 or gone:
        raise Unreachable(answer.status)
    raise Refused(answer.status)
