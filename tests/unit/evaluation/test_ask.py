"""The trained model is asked in its usual way, and what it was sure of is kept."""

from evaluation.ask import ask_all, rows_of
from evaluation.cases import Case
from steady.nlu.training_data import Example


def test_answers_carry_probabilities_unless_the_rules_decide_alone() -> None:
    texts = ["he wants 200 pounds or he sends my pics to my mum", "???"]
    told, silent = ask_all(texts)
    assert "threatened_money" in told.parsed["triage"]["situation"]
    assert told.learned is not None and told.learned.reaches("situation:threatened_money")
    assert silent.learned is None and silent.parsed["intent"]["name"] == "nonsense"
    assert told.milliseconds > 0
    cases = [Case(Example(text, "describe"), "plain", "ordinary") for text in texts]
    assert [row[0].text for row in rows_of(cases, [told, silent])] == texts[:1]
