"""Hints at facts and questions: turns of phrase that a bag of words cannot see. They are features, never decisions.

Each hint is a pattern over lower-case normalised text. What a hint is worth is learned from the labelled messages.
"""

from __future__ import annotations

import re
from functools import lru_cache

from steady.nlu.required import holds_any, required_pieces

MONEY = (
    r"(?:money|cash|quid|£ ?\d|\$ ?\d|€ ?\d|\d+ ?(?:quid|pounds?|dollars?|bucks|euros?|usd|gbp|k\b)|gift ?cards?|steam cards?|"
    r"vouchers?|bitcoin|btc|crypto|usdt|ethereum|paypal|cash ?app|venmo|zelle|revolut|monzo|western union|bank transfer)"
)
PICTURES = r"(?:pics?|pix|pictures?|photos?|images?|nudes?|vids?|videos?|clips?|screenshots?|footage|recording|it|them)"
FAMILY = (
    r"(?:mum|mam|mom|mummy|dad|daddy|parents?|family|folks|nan|gran|husband|wife|missus|partner|girlfriend|boyfriend|gf|bf|"
    r"brother|sister|auntie?|uncle)"
)
THEY = (
    r"(?:he|she|they|this (?:guy|girl|person|man|bloke|lad)|someone|the (?:guy|girl|person|man|blackmailer))"
)
CHILD = r"(?:him|her|them|my (?:son|daughter|child|kid|lad|boy|girl|teen)|our \w+|the kids?)"

HINTS: dict[str, str] = {
    "money": MONEY,
    "wants_money": rf"(?:want(?:s|ing|ed)?|ask(?:s|ing|ed)?(?: me)?(?: for)?|demand\w*|need(?:s|ed)?|send|pay|owe|give).{{0,40}}{MONEY}",
    "unless_pay": r"(?:unless|if|until|or else|otherwise|less).{0,40}\b(?:pay|paid|send (?:him|her|them|it|the)|cash|money|transfer)",
    "pay_or": rf"\b(?:pay|send|transfer)\b.{{0,50}}\bor (?:he|she|they|it|else|i)\b|{MONEY}.{{0,30}}\bor\b",
    "have_paid": (
        r"\b(?:i|we|he|she|they|son|daughter|have|ive|i've|already|already)\b.{0,25}"
        r"\b(?:paid|payed|sent (?:him|her|them|over)?.{0,12}(?:£|\$|€|\d|money|cash|quid)|transferred|gave (?:him|her|them).{0,12}\d)"
    ),
    "paid": r"\b(?:paid|payed|transferred|bought .{0,15}(?:cards?|vouchers?))\b",
    "not_paid": r"\b(?:not|never|haven'?t|havent|didn'?t|didnt|won'?t|wont|refus\w+)\b.{0,10}\b(?:pay|paid|payed|sent)",
    "more_pictures": (
        rf"(?:more|another|other|new|live|again).{{0,20}}{PICTURES}|"
        rf"(?:send|show|take|film|record|strip|cam|video ?call|facetime).{{0,25}}\b(?:more|or|unless|every|again|for him|for her|for them)\b"
    ),
    "meet_demand": r"(?:want\w*|make|making|has|have|got|says?|told).{0,30}\bmeet(?:ing)?\b",
    "shared": (
        rf"\b(?:sent|posted|shared|leaked|uploaded|put|spread|forwarded|showed|shown|airdropped|circulated)\b.{{0,25}}{PICTURES}|"
        r"\b(?:all|going|gone|went|been) (?:round|around|over|out|viral)|"
        r"\b(?:pass(?:ed|ing)|sen(?:t|ding)|shar(?:ed|ing)) (?:\w+ ){0,3}(?:round|around|between|among\w*)\b|everyone(?:'s| has|s)? (?:seen|got)|already (?:sent|posted|shared|out|up)|"
        r"\b(?:people|friends|mates|class\w*|whole (?:school|year|group|team)) .{0,15}(?:seen|saw|got)\b|(?:is|its|it's|are) (?:up )?on (?:a |the )?(?:site|website|porn|internet|tiktok|twitter|reddit|telegram|group)"
    ),
    "will_share": (
        r"\b(?:gonna|going to|will|'?ll|threat\w*|says? (?:he|she|they)|or (?:he|she|they)|about to|wants? to)\b.{0,30}"
        r"\b(?:send|post|leak|share|expose|show|upload|release|forward|spread)\b"
    ),
    "deleted": (
        r"\b(?:i|we|he|she|ive|i've|already)\b.{0,15}\b(?:deleted|wiped|erased|cleared|got rid of|binned|reset|uninstalled|removed)\b|"
        r"\b(?:chats?|messages?|account|everything|snaps?) (?:is|are|has|have|was|were)?.{0,8}(?:gone|deleted|disappeared|wiped)"
    ),
    "should_delete": (
        r"\b(?:should|shall|do|can|could|must|ok to|better to|safe to|want to|wanna|tempted to|about to|going to|gonna|need to)\b.{0,25}"
        r"\b(?:delete|wipe|erase|clear|get rid of|bin|deactivate|uninstall|remove)\b(?!.{0,12}online)"
    ),
    "blocked": r"\b(?:i|we|he|she|ive|i've|already|have|has)\b.{0,15}\bblocked\b|\bblocked (?:him|her|them|the|this|it|every)",
    "scam_mail": (
        r"\b(?:e ?-?mail|inbox|junk|spam)\b.{0,120}\b(?:webcam|camera|hack\w*|malware|trojan|virus|bitcoin|btc|password|recorded|pegasus|device)|"
        r"\b(?:webcam|hack\w*|malware|password|recorded|bitcoin)\b.{0,120}\be ?-?mails?\b"
    ),
    "fake": (
        r"\b(?:ai|a\.i\.|deep ?-?fakes?|deepfaked|photo ?shop\w*|edited|faked?|generated|nudif\w+|face ?swap\w*|undress\w*|morphed|doctored|"
        r"my (?:face|head) on|not (?:even )?(?:me|real))\b"
    ),
    "known": (
        r"\b(?:my|an?|her|his|their) (?:ex|old|former)\b|\bex ?-?(?:bf|gf|boyfriend|girlfriend|husband|wife|partner)?\b|"
        r"\b(?:class ?mate|colleague|co-?worker|neighbour|cousin|coach|friend of mine|best (?:mate|friend)|bestie|flatmate|ex-friend|step\w+)\b|"
        r"\b(?:lad|boy|girl|guy|kid|someone) (?:in|from|at) (?:my|his|her|our|the same) (?:school|class|year|college|work|uni|church|club|team|street)|i know (?:him|her|them|who)|"
        r"\b(?:were|was|been) (?:going out|together|dating|a couple|seeing each other)|\b(?:broke|break|split) up|\bdumped\b|"
        r"\b(?:one|an?) (?:of (?:my|our) )?(?:pupil|student|boy|girl|kid|child|young person)s?\b.{0,40}\b(?:another|the other)\b"
    ),
    "has_details": (
        r"\b(?:address|where (?:i|we) live|my (?:school|work|job|workplace|street|house|number|followers?|following|contacts?|friends? list|"
        r"linkedin|facebook friends|employer|boss)|follow(?:er|ing)s? list|contact list|found my|knows where|my full name|screenshot\w* (?:of )?my (?:follow|friend|contact))"
    ),
    "list_of_people": r"\b(?:to|tag\w*|message|text|add\w*|send \w+ to) (?:all |every |everyone )?(?:my|his|her|our) (?:\w+ )?(?:followers|contacts|friends|family|school|class|work|colleagues|boss)",
    "time_limit": (
        r"\b(?:by|before|until|till|within|in|got|have|gave me|given me|only) (?:\w+ ){0,3}(?:\d{1,2}(?::\d\d)? ?(?:am|pm)?|midnight|noon|tonight|"
        r"tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|an? hour|half an hour|\w+ (?:hours?|hrs?|mins?|minutes|days))\b|"
        r"\b(?:deadline|count ?down|timer|time'?s? (?:is )?(?:running|ticking|up)|last chance|hours? left|mins? left|ticking)\b"
    ),
    "recovery": (
        r"\b(?:hacker|recovery|recover|expert|company|firm|agent|specialist|investigator|lawyer|service|guy)\b.{0,60}\b(?:remove|delete|wipe|take (?:it|them)? ?down|"
        r"get (?:it|them|my)|fix|track|trace|hack|fee|charge|upfront|retrieve|scrub)|\b(?:fee|upfront|charge[sd]?)\b.{0,40}\b(?:remove|delete|recover|hack|fix|trace)"
    ),
    "self_blame": (
        r"\b(?:(?:my|all my|my own) (?:own |stupid )?fault|(?:so|such an?|been|am|feel|felt|i'm|im|was) (?:\w+ )?(?:stupid|dumb|idiot\w*|moron|fool\w*|naive|thick|gullible|ashamed|disgust\w+|pathetic)|"
        r"blame (?:myself|me)|should(?:n'?t| not| have|'?ve|a) (?:have )?(?:known|sent|done|trusted|been)|how could i|i let (?:him|her|them|this)|brought (?:this|it) on)"
    ),
    "trouble": (
        r"\b(?:in trouble|get (?:me )?(?:done|arrested|nicked|expelled|suspended|excluded|sacked|fired)|arrest\w*|police .{0,30}(?:me|us|him|her)|criminal record|"
        r"illegal|against the law|go to (?:jail|prison)|sex offender|register|expel\w*|done for|charged|prosecut\w*|break(?:ing)? the law|lose my (?:job|licen[cs]e|visa))"
    ),
    "family_finds_out": (
        rf"\b(?:tell|told|telling|find\w* out|found out|finds|know\w*|show|send \w+ to|see\w*|explain|face|admit)\b.{{0,35}}\b{FAMILY}\b|"
        rf"\b{FAMILY}\b.{{0,35}}\b(?:find\w* out|found out|finds|know|kill me|see|hate me|disown|angry|mad|ashamed|disappointed|never forgive|kick me out|leave me)"
    ),
    "fear": r"\b(?:scared|afraid|terrified|can'?t|cant|cannot|don'?t want|dont want|do not want|please don'?t|never|dread\w*|worried|no way|mustn'?t)\b",
    "should_pay": (
        r"\b(?:should|shall|do|must|ought|better|worth|ok to|okay to|just|tempted to|thinking of|thinking about|consider\w*)\b.{0,20}\b(?:pay|paying|send(?:ing)? (?:him|her|them|it|the)|give (?:him|her|them)|transfer)|"
        r"\bif (?:i|we|he|she) (?:just )?pay"
    ),
    "evidence": (
        r"\b(?:evidence|proof|prove|screen ?shots?|screen ?grab|screen ?record\w*|save|keep|record of|document|log of|write down|note down)\b"
    ),
    "report_where": (
        r"\b(?:report (?:this|it|him|her|them|that)?|who (?:do|should|can) (?:i|we) (?:tell|report|contact|call|ring|speak)|where (?:do|can|should) (?:i|we)|which (?:police|number)|police|101|ceop|fbi|garda\w*|"
        r"action fraud|report fraud|crime number|cops?|authorities)\b"
    ),
    "app": (
        r"\b(?:insta(?:gram)?|ig|snap(?:chat)?|sc|whats ?app|tik ?tok|discord|facebook|fb|messenger|telegram|kik|tinder|grindr|hinge|bumble|yubo|wizz|"
        r"roblox|omegle|ome ?tv|twitter|reddit|skype|x)\b"
    ),
    "app_action": r"\b(?:report|block|ban|flag|mute|private|account|profile|button|settings|menu|support)\b",
    "take_down": (
        r"\b(?:take|taken|taking|get|getting|got|pull|bring) (?:it|them|this|the \w+|my \w+|that|\w+ \w+)? ?(?:down|off|removed|deleted)|\bremov\w+|"
        r"\b(?:stop|prevent|block) (?:it|them|the|him|her|this|\w+ \w+)? ?(?:from )?(?:being |getting )?(?:spread\w*|shar\w+|post\w*|going|upload\w*)|report remove|stop ?ncii|take it down|hash"
    ),
    "what_is": (
        r"\b(?:what (?:is|does|even is)|what'?s|whats|is (?:this|that|there) (?:a|an|even)?|does (?:this|that) (?:count|have)|explain|meaning|mean\w* by|is it (?:illegal|common|normal|a scam|blackmail)|"
        r"how (?:do|does) (?:these|this|they|it) (?:work|scams?|happen))\b"
    ),
    "sextortion": r"\bsextort\w*",
    "private": (
        r"\b(?:private|confidential\w*|anonymous\w*|secret|who (?:can |will |else )?(?:see|sees|read|reads|know)|will (?:you|this|it|anyone) .{0,20}(?:tell|show|see|know|save|record)|"
        r"do you (?:tell|save|store|keep|record|share)|(?:are|is) (?:you|this|these|it) (?:recording|recorded|saved|stored|monitored)|my data|trace(?:d|able)?|my name)\b"
    ),
    "person": (
        r"\b(?:(?:talk|speak|chat|call|ring|text) (?:to |with )?(?:a |an |some ?)?(?:real |actual |proper |human |trained )?(?:person|human|someone|somebody|one|people|adult|counsell?or|woman|man|lady)|"
        r"(?:phone|help ?line|hot ?line|contact) ?(?:number|line)?|number (?:i|to|for)|helpline|hotline|counsell?or|real (?:person|human)|someone (?:i can|to) (?:talk|speak|call|ring))"
    ),
    "parent_talks": rf"\b(?:talk|speak|say|approach|bring (?:it|this) up|raise|conversation|chat|ask|words|open up|respond|react|support|comfort|reassure|tell)\b.{{0,30}}\b{CHILD}",
    "parent_signs": r"\b(?:signs?|tell if|how (?:do|would|can) (?:i|we) (?:know|tell|spot)|spot|notice[d]?|look (?:out )?for|symptoms?|red flags?|acting|withdrawn|secretive|changed|not (?:him|her)self|moody|hiding)\b",
    "take_phone": r"\b(?:take|taking|took|confiscat\w*|remove|ban|lock|hide|keep|smash|bin|seize|give (?:it )?back)\b.{0,30}\b(?:phone|ipad|tablet|laptop|devices?|xbox|wi-?fi|internet|mobile|console)\b",
    "duty": (
        r"\b(?:dsl|safeguarding|designated|policy|duty|procedure|pupil|student|disclos\w*|refer(?:ral|red)?|social services|mash|lado|my class|my school|our school|head ?teacher|"
        r"the young person|service user|young people i|log it|cpoms|view the|look at the (?:image|photo|picture)|inform (?:the )?parents)\b"
    ),
    "question": r"\?|^(?:how|what|where|who|when|why|should|shall|can|could|do|does|is|are|will|would|am)\b",
}


@lru_cache(maxsize=1)
def _compiled() -> dict[str, tuple[tuple[str, ...], re.Pattern[str]]]:
    return {name: (required_pieces(pattern), re.compile(pattern)) for name, pattern in HINTS.items()}


def situation_hints(text: str) -> dict[str, float]:
    """Return 1.0 for every hint in a normalised text, and for pairs of hints that mean more together."""
    lowered = text.lower()
    found = {
        name
        for name, (pieces, pattern) in _compiled().items()
        if holds_any(pieces, lowered) and pattern.search(lowered)
    }
    if "fear" in found and "family_finds_out" in found:
        found.add("fear+family_finds_out")
    for name in (
        "report_where",
        "app",
        "app_action",
        "private",
        "evidence",
        "person",
        "deleted",
        "take_down",
        "trouble",
    ):
        if name in found and "question" in found:
            found.add(f"{name}+question")
    if "app" in found and "app_action" in found:
        found.add("app+app_action")
    if "will_share" in found and ("money" in found or "unless_pay" in found):
        found.add("will_share+money")
    return {f"hint:{name}": 1.0 for name in sorted(found)}
