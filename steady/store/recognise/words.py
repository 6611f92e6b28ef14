"""Word lists: first names, names that are words too, and the ordinary words of people who write to Steady."""

import unicodedata
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent


def word_set(words: str) -> frozenset[str]:
    """The words of a text, for lists that are written in code."""
    return frozenset(words.split())


FUNCTION_WORDS = word_set(
    """
    i i'm im i've ive i'll i'd he she it its it's they we you me him her them us my his their our
    your this that these those there here who what when where why how which a an the and but or so
    if as at by for from in into of off on onto out over to up with without about after before since
    until is am are was were be been being do does did don't dont have has had having will would can
    could should may might must not no yes yeah yep nope ok okay please help hi hello hey thanks
    thank sorry just now then than too very really also even still already again because cause coz
    cos tho though while all any some every each both more most much many lot lots said says say
    like im u ur r n idk lol omg wtf pls plz dunno gonna wanna got get gets let never ever always
    maybe everyone someone somebody anyone nobody everything something nothing people guy guys girl
    boy man woman
    """
)
DETERMINERS = word_set(
    """
    a an the this that these those my your his her our their its no some any every each another
    which what
    """
)


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Names that are nearly always names."""
    return _load("first_names.txt")


@lru_cache(maxsize=1)
def names_that_are_words() -> frozenset[str]:
    """Names that are also words, places or brands: `will`, `grace`, `jordan`."""
    return _load("names_that_are_words.txt")


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Words that are not taken for a name or a handle just because they are no name we know."""
    return _load("ordinary_words.txt") | FUNCTION_WORDS


@lru_cache(maxsize=4096)
def bare(word: str) -> str:
    """Lower case, without accents and possessive endings: `Zoë's` -> `zoe`."""
    word = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).replace(
        "ł", "l"
    )


def is_ordinary(word: str) -> bool:
    """Whether a word (or what it is made from: `teacher's`, `mates`) is in the list of ordinary words."""
    known = ordinary_words()
    plain = bare(word)
    if "-" in plain:
        return all(part in known for part in plain.split("-"))
    return plain in known or plain.removesuffix("s") in known or word.lower().replace("’", "'") in known


def _load(name: str) -> frozenset[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
