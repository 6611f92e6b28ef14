"""The fixed words of the messaging channels, read from `domain.yml` at start: notices, clearing, framing."""

from dataclasses import dataclass
from pathlib import Path

from steady.channels.bubbles import Framing
from steady.channels.fallback import read_responses
from steady.channels.platform import Surface
from steady.conversation.people import emergency_number


@dataclass(frozen=True)
class ChannelWords:
    """`notice` opens a conversation and `clear` closes it, by surface; `clear_copy` says how to erase ours (R32)."""

    notice: dict[Surface, str]
    clear: dict[Surface, str]
    clear_copy: str
    framing: Framing


def read_channel_words(
    domain_file: Path, surfaces: tuple[Surface, ...], country: str, chat_url: str | None
) -> ChannelWords:
    """The words for some surfaces. A notice's line about the web page is left out when there is no `chat_url`.

    Raises:
        ConfigurationError: when the file cannot be read or a response is missing.
    """
    names = [f"utter_{kind}_{surface}" for kind in ("notice", "clear") for surface in surfaces]
    texts = read_responses(
        domain_file, [*names, "utter_clear_copy", "utter_reply_with_number", "utter_choose"]
    )

    def notice(surface: Surface) -> str:
        lines = texts[f"utter_notice_{surface}"].splitlines()
        shown = [line for line in lines if chat_url or "{web}" not in line]
        filled = "\n".join(shown).replace("{web}", chat_url or "")
        return filled.replace("{emergency}", emergency_number(country))

    return ChannelWords(
        notice={surface: notice(surface) for surface in surfaces},
        clear={surface: texts[f"utter_clear_{surface}"] for surface in surfaces},
        clear_copy=texts["utter_clear_copy"],
        framing=Framing(texts["utter_reply_with_number"], texts["utter_choose"]),
    )
