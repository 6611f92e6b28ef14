"""SMS counts its own way: 153 characters a part in the GSM alphabet, 67 as soon as one letter is not in it.

Source: 3GPP TS 23.038 (alphabet), https://www.twilio.com/docs/glossary/what-is-gsm-7-character-encoding
"""

import unicodedata

PART = 153  # of a text in several parts
UNICODE_PART = 67
MOST_PARTS = 2
LONGEST = PART * MOST_PARTS

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_COUNTS_DOUBLE = frozenset("^{}\\[~]|€\f")
_SAFE = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "‑": "-", "−": "-", "…": "...", "•": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "\t": " ", "×": "x", "ł": "l", "Ł": "L", "đ": "d", "ı": "i", "œ": "oe", "Œ": "OE",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """The text in the GSM alphabet where its script allows: safe punctuation, accents dropped, no emoji.

    A text in another script (Arabic, Hindi, Ukrainian) keeps its letters: readable beats short.
    """
    text = unicodedata.normalize("NFC", text).translate(_SAFE)
    return "".join(_letter(letter) for letter in text)


def units(text: str) -> int:
    """The length in GSM units of which `LONGEST` fit; a text that needs Unicode counts as many more."""
    if is_gsm(text):
        return sum(2 if letter in _COUNTS_DOUBLE else 1 for letter in text)
    unicode_units = len(text.encode("utf-16-be")) // 2
    return -(-unicode_units * PART // UNICODE_PART)


def is_gsm(text: str) -> bool:
    """Whether every letter is in the GSM alphabet."""
    return all(letter in _BASIC or letter in _COUNTS_DOUBLE for letter in text)


def _letter(letter: str) -> str:
    if letter in _BASIC or letter in _COUNTS_DOUBLE:
        return letter
    base = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    if base and is_gsm(base):
        return base
    category = unicodedata.category(letter)
    return (
        "" if category in ("So", "Sk", "Cf", "Cs", "Co", "Cn") or "\ufe00" <= letter <= "\ufe0f" else letter
    )
