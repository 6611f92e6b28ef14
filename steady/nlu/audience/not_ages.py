"""Patterns for numbers that are no ages, and for ages that nobody has now."""

from typing import Final

from steady.nlu.audience.rules import Kind, Rule, rule

RULES: Final[tuple[Rule, ...]] = (
    # -- not an age --------------------------------------------------------------------------------------------
    rule(
        "void.age.amount",
        Kind.VOID,
        "<age> <unit>",
        "<age> or|to <age> <unit>",
        "<age> of <any>",
        "<age> year ago|later|sober|clean|married|together|back|experience|in|service|of",
        "<age> months|weeks|days|hours",
        "for|over|about|been|last|past|next|within|after|in <age> year",
        "for|over <age> good|long year",
        "for <age> year now|and",
        "in|within|every|only got|another <age> m|minutes </s>|.|,",
        "level|season|chapter|page|version|ios|room|flat|number|no|house|platform|bus|channel|ps|iphone|top <age>",
        "<age> road|street|avenue|lane|close|per|to|plus|out|points|x",
        "all <age>",
        "the <age> !yo|year",
    ),
    rule(
        "void.age.clock",
        Kind.VOID,
        "at|by|till|til|until|before|around|from|since <age> !th|yo|year",
    ),
    rule(
        "void.age.ordinal",
        Kind.VOID,
        "the <age> th !birthday|bday",
        "<age> th of|january|february|march|april|may|june|july|august|september|october|november|december",
    ),
    rule(
        "void.age.limit",
        Kind.VOID,
        "be|are|being <age> to|on|or",
        "to be <mod>* <age>",
        "<age> + site|sites|account|content|website|only|server|group|app",
        "you are <age>",
        "you must be <age>",
    ),
    rule(
        "void.age.asked", Kind.VOID, "asked|ask|asking|asks|matter|wondering if|whether i was|am <mod>* <age>"
    ),
    # -- then, not now -----------------------------------------------------------------------------------------
    rule(
        "void.age.past",
        Kind.VOID,
        "when i had <age>",
        "back when i <be> <mod>* <age>",
        "<my> <age> yo|year self",
        "at age <age>",
        "at the age of <age>",
        "at <age> yo",
        "treat|treats|talk|talks|feel|feels|felt|treated|treating|act|speaks|talking <any>* like i am <mod>* <age>",
        "wish i was|were|am <mod>* <age>",
    ),
    rule(
        "void.young.as_if",
        Kind.VOID,
        "like|as if? i <be> <mod>* a|an|the? <adj>? <minor>",
    ),
    rule(
        "void.age.born",
        Kind.VOID,
        "he|she|they born <any>* <year>",
        "<he> <be> born <any>* <year>",
        "<child> <be> born <any>* <year>",
    ),
    rule(
        "void.age.money",
        Kind.VOID,
        "want|wants|wanted|wanting|asked|asking|asks|sent|send|sends|paid|pay|pays|gave|give|gives|owe|owes|lost|cost|"
        "need|needs|demanding|demands for? me|him|her|them|us|over? another|about|like|only|just? <age> !yo|year",
        "another <age> !yo|year",
        "<age> , <age>",
    ),
    rule(
        "void.age.school",
        Kind.VOID,
        "<yr>|grade|class|std|standard|form <age>",
        "<age> th grade|class|form|std|year|standard",
    ),
)
