"""Read who speaks, and an age, from the most common ways to say it in other languages.

The classifier has hardly seen other languages, so who speaks is taken from these words or left open: "une fille de 15
ans" may be the girl herself or somebody's daughter.
"""

import re
from typing import Final

from steady.nlu.audience.decide import ADULT, PARENT, STATED, YOUNG_PERSON, AudienceReading
from steady.nlu.audience.tokens import MAX_AGE, MIN_AGE
from steady.nlu.audience.whose_age import ADULT_AGE
from steady.nlu.risk.canonical import fold, plain

# "#" stands for the number; as people type, accents and case do not count.
_OWN: Final = r"""
    j ai # ans|je suis (?:une? )?(?:jeune )?(?:fille|garçon|ado|femme|homme|collégienne?|lycéenne?|étudiante?) de # ans
    tengo #(?: años|(?= y | pero ))|soy (?:un|una) (?:chic[oa]|niñ[oa]|mujer|hombre|adolescente|menor) de # años
    tenho # anos|sou (?:um|uma) (?:menin[oa]|rapaz|rapariga|garot[oa]|mulher|homem|adolescente) de # anos
    ho # anni|sono (?:un|una) (?:ragazz[oa]|donna|uomo) di # anni
    ich bin (?:(?:ein|eine|erst|ein mädchen|ein junge|eine frau|ein mann) )?#(?! (?:minuten|stunden|tage|mal))
    ik ben (?:pas )?#(?! (?:minuten|uur|dagen|keer))
    mam # lat|am (?:doar )?# (?:de )?ani|man # metu|jam # vjeç|# éves vagyok|# yaşındayım
    (?:dwi|rwy|rydw i|dw i|wi) n # oed
    (?:meri|mri) (?:umar|umer|umr|age) #|(?:mai|main|mein|me) # sa+l (?:ka|ki|ke|da|di)
    मेरी (?:उम्र|उमर) #|मैं # साल (?:का|की)|আমার বয়স #|ਮੇਰੀ ਉਮਰ #|میری عمر #|میں # سال (?:کا|کی)
    мне # (?:лет|год)|мені # (?:років|рік|роки)|съм на # години
    عمري #|من # (?:سالمه|ساله هستم|سال دارم)|我(?:今年|才|只有)?#[岁歲]
"""
_CHILD: Final = r"""
    (?:ma|mon|notre) (?:\w+ )?(?:fille|fils|enfant|ado|neveu|nièce) (?:\w+ )?(?:de|a) # ans
    (?:mi|nuestr[oa]) (?:hij[oa]|niñ[oa]|sobrin[oa]|niet[oa]) (?:de|tiene) # años
    (?:meu|minha) (?:filh[oa]|sobrinh[oa]|net[oa]) (?:de|tem) # anos|(?:mio|mia) (?:figli[oa]|nipote) (?:di|ha) # anni
    (?:mein|meine|unser|unsere) (?:sohn|tochter|kind|enkel|enkelin|neffe|nichte) (?:ist )?(?:erst )?#
    mijn (?:zoon|dochter|kind|kleinzoon|kleindochter) (?:van|is)(?: pas)? #
    (?:mój|moja|nasz|nasza) (?:syn|córka|dziecko|wnuk|wnuczka) ma # lat
    (?:fiul|fiica|băiatul|copilul|nepotul|nepoata) (?:meu|mea|nostru|noastră) (?:are|de) # (?:de )?ani
    (?:oğlum|kızım|çocuğum) # yaşında|fy (?:mab|merch) (?:i )?(?:yn )?# oed|(?:fiam|lányom) # éves
    (?:mera|mere|meri|hamara|hamari) (?:beta|bete|beti|bachcha|bacha|bachi) (?:\w+ ){0,2}# sa+l
    (?:मेरा बेटा|मेरी बेटी) # साल|আমার (?:ছেলের|মেয়ের) বয়স #|(?:میرا بیٹا|میری بیٹی) # سال
    (?:моему|моей|нашему|нашей) (?:сыну|дочери|дочке|внуку|внучке|ребенку) #
    (?:моєму|моїй) (?:сину|синові|доньці|дочці|онуку|онучці) #|(?:синът|дъщеря|сина) ми е на # години
    (?:ابني|ابنتي|بنتي|ولدي) (?:عمره|عمرها) #|(?:پسرم|دخترم) # سال|我(?:的)?(?:儿子|女儿|孩子)(?:今年|才)?#[岁歲]
"""


def _compiled(phrases: str) -> re.Pattern[str]:
    either = fold("|".join(phrases.strip().split("\n    "))).replace("#", r"(\d\d?)")
    return re.compile(rf"(?<!\w)(?:{either})(?![a-z0-9])")


_SAYS_OWN, _SAYS_CHILD = _compiled(_OWN), _compiled(_CHILD)


def read_abroad(text: str) -> AudienceReading | None:
    """Return who speaks and how many years old the targeted person is, as said in another language; else None."""
    words = plain(text)
    for pattern, said in ((_SAYS_CHILD, "child"), (_SAYS_OWN, "own")):
        if found := pattern.search(words):
            age = int(next(group for group in found.groups() if group))
            if MIN_AGE <= age <= MAX_AGE:
                own = YOUNG_PERSON if age < ADULT_AGE else ADULT
                audience = PARENT if said == "child" else own
                return AudienceReading(audience, None, STATED, age, (f"age.abroad.{said}",), firm=True)
    return None
