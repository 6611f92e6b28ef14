"""The Rasa components: what a parse carries, that training survives saving, and that no text or fault breaks a turn."""

import logging
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from steady.nlu import understanding
from steady.nlu.components import UNDERSTOOD, SentenceEncoder, TriageClassifier
from steady.nlu.encoder import ENCODER_DIR, VECTOR_SIZE, Encoder, encoder_is_built
from steady.nlu.labels import SITUATIONS
from steady.nlu.training_data import load_folder
from steady.nlu.triage import Triage
from steady.nlu.understanding import clean
from steady.nlu.unseen import UnseenOdds

pytestmark = pytest.mark.skipif(
    not encoder_is_built(ENCODER_DIR), reason="run `python -m steady.nlu.build_encoder` first"
)

CONTEXT = ExecutionContext(GraphSchema({}), node_name="component")
RESOURCE = Resource("triage")
DATA = Path(__file__).parents[3] / "data" / "nlu"
PAYING = [
    "i paid him",
    "sent the money already",
    "i gave her 50 quid",
    "paid twice now",
    "already bought the gift cards",
]
WEATHER = [
    "will it rain",
    "weather tomorrow",
    "is it sunny today",
    "how cold is it outside",
    "forecast please",
]


def _examples() -> list[Message]:
    examples = []
    for number in range(2):
        for text in PAYING:
            metadata = {"situation": ["already_paid"]}
            examples.append(Message.build(f"{text} {'!' * number}", "describe", example_metadata=metadata))
        examples += [Message.build(f"{text} {'?' * number}", "out_of_scope") for text in WEATHER]
    return examples


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    config = SentenceEncoder.get_default_config()
    return SentenceEncoder.create(config, _no_storage(), RESOURCE, CONTEXT)


def _no_storage() -> Any:
    return None


@pytest.fixture(scope="module")
def storage(encoder: SentenceEncoder, tmp_path_factory: pytest.TempPathFactory) -> LocalModelStorage:
    storage = LocalModelStorage.create(tmp_path_factory.mktemp("model"))
    data = encoder.process_training_data(TrainingData(_examples()))
    TriageClassifier.create({}, storage, RESOURCE, CONTEXT).train(data)
    return storage


@pytest.fixture(scope="module")
def classifier(storage: LocalModelStorage) -> TriageClassifier:
    return TriageClassifier.load({}, storage, RESOURCE, CONTEXT)


def _parse(text: str, encoder: SentenceEncoder, classifier: TriageClassifier) -> dict[str, Any]:
    message = Message({"text": text})
    classifier.process(encoder.process([message]))
    return message.as_dict(only_output_properties=True)


def test_a_parse_carries_the_record_of_the_contract(
    encoder: SentenceEncoder, classifier: TriageClassifier
) -> None:
    parse = _parse("im 15 and i paid him", encoder, classifier)
    triage = parse["triage"]
    assert triage["audience"] == "young_person"
    assert triage["age"] == 15
    assert set(triage["situation"]) <= set(SITUATIONS)
    contract = {"audience", "audience_confidence", "age", "risk", "risk_confidence", "risk_for", "situation"}
    assert contract | {"country", "language"} <= triage.keys()


def test_what_is_said_becomes_entities_that_fill_slots(
    encoder: SentenceEncoder, classifier: TriageClassifier
) -> None:
    parse = _parse("im 15 from Dublin", encoder, classifier)
    values = {entity["entity"]: entity["value"] for entity in parse["entities"]}
    assert (values["audience"], values["age"], values["country"]) == ("young_person", 15, "IE")
    assert "risk" not in values


def test_a_crisis_takes_the_top_of_the_ranking(
    encoder: SentenceEncoder, classifier: TriageClassifier
) -> None:
    parse = _parse("i want to kill myself", encoder, classifier)
    assert parse["triage"]["risk"] == "self_harm"
    assert parse["intent"] == {"name": "crisis_self_harm", "confidence": 1.0}
    assert parse["intent_ranking"][0] == parse["intent"]


def test_a_loaded_model_answers_like_the_trained_one(
    encoder: SentenceEncoder, classifier: TriageClassifier, tmp_path: Path
) -> None:
    data = encoder.process_training_data(TrainingData(_examples()))
    trained = TriageClassifier.create({}, LocalModelStorage.create(tmp_path), RESOURCE, CONTEXT)
    trained.train(data)
    for text in ("i paid her", "rain today?"):
        first, second = _parse(text, encoder, trained), _parse(text, encoder, classifier)
        assert first["triage"]["situation"] == second["triage"]["situation"]
        assert first["intent"]["name"] == second["intent"]["name"]
        assert first["intent"]["confidence"] == pytest.approx(second["intent"]["confidence"], abs=0.01)


@pytest.mark.parametrize(
    "text", ["", " ", "😭", "\u0000\u202e", "\ud83d", "مرحبا", "a" * 20_000, "help me " * 2_500, "]({}[" * 50]
)
def test_any_text_is_understood_without_an_error(
    text: str, encoder: SentenceEncoder, classifier: TriageClassifier, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        parse = _parse(text, encoder, classifier)
    assert parse["intent"]["name"]
    assert not caplog.records


def test_nothing_from_outside_is_believed_to_be_understood_already(
    encoder: SentenceEncoder, classifier: TriageClassifier
) -> None:
    safe = [asdict(Triage()), [["thanks", 1.0]]]
    message = Message({"text": "i want to kill myself", "metadata": {UNDERSTOOD: safe}})
    classifier.process(encoder.process([message]))
    assert message.get("triage")["risk"] == "self_harm"


def test_a_pressed_button_is_left_to_rasa(encoder: SentenceEncoder, classifier: TriageClassifier) -> None:
    parse = _parse('/say_who{"audience": "adult"}', encoder, classifier)
    assert parse["triage"]["risk"] == "none"
    assert parse["triage"]["audience"] is None
    assert "intent" not in parse


def test_a_fault_leaves_the_risk_rules_and_logs_no_words_of_the_person(
    encoder: SentenceEncoder,
    classifier: TriageClassifier,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(text: str) -> None:
        raise RuntimeError(f"cannot read {text}")

    monkeypatch.setattr(understanding, "read_audience", broken)
    parse = _parse("my name is Robin and i want to kill myself", encoder, classifier)
    assert parse["triage"]["risk"] == "self_harm"
    assert parse["intent"]["name"] == "crisis_self_harm"
    assert "RuntimeError" in caplog.text
    assert "Robin" not in caplog.text


def test_without_a_sentence_vector_the_rules_decide(classifier: TriageClassifier) -> None:
    message = Message({"text": "i want to kill myself"})
    classifier.process([message])
    assert message.get("intent")["name"] == "crisis_self_harm"


def test_only_json_and_npz_are_stored(storage: LocalModelStorage) -> None:
    with storage.read_from(RESOURCE) as folder:
        assert {path.suffix for path in folder.rglob("*") if path.is_file()} == {".json", ".npz"}


def _rows(message: Message) -> np.ndarray:
    return np.asarray(message.get_dense_features("text")[1].features)


def test_vector_and_odds_are_left_on_the_message(encoder: SentenceEncoder) -> None:
    message = encoder.process([Message({"text": "hello"})])[0]
    assert np.array_equal(_rows(message), Encoder.load().rows(["hello"]))


def test_a_message_learned_from_gets_the_odds_of_an_encoder_that_had_not_seen_it(
    encoder: SentenceEncoder,
) -> None:
    known = next(e.text for e in load_folder(DATA) if UnseenOdds.load().get(clean(e.text)) is not None)
    taught, asked = (
        _rows(encoder.process_training_data(TrainingData([Message({"text": known})])).training_examples[0]),
        _rows(encoder.process([Message({"text": known})])[0]),
    )
    assert np.array_equal(taught[:, :VECTOR_SIZE], asked[:, :VECTOR_SIZE])
    assert np.array_equal(taught[0, VECTOR_SIZE:], UnseenOdds.load().get(clean(known)))
    assert not np.array_equal(taught, asked)
