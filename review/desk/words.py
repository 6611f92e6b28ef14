"""The labels of the labelling guide (docs/labelling.md) in plain words, for people who are not programmers."""

from steady.nlu.labels import AUDIENCES, DECIDED_INTENTS, FACTS, LEARNED_INTENTS, QUESTIONS, RISK_FOR, RISKS

AUDIENCE_WORDS = {
    "young_person": "young person",
    "adult": "adult",
    "parent": "parent or carer",
    "professional": "professional",
}
RISK_WORDS = {
    "none": "none",
    "concern": "concern",
    "self_harm": "self-harm or suicide",
    "immediate_danger": "immediate danger",
    "offender": "offender",
}
RISK_FOR_WORDS = {"self": "the speaker", "other": "someone else"}
SITUATION_WORDS = {
    "threatened_money": "money demanded",
    "threatened_more_images": "more images demanded",
    "already_paid": "already paid",
    "images_shared": "images were shared",
    "deleted_evidence": "evidence deleted",
    "blocked_them": "blocked them",
    "scam_email": "scam e-mail",
    "ai_fake": "fake image (AI)",
    "known_person": "someone they know",
    "doxxed": "has their details",
    "deadline": "deadline",
    "recovery_service": "paid recovery service",
    "self_blame": "blames themselves",
    "trouble_fear": "afraid of trouble",
    "tell_parents_fear": "afraid to tell parents",
    "should_i_pay": "should I pay?",
    "should_i_delete": "should I delete?",
    "evidence_how": "how to keep evidence?",
    "where_to_report": "where to report?",
    "platform_report": "how to report on an app?",
    "remove_images": "how to remove images?",
    "whats_sextortion": "what is sextortion?",
    "confidential": "is it confidential?",
    "human_request": "wants a person",
    "parent_talk": "how to talk to my child?",
    "parent_signs": "what are the signs?",
    "parent_confiscate": "take the phone away?",
    "professional_duty": "what is my duty?",
}
INTENT_WORDS = {name: name.replace("_", " ") for name in (*LEARNED_INTENTS, *DECIDED_INTENTS)}
CHANNEL_WORDS = {
    "web": "website",
    "whatsapp": "WhatsApp",
    "messenger": "Messenger",
    "instagram": "Instagram",
    "telegram": "Telegram",
    "twilio": "SMS",
    "rest": "test",
}
SPAN_WORDS = {
    "age": "age",
    "country": "country",
    "platform": "app or site",
    "amount": "amount",
    "relation": "relation",
}

WORDS = {**SITUATION_WORDS, **INTENT_WORDS, **CHANNEL_WORDS, **AUDIENCE_WORDS, **RISK_WORDS}
"""Any label in plain words; where two kinds share a name they share its words."""

__all__ = ["AUDIENCES", "FACTS", "QUESTIONS", "RISKS", "RISK_FOR"]
