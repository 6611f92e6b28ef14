"""A list of words: what many bots start with. It learns nothing."""

from collections.abc import Sequence

from evaluation.baselines.tasks import AUDIENCE, RISK, UNKNOWN, Answers, Baseline, Labels, Task
from steady.nlu.training_data import Example

KEYWORDS: dict[str, Labels] = {
    "self_harm": (
        "suicide",
        "suicidal",
        "kill myself",
        "end my life",
        "self harm",
        "want to die",
        "overdose",
        "kms",
    ),
    "immediate_danger": (
        "danger",
        "outside my house",
        "at the door",
        "knife",
        "weapon",
        "meet him",
        "going to hurt me",
    ),
    "offender": ("i am blackmailing", "attracted to children"),
    "concern": ("can't cope", "hopeless", "can't do this anymore", "worthless"),
    "young_person": (
        "i'm 13",
        "i'm 14",
        "i'm 15",
        "i'm 16",
        "i'm 17",
        "im 13",
        "im 14",
        "im 15",
        "im 16",
        "year 9",
    ),
    "parent": ("my son", "my daughter", "my child", "my kid"),
    "professional": ("pupil", "student", "i'm a teacher", "safeguarding"),
    "adult": ("i'm an adult", "my wife", "my husband", "my boss"),
}


def keyword_list(task: Task, _: Sequence[Example]) -> Answers:
    """The first label whose word stands in the message."""
    otherwise = UNKNOWN if task is AUDIENCE else "none"

    def answer(text: str) -> Labels:
        plain = text.lower().replace("\u2019", "'")
        hits = (label for label in task.labels if any(word in plain for word in KEYWORDS.get(label, ())))
        return (next(hits, otherwise),)

    return lambda texts: [answer(text) for text in texts]


KEYWORD_LIST = Baseline("keyword list", "words picked by hand", (AUDIENCE, RISK), keyword_list)
