"""Rasa's own response templates, with numbers, helplines and how long we keep a chat filled in by the Rasa process.

Crisis answers therefore name open, fitting helplines even when the action server is down.
"""

from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from steady.conversation.kept import kept_words
from steady.conversation.people import cards_for, emergency_number, helplines_message
from steady.conversation.state import State


class HelplineNLG(TemplatedNaturalLanguageGenerator):
    """Registered in `endpoints.yml` under `nlg`."""

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        super().__init__(domain.responses)

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """The response with its fields filled in; `pick_helplines` becomes cards for this person."""
        state = State.from_slots(tracker.current_slot_values())
        kwargs.setdefault("emergency", emergency_number(state.country))
        kwargs.setdefault("kept", kept_words("chat"))
        response = await super().generate(utter_action, tracker, output_channel, **kwargs)
        custom = (response or {}).get("custom") or {}
        if response is not None and custom.get("type") == "pick_helplines":
            response["custom"] = helplines_message(cards_for(state, custom["needs"], custom["limit"]))
        return response
