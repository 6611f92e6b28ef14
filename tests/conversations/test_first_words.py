"""What a person reads before they have written anything."""

from tests.conftest import Chat


def test_the_first_words_say_what_this_is_and_ask_whether_it_is_safe(chat: Chat) -> None:
    """R59, R64: of the running server, in the order in which they are shown."""
    said = " ".join(message["text"] for message in chat.start if message.get("text"))
    assert "chatbot" in said.lower() or "computer program" in said.lower()
    assert "safe" in said.lower()
    assert any(message["type"] == "choices" for message in chat.start)
