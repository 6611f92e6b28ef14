"""Rules as data and the spaCy matcher that finds them.

A pattern is a line of words: `i am <mod>* <age>`. Between spaces stands one token:
`word`, `a|b` either, `<class>` any word of that class (see `lexicon.py`), `<any>` any token of the same sentence,
`!a|b` anything but these; after it `?` for optional or `*` for none to three.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

import spacy
from spacy.matcher import Matcher
from spacy.tokens import Doc

from steady.nlu.audience.lexicon import CLASSES, FEMALE, MALE
from steady.nlu.audience.spellings import MERGED, SPELLINGS
from steady.nlu.audience.tokens import AGE, PLACEHOLDERS, YEAR, Words, read_words


class Kind(Enum):
    """What a match says. The first group is about the number that the pattern holds."""

    SPEAKER_AGE = "speaker's age now"
    SPEAKER_NEXT = "speaker's age at the coming birthday"
    BORN = "speaker's year of birth"
    CHILD_AGE = "age of a child the speaker cares for or works with"
    THIRD_AGE = "age of he, she or they"
    PEER_AGE = "age of a friend or sibling"
    CLAIMED_AGE = "age the speaker gave to somebody else"
    AT_LEAST = "speaker is over this"
    BELOW = "speaker is under this"
    NOT_YET = "speaker has not reached this"
    IF_AGE = "age in a what-if question"
    OTHER_AGE = "somebody else's age"
    LOOSE_AGE = "an age that stands alone; whose it is follows from who speaks"
    LOOSE_NEXT = "the same, of the coming birthday"

    YOUNG = "speaker is under 18"
    ADULT = "speaker is 18 or over"
    PARENT = "speaker looks after a child or has a grown-up one"
    CHILDREN = "speaker has children, not said which or what for"
    PUPIL = "speaker works with the young person spoken of"
    JOB = "speaker's profession is with people"
    GUESS_YOUNG = "hint: under 18"
    GUESS_ADULT = "hint: 18 or over"
    GUESS_PARENT = "hint: parent"
    GUESS_PROFESSIONAL = "hint: professional"
    SELF_TARGET = "speaker's own images or threats to the speaker"
    CHILD_TARGET = "the child is the one targeted"

    VOID = "cancels the matches that it touches, of the families that the second part of its id names"


LOOSE_KINDS: Final = frozenset({Kind.LOOSE_AGE, Kind.LOOSE_NEXT})
AGE_KINDS: Final = frozenset(list(Kind)[: list(Kind).index(Kind.YOUNG)])


@dataclass(frozen=True)
class Rule:
    """One or more patterns with the same meaning. `id` is shown to trainers."""

    id: str
    kind: Kind
    patterns: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """A rule found at words[start:end]; `number` is the index of its number token, if it has one."""

    rule: Rule
    start: int
    end: int
    number: int | None


def rule(rule_id: str, kind: Kind, *patterns: str) -> Rule:
    """Shorthand for the tables."""
    return Rule(rule_id, kind, patterns)


SENTENCE_END: Final = "."  # how `read_words` gives every sign that ends a sentence
_ITEM = re.compile(r"(?P<not>!)?(?P<body>.+?)(?P<op>[?*])?$")
_OPS = {"?": "?", "*": "{0,3}"}


def compile_pattern(pattern: str) -> list[dict[str, Any]]:
    """Turn a pattern line into spaCy token patterns. Raises ValueError for an unknown class."""
    tokens: list[dict[str, Any]] = []
    for item in pattern.split():
        parts = _ITEM.match(item)
        if parts is None:
            raise ValueError(f"bad item {item!r} in pattern {pattern!r}")
        token: dict[str, Any] = {}
        if parts["body"] == "<any>":
            token["ORTH"] = {"NOT_IN": [SENTENCE_END]}
        else:
            words = _words_of(parts["body"], pattern)
            # A plain word is far cheaper for the matcher than a set of one.
            plain = len(words) == 1 and not parts["not"]
            token["ORTH"] = words.pop() if plain else {"NOT_IN" if parts["not"] else "IN": sorted(words)}
        if parts["op"]:
            token["OP"] = _OPS[parts["op"]]
        tokens.append(token)
    return tokens


def _words_of(body: str, pattern: str) -> set[str]:
    words: set[str] = set()
    for option in body.split("|"):
        if option in PLACEHOLDERS:
            words.add(option)
        elif option.startswith("<"):
            name = option.strip("<>")
            if name not in CLASSES:
                raise ValueError(f"unknown class {option!r} in pattern {pattern!r}")
            words |= CLASSES[name]
        else:
            words.add(option)
    return words


def _vocabulary(rules: Iterable[Rule]) -> frozenset[str]:
    words = {word for name in CLASSES for word in CLASSES[name]} | MALE | FEMALE | set(MERGED.values())
    words |= {part for spelled in SPELLINGS.values() for part in spelled.split()}
    for entry in rules:
        for pattern in entry.patterns:
            for item in pattern.split():
                body = item.lstrip("!").rstrip("?*") if len(item) > 1 else item
                if body != "<any>":
                    words |= _words_of(body, pattern)
    # Each part of a phrase is a word of its own until the phrase is joined.
    words |= {part for word in words | set(MERGED) if "_" in word for part in word.split("_")}
    return frozenset(words - PLACEHOLDERS)


def _allowed(token: dict[str, Any]) -> frozenset[str]:
    """The words that a compiled token accepts; empty when it accepts any."""
    orth = token.get("ORTH", {})
    return frozenset({orth}) if isinstance(orth, str) else frozenset(orth.get("IN", ()))


@dataclass(frozen=True)
class _Compiled:
    """One pattern ready to run. It can only match a text that has a word for each of `needs`, a set of bits."""

    rule: Rule
    needs: int
    matcher: Matcher


class RuleSet:
    """A compiled table of rules. Reading does not change it.

    Each pattern has a matcher of its own, so that the few patterns whose words are all present are the only ones run.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._nlp = spacy.blank("en")
        self._bits: dict[frozenset[str], int] = {}
        self.rules: dict[str, Rule] = {}
        self._compiled: list[_Compiled] = []
        for entry in rules:
            if entry.id in self.rules:
                raise ValueError(f"rule id used twice: {entry.id}")
            self.rules[entry.id] = entry
            self._compiled.extend(self._compile(entry, pattern) for pattern in entry.patterns)
        self.vocabulary = _vocabulary(rules)
        self._meets = {  # the bits of all sets that a word is in
            word: sum(bit for words, bit in self._bits.items() if word in words)
            for word in frozenset().union(*self._bits)
        }

    def _compile(self, entry: Rule, pattern: str) -> _Compiled:
        tokens = compile_pattern(pattern)
        matcher = Matcher(self._nlp.vocab)
        matcher.add(entry.id, [tokens])
        needs = {_allowed(token) for token in tokens if "OP" not in token}
        return _Compiled(entry, sum(self._bit(words) for words in needs if words), matcher)

    def _bit(self, words: frozenset[str]) -> int:
        """The bit that stands for a set of words of which a text must have one."""
        return self._bits.setdefault(words, 1 << len(self._bits))

    def find(self, text: str) -> tuple[Words, list[Match]]:
        """All matches that stand after cancelling, in text order."""
        words = read_words(text, self.vocabulary)
        met = 0
        for word in words.words:
            met |= self._meets.get(word, 0)
        doc = Doc(self._nlp.vocab, words=list(words.words))
        matches = [
            self._match(words, compiled.rule, start, end)
            for compiled in self._compiled
            if compiled.needs & met == compiled.needs
            for _, start, end in compiled.matcher(doc)
        ]
        return words, sorted(_standing(words, matches), key=lambda m: (m.start, m.end))

    @staticmethod
    def _match(words: Words, entry: Rule, start: int, end: int) -> Match:
        number = None
        if entry.kind in AGE_KINDS:
            number = next((i for i in reversed(range(start, end)) if words.words[i] in (AGE, YEAR)), None)
        return Match(entry, start, end, number)


def _standing(words: Words, matches: list[Match]) -> list[Match]:
    """Drop what a VOID match touches with a word, and keep the longest reading of each number."""
    voided = {
        (family, i)
        for match in matches
        if match.rule.kind is Kind.VOID
        for family in match.rule.id.split(".")[1].split("+")
        for i in range(match.start, match.end)
        if words.words[i] != SENTENCE_END
    }
    best: dict[int, Match] = {}
    rest: list[Match] = []
    for match in matches:
        family = match.rule.id.split(".")[0]
        if match.rule.kind is Kind.VOID or any((family, i) in voided for i in range(match.start, match.end)):
            continue
        if match.rule.kind not in AGE_KINDS:
            rest.append(match)
        elif match.number is not None:
            held = best.get(match.number)
            if held is None or _weight(match) > _weight(held):
                best[match.number] = match
    return [*best.values(), *rest]


def _weight(match: Match) -> tuple[bool, int, bool]:
    """Longer readings win; of two equally long, the one that says more than "somebody else"; a loose one is last."""
    kind = match.rule.kind
    return kind not in LOOSE_KINDS, match.end - match.start, kind is not Kind.OTHER_AGE
