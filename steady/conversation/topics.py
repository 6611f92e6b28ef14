"""The situation vocabulary as topics: what Steady answers, how urgent it is, and which help it calls for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """One value of the situation vocabulary.

    urgency: lower comes first; stop the harm, then repair, then prevention.
    needs: needs of the resource file that this topic calls for, most fitting first.
    """

    urgency: int
    needs: tuple[str, ...] = ()
    fact: bool = True


TOPICS: dict[str, Topic] = {
    # questions: what the person asked is answered first
    "should_i_pay": Topic(1, fact=False),
    "should_i_delete": Topic(2, fact=False),
    "professional_duty": Topic(3, ("professional_advice", "report_child_abuse"), fact=False),
    "where_to_report": Topic(4, ("report_child_abuse", "report_crime"), fact=False),
    "remove_images": Topic(5, ("image_removal",), fact=False),
    "evidence_how": Topic(6, ("report_crime",), fact=False),
    "platform_report": Topic(7, fact=False),
    "parent_talk": Topic(8, ("parent_advice",), fact=False),
    "parent_confiscate": Topic(9, ("parent_advice",), fact=False),
    "parent_signs": Topic(10, ("parent_advice",), fact=False),
    "confidential": Topic(11, fact=False),
    "whats_sextortion": Topic(12, fact=False),
    "human_request": Topic(13, fact=False),
    # facts: stop the harm
    "scam_email": Topic(20, ("phishing_scam",)),
    "doxxed": Topic(21, ("report_child_abuse", "report_crime")),
    "threatened_more_images": Topic(22, ("report_child_abuse", "report_crime")),
    "deadline": Topic(23),
    # repair
    "images_shared": Topic(30, ("image_removal",)),
    "already_paid": Topic(31, ("money_lost",)),
    "recovery_service": Topic(32, ("report_crime",)),
    "known_person": Topic(33, ("domestic_abuse",)),
    "ai_fake": Topic(34, ("image_removal",)),
    "deleted_evidence": Topic(35, ("report_child_abuse", "report_crime")),
    # feelings and what comes next
    "trouble_fear": Topic(40, ("report_child_abuse",)),
    "tell_parents_fear": Topic(41, ("emotional_support",)),
    "self_blame": Topic(42, ("emotional_support",)),
    "threatened_money": Topic(43),
    "blocked_them": Topic(44),
}

FACTS = frozenset(name for name, topic in TOPICS.items() if topic.fact)


def by_urgency(names: tuple[str, ...] | list[str]) -> list[str]:
    """The topics in the order in which they are answered."""
    return sorted(dict.fromkeys(names), key=lambda name: TOPICS[name].urgency)
