"""The labelling guide, in the repository and at the desk, explains every label that can be given."""

from review.desk.guide import labelling_guide
from review.desk.words import SPAN_WORDS
from steady.nlu.labels import AUDIENCES, LEARNED_INTENTS, RISKS, SITUATIONS, SPANS


def test_every_label_has_a_row() -> None:
    """Rows begin with the label; what a risk or a language decides is never given by hand."""
    explained = {row[0] for block in labelling_guide() if block.kind == "table" for row in block.rows}
    labels = {*AUDIENCES, *RISKS, *SITUATIONS, *LEARNED_INTENTS, *SPANS}
    assert labels - explained == set()
    assert explained - labels == set()


def test_the_desk_offers_the_spans_of_the_guide() -> None:
    """In the same order."""
    assert tuple(SPAN_WORDS) == SPANS
