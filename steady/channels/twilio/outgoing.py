"""SMS and WhatsApp messages through Twilio.

Limits: two SMS parts a bubble (see gsm.py); 1,600 characters through the API for WhatsApp. Errors:
https://www.twilio.com/docs/api/errors
"""

from steady.channels import gsm
from steady.channels.graph import retry_after
from steady.channels.platform import Answer, Bubble, Limits, Passing, Refused, Surface, Unreachable

LIMITS: dict[Surface, Limits] = {
    "sms": Limits(
        text=gsm.LONGEST, measure=gsm.units, clean=gsm.plain, one_stream=True, burst=10, seconds=1.0
    ),
    "whatsapp": Limits(text=1000, burst=30, seconds=6.0),
}
# opted out, not a mobile number, not reachable, no permission for the region, WhatsApp's window closed
_UNREACHABLE = {21610, 21211, 21408, 21612, 21614, 63016, 63024}
_PASSING = {20429, 30001, 30008, 63018, 63038}


def form(bubble: Bubble, to: str, sender: dict[str, str]) -> dict[str, str]:
    """The fields of a POST to `Messages.json`. `sender` has `From` or `MessagingServiceSid`."""
    return {"To": to, **sender, "Body": bubble.text}


def check(answer: Answer) -> None:
    """Read Twilio's answer.

    Raises:
        Passing, Refused, Unreachable: by Twilio's error code, else by the status.
    """
    if answer.status < 300:
        return
    code = answer.data.get("code")
    if code in _UNREACHABLE:
        raise Unreachable(code)
    if answer.status == 429 or answer.status >= 500 or code in _PASSING:
        raise Passing(code or answer.status, retry_after(answer))
    raise Refused(code or answer.status)
