# ruff: noqa: E501, SIM905  (word lists)
"""How people write the words that the audience rules look for."""

from typing import Final

_CONTRACTIONS: Final = {
    "i am": "im i'm iam ima i'am i'ma imma a'm ahm",
    "i am not": "aint ain't",
    "i have": "ive i've",
    "i will": "i'll",
    "i would": "i'd",
    "he is": "hes he's",
    "she is": "shes she's",
    "they are": "theyre they're theyr",
    "they have": "they've theyve",
    "we are": "we're",
    "we have": "we've",
    "you are": "youre you're ur",
    "who is": "whos who's",
    "that is": "thats that's",
    "it is": "its it's",
    "is not": "isnt isn't",
    "are not": "arent aren't",
    "was not": "wasnt wasn't wasnae",
    "am not": "amnt amn't",
    "do not": "dont don't dinnae",
    "did not": "didnt didn't",
    "have not": "havent haven't",
    "can not": "cant can't cannot",
    "going to": "gonna gunna",
    "got to": "gotta",
    "my": "mah mi",
    "year": "yr yrs years yrz yers yearz y",
    "yo": "yearold yearolds yos y/o yro",
    "him": "hym",
    "because": "cos cause cuz bc coz",
    "mum": "mums mummy mumma mommy momma mammy mom moms mam mams mams maw mama ammi amma",
    "dad": "dads daddy papa abbu pops",
    "girlfriend": "gf gfs girlfrend",
    "boyfriend": "bf bfs boyfrend",
    "friend": "freind frend bff bffs bestie bezzie",
    "male": "males",
    "female": "females femail",
    "told": "tld",
    "pretended": "pretend pretending pretends",
    "thought": "thort",
    "nearly": "nealy nearley",
    "turned": "turnt",
    "turning": "turnin",
    "birthday": "bday birthdy b'day",
    "minutes": "mins min minute",
    "pictures": "pics pic photo photos picture pix foto fotos photograph photographs images image selfie selfies",
    "video": "vid vids videos videoes",
    "nudes": "nude noods nood nudez naked nudies",
    "university": "uni univ varsity",
    "teacher": "techer",
    "pupil": "pupils",
    "son": "sonn",
    "daughter": "daugther dauther doughter daughtr dawter dauhter dughter",
    "teenager": "teenagers teenger",
    "wean": "wain weans wains wane",
    "professional": "proffesional",
    "grade": "grader graders",
    "safeguarding": "safegaurding",
    "tonight": "2nite tonite",
    "kilo": "k",
    "something": "sumthing",
    "about": "bout abt",
    "someone": "some1 sum1 somone somebody",
    "adult": "adults",
    "husband": "hubby husbnd",
    "wife": "wifey missus missis mrs wifes",
    "fiance": "fiancé fiancee fiancée",
    "gcse": "gcses gcse's",
    "level": "levels",
    "nat": "nats national nationals",
    "blackmailing": "blackmailin blackmailling",
    "threatening": "threatning threatenin threating",
    "parent": "parnt",
    "carer": "carers",
    "foster_carer": "fostercarer",
    "send": "sends",
    "when": "wen whn wn",
    "and": "n & an' nd",
    "being": "bein",
    "getting": "gettin",
    "tomorrow": "tmrw tmr 2moro tomoz tomorow tommorow tomorro",
    "granddaughter": "grandaughter granddaugther",
    "grandson": "granson grand-son",
    "brother": "brothr",
    "school": "skool skl",
    "sent": "snt",
    "with": "wiv wit",
    "have": "hav",
    "what": "wot wat",
}
SPELLINGS: Final[dict[str, str]] = {
    spelling: words for words, spellings in _CONTRACTIONS.items() for spelling in spellings.split()
}

_UNITS: Final = "zero one two three four five six seven eight nine ten eleven twelve".split()
_TEENS: Final = {
    13: "thirteen thirten thurteen thirtheen",
    14: "fourteen forteen fourten",
    15: "fifteen fiften fivteen fiveteen fithteen",
    16: "sixteen sixten",
    17: "seventeen seventen",
    18: "eighteen eightteen eighten",
    19: "nineteen ninteen",
    20: "twenty",
    30: "thirty",
    40: "forty fourty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
}
NUMBER_WORDS: Final[dict[str, int]] = {
    **{word: value for value, word in enumerate(_UNITS) if value},
    **{word: value for value, words in _TEENS.items() for word in words.split()},
}
TENS: Final = frozenset(range(20, 90, 10))
ORDINAL_WORDS: Final[dict[str, int]] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18,
}  # fmt: skip

# What may be glued to an age: "im15", "f14", "DS14" before it; "15yo", "16m" after it.
# Any other letters make a user name ("jake15") or an amount ("15k").
GLUED_SELF: Final = frozenset("im iam ima i'm i".split())
GLUED_BEFORE: Final = GLUED_SELF | frozenset(
    "m f y yr year age aged s p ds dd dss dsd dgs dgd male female grade class".split()
)
GLUED_AFTER: Final = frozenset(
    "yo y yr yrs year years yearold m f male female st nd rd th s n and btw girl boy lad here ish turning i im but".split()
)

# Phrases that mean the same as one word. (Phrases that keep their own name are taken from the vocabulary.)
MERGED: Final[dict[str, str]] = {
    "year_old": "yo",
    "year_olds": "yo",
    "year_of_age": "yo",
    "yo_old": "yo",
}

# Common given names in the UK, Ireland and beyond, so that "our callum" is understood without a capital letter.
# Names that are everyday words (will, mark, grace, may) are left out on purpose.
NAMES: Final = frozenset(
    """
    aaron abbie abigail adam ahmed aidan aimee aisha alex alexander alfie ali alice amelia amy ana andrew anna anya
    archie arjun ash ashley ava bella ben benjamin beth bethany billy bobby brandon bradley brooke caitlin callum
    cameron cara charlie charlotte chelsea chloe christopher ciara cian connor conor courtney craig daisy daniel danny
    darragh david declan dylan eilidh ella ellie elliot emily emma eoin erin ethan eva evie ewan fatima finlay finn
    fiona florence freddie freya gareth gavin george georgia gracie hamza hannah harley harriet harrison harry hassan
    heather henry holly ibrahim imogen isaac isabella isla jacob jade jake james jamie jasmine jason jayden jenna
    jennifer jessica jess joe joel john jonah jordan joseph josh joshua jude kai karim katie keira kelly kian kieran
    kyle lauren leah leo leon lewis liam libby lily logan lola louis louise lucas lucy luke lydia maisie maryam mason
    matilda matthew maya megan mia michael millie mohammed muhammad molly muhammed nathan niamh nicole noah oisin
    olivia ollie oliver oscar owen paddy paige patrick peter phoebe poppy priya rachel rebecca reece rhys riley robbie
    robert roisin ronan rory rosie ross ryan saoirse sam samuel sarah scott sean sebastian shannon shaun sienna
    sophia sophie stephen summer taylor theo thomas tom tommy toby tyler yusuf zac zach zara zoe
    """.split()
)
