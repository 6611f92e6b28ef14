"""What happens when a person calls a service, from the checked facts of the resource file."""

from steady.conversation.state import State
from steady.helplines import load_helplines

CALL = "call_"
MOST_SERVICES = 4


def services_to_explain(state: State) -> tuple[str, ...]:
    """Choice ids of the helplines shown so far whose calls we have checked facts about."""
    shown = [entry.removeprefix("helpline:") for entry in state.told if entry.startswith("helpline:")]
    known = {helpline.id for helpline in load_helplines() if helpline.after_call}
    return tuple(f"{CALL}{name}" for name in shown if name in known)[:MOST_SERVICES]


def service_title(choice: str) -> str | None:
    """The name of the helpline a choice stands for; None for any other choice."""
    for helpline in load_helplines():
        if choice == f"{CALL}{helpline.id}":
            return helpline.name
    return None


def explanation(helpline_id: str | None) -> dict[str, str]:
    """The fields of `utter_what_happens` for a helpline; empty when none is asked for."""
    for helpline in load_helplines():
        if helpline.id == helpline_id and helpline.after_call:
            return {"name": helpline.name, "facts": " ".join(helpline.after_call)}
    return {}
