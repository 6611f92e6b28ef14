"""Bring a message to the plain spoken English that the risk patterns are written in.

"cant do this nemore, gonna k*ll meself 2nite fr" becomes "can not do this anymore , going to kill myself tonight".
One spelling of each word keeps the patterns short and readable. The result is for matching only, never shown.
"""

from __future__ import annotations

import re
import unicodedata

from steady.nlu.characters import words


def _table(lines: str) -> dict[str, str]:
    """Read "target: variant variant" lines into {variant: target}."""
    pairs = (line.split(":") for line in lines.strip().splitlines())
    return {variant: target.strip() for target, variants in pairs for variant in variants.split()}


# Left: what the patterns use. Right: how people write it (apostrophes already removed).
SPELLINGS = _table(
    """
    i am: im iam ima
    i have: ive
    i would: id
    i will: ill
    i am going to: imma imgonna iamgonna
    you are: youre
    you will: youll
    you have: youve
    he is: hes
    she is: shes
    they are: theyre
    they have: theyve
    they will: theyll
    they would: theyd
    it is: its tis
    it will: itll
    that is: thats dats
    there is: theres
    what is: whats wots wats
    who is: whos
    we are: weve
    let us: lets
    do not: dont dnt donot dinnae dinny dinna doesnt doesny doesnae dosent dosnt doesnot
    did not: didnt didny didnae dident didnot
    can not: cant cannot cnt cannae canny cani't carnt kant cudnt
    will not: wont willnae wnt wony willnot
    would not: wouldnt wudnt wouldny wouldnae wldnt
    should not: shouldnt
    could not: couldnt couldny couldnae
    is not: isnt isny isnae
    are not: arent
    am not: aint amnt amny
    was not: wasnt wasny wasnae
    were not: werent
    have not: havent havnt havny
    has not: hasnt
    had not: hadnt
    do not know: dunno idk dno donno
    i do not care: idc idgaf idec
    not: nt nae
    to: tae
    about to: boutta bouta bout2
    want to: wnna wanna wana wanny wannae wantae wna wannna wannaa
    want: wnt2 wan wnat wantt
    going to: gonna gunna gonnae gunny gna goin2 gonny ganna finna gon
    trying to: tryna tryin2 trynna
    got to: gotta gotti
    have to: hafta
    used to: useta
    trying: tryin
    going: goin gan
    kill: kil kll killl kiill
    killing: killin kiling
    killed: kiled killd
    suicide: suicid sucide suside suicde sucicide suecide suiside suacide suicded suicied suicude succide suicideee
    suicidal: sucidal suicidle suisidal suicidel suicidial suicdal sucicidal suiciadal suicudal
    bleach: blech bleech bleche bleack bleatch
    die: diee dieee dii diie
    dying: dieing dyin diying
    dead: deaad ded deid daed deadd
    anymore: nemore enymore anymor animore nomore
    myself: meself mesel mysel masel masell myslef mself mysef myselff maself mysellf myselve myselfs mysen meself
    himself: hisself hissel himsel hissen
    herself: hersel herslef hersen
    themselves: themself theirself theirselves themselfs
    yourself: urself yaself yerself yourslef yourselves urslef yoself
    everyone: every1 evry1 evryone everybody evrybody evrybdy everyones everyonee
    everything: evrything everythin evrythin
    someone: some1 somebody sum1
    anyone: any1 anybody ne1
    nobody: noone
    something: sumthing somethin sumthin summat smth sth
    nothing: nothin nuthin nowt nuffin
    anything: anythin owt anyfing nething
    tonight: 2nite tonite 2night tnite tonigh tonght tn 2nyt tonyt
    tomorrow: tmrw tmr tomoz tomorow tommorow tomoro 2morrow tommorrow tmoro 2moro tmw tomorro 2mrw tmz the-morra
    today: 2day tday
    morning: mornin
    night: nite nyt
    you: u yu ya ye yous youse yall
    your: ur yr yer yur
    are: r
    because: cuz cos coz bc bcuz becuz becos cus becoz becaus bcos cause
    and: n nd an &
    with: wiv wid wif
    the: teh tha
    my: mi ma
    me: mee
    be: b
    why: y
    what: wat wot wht
    when: wen whn
    would: wud wld
    should: shud shld
    could: cud cld
    have: hav hve av hv hae
    having: havin
    help: hlp halp
    please: pls plz pleas
    know: kno knw
    think: thnk thnik fink
    thinking: thinkin thinkn
    feel: feal feeel fel
    feeling: feelin
    love: luv
    might: mite myt
    just: jst jus
    people: ppl peeps
    before: b4
    life: lyf lyfe lief
    live: liv
    living: livin
    mum: mam mom mummy mumma maw mammy mother moms mama mams ammi
    dad: daddy da father abbu baba pops
    about: abt bout
    being: bein
    cutting: cuttin
    hurting: hurtin
    harm: hrm
    self harm: selfharm selfharming selfharmed selfharms
    telling: tellin
    saying: sayin
    coming: comin
    hitting: hittin
    friend: freind frend frnd m8
    boyfriend: bf
    girlfriend: gf
    daughter: dauter doughter daugther
    sister: sis
    goodbye: gudbye goodbyes gdbye
    sorry: sory sorrry soz
    pills: pillz
    tablets: tablits
    paracetamol: parcetamol paracetomol paracetemol paracetmol
    photos: fotos
    nudes: noods nudez nudies
    pictures: pics pix picz pictres piccies
    picture: pic
    video: vid
    videos: vids
    blackmailing: blackmailin
    outside: outsid ootside
    house: hoose
    home: hame
    out: oot
    down: doon
    now: noo
    over: ower
    no one: no1
    alive: alve
    sleep: slep
    worth: wrth worf
    point: pont pnt
    exist: exsist exsit
    existing: exsisting
    disappear: dissapear disapear dissappear disappeer
    hopeless: hopless
    worthless: wortheless
    better off: betteroff
    rather: rarther
    stupid: stoopid
    """
)

# Words that add force but no meaning to the patterns.
FILLERS = words(
    """
    really actually literally honestly genuinely kinda lowkey highkey fr frfr ngl tbh istg ong bro bruv
    bruh fam innit legit fucking fuckin fkn fking freaking effing bloody basically truly properly proper
    pure definitely deffo defo def probably prob probs obviously obvs seriously srsly just simply even
    so very too well right pretty totally completely absolutely x xx xxx uno yk ykwim ykno tho though
    quite sort
    """
)

# Short forms that are other words when the apostrophe is missing ("hell", "shed").
WITH_APOSTROPHE = {
    "he'd": "he would",
    "she'd": "she would",
    "we're": "we are",
}

_MODAL = {"ll": "will", "d": "would"}
_NO_APOSTROPHE = re.compile(
    r"(?<!\S)(s?)he(ll|d) (?=(?:kill|come|hurt|send|post|do|be|hit|beat|find|throw|not|never|share|"
    r"leak|stab|make|get|"
    r"show|tell|cut|harm|end|rather|take|jump)\b)"
)

# "dad's going to" is "dad is going to", but "dad's tablets" stays.
_IS = re.compile(
    r"(?<=\w)'s (?=(?:going|gonna|gunna|gonnae|coming|outside|at|on|in|hit|beating|hitting|"
    r"threatening|threatened|just|been|"
    r"locked|gone|saying|said|told|not|so|really|trying|got|taken|making|forcing|here|about|stopped|"
    r"suicidal|self|"
    r"cutting|messaged|found|the|a|stood|sat|waiting|always|never|sending|driving|texted|run|hiding)\b)"
)
_WILL = re.compile(r"(?<=\w)'ll\b")
_SPLIT_SELF = re.compile(r"\b(my|him|her|them|your) (self|selves)\b")

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?\n;:]|,|…")
_TO_AFTER = words(
    """
    want wants wanted going need needs have trying used like ready able try forced
    """
)
_ARABIC_FORMS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ی": "ي", "ک": "ك"} | dict.fromkeys("ـًٌٍَُِّْٰ", "")
)
_LATIN_LETTERS = str.maketrans("łøđßıæœ", "lodsiao")


def fold(text: str) -> str:
    """Lower-case `text` and drop what writers of a language often leave out: Latin accents, Arabic vowel marks.

    >>> fold("Non voglio più VIVERE, chcę umrzeć")
    'non voglio piu vivere, chce umrzec'
    """
    text = text.lower()
    if text.isascii():
        return text
    letters = (_without_accent(char) if "\u00c0" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff" else char
               for char in text)  # fmt: skip
    return "".join(letters).translate(_LATIN_LETTERS).translate(_ARABIC_FORMS)


def plain(text: str) -> str:
    """Return `text` for the patterns of other languages: folded, apostrophes and punctuation as "
    "single spaces."""
    folded = "".join(
        char if char.isalnum() or unicodedata.category(char) in ("Mn", "Mc") else " " for char in fold(text)
    )
    return " ".join(folded.split())


def canonical(text: str) -> str:
    """Return normalised `text` as space-separated lower-case tokens; "." and "," are tokens that "
    "end clauses."""
    tokens: list[str] = []
    spoken = _SPLIT_SELF.sub(r"\1\2", _WILL.sub(" will", _IS.sub(" is ", fold(text))))
    for raw in _TOKEN.findall(spoken):
        word = raw.replace("'", "")
        if raw in ".!?\n;:…":
            tokens.append("?" if raw == "?" else ".")
        elif word == "2" and tokens and tokens[-1] in _TO_AFTER:
            tokens.append("to")
        elif word not in FILLERS:
            tokens.extend((WITH_APOSTROPHE.get(raw) or SPELLINGS.get(word, word)).split(" "))
    return _NO_APOSTROPHE.sub(lambda found: f"{found[1]}he {_MODAL[found[2]]} ", " ".join(tokens))


def _without_accent(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]
