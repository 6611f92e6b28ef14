"""Character tables for `steady.nlu.normalise`: what look-alike letters and emoji stand for."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of `text` as a set."""
    return frozenset(text.split())


# Cyrillic and Greek letters drawn like Latin ones. Applied only to words that also hold Latin letters, so that
# Russian, Ukrainian and Greek words stay as they are.
LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһкмтнвгпԛԝɡАЕОРСУХІЈЅКМТНВαοερτυικνωηΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhkmthbrnqwgAEOPCYXIJSKMTHBaoeptuiknwnABEZHIKMNOPTYX",
)

# Small capitals, turned and barred letters: used only for decoration, so replaced everywhere.
DECORATIVE = str.maketrans(
    "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢƙɩƖɫƚɑ",
    "abcdefghijklmnoprstuvwyzkillla",
)

# Emoji that say something a careful listener would hear. The rest become a space.
EMOJI_WORDS: dict[str, str] = {
    "😭": "crying", "😢": "crying", "😿": "crying", "🥲": "crying", "😥": "crying",
    "😔": "sad", "😞": "sad", "😓": "sad", "☹": "sad", "🙁": "sad", "😣": "sad", "😖": "sad", "😩": "sad",
    "😫": "tired", "💔": "heartbroken", "🖤": "love",
    "😱": "scared", "😨": "scared", "😰": "scared", "😟": "worried", "😧": "scared", "🥺": "please",
    "🙏": "please", "🆘": "help", "🚨": "emergency",
    "😡": "angry", "🤬": "angry", "😠": "angry",
    "💀": "skull", "☠": "skull", "⚰": "coffin", "🪦": "grave", "🔪": "knife", "🗡": "knife", "🪒": "razor",
    "🔫": "gun", "💊": "pills", "🩸": "blood", "🪢": "rope", "🌉": "bridge", "👊": "punch", "💉": "needle",
    "😂": "laughing", "🤣": "laughing", "😹": "laughing", "😆": "laughing", "😅": "laughing",
    "🤢": "sick", "🤮": "sick", "😳": "embarrassed", "🫣": "embarrassed",
    "🙂": "smile", "😊": "smile", "😀": "smile", "😃": "smile",
    "👍": "yes", "✅": "yes", "👎": "no", "❌": "no", "👋": "wave", "❤": "love", "💕": "love", "💙": "love",
    "💰": "money", "💵": "money", "💷": "money", "💸": "money", "📷": "photo", "📸": "photo", "🎥": "video",
    "👮": "police", "🚓": "police", "🚔": "police", "🚑": "ambulance", "🏥": "hospital",
}  # fmt: skip

# Words with a doubled letter that people stretch; any other stretched word is brought to single letters.
DOUBLED_WORDS = words(
    """
    kill killed killing pills pill feel feeling need needed school tell telling told too soon mess
    messed call called calling will still all see seen been keep sleep asleep cutting good goodbye
    cannot happen happened happening hell hello scammed scammer blackmail blackmailed address class door
    outside bottle off coffee better letter well fell sell smell small really actually seriously off
    look looking took book food mood blood room moon stuff staff enough bleed bleeding deep dropped
    stopped stopping passed guess kiss less unless hopeless worthless pointless bully bullied swear
    express possible loss lost miss missed missing pressure dress afraid green free three tree agree
    week weekend seem teen teenager fifteen sixteen street meet meeting sweet speed knees discuss press
    stress stressed weed feed foot root boot proof goof happy sorry worry worried hurry carry marry
    married mirror tomorrow horror terrified terrible occurred egg suggest suggesting fuck mummy daddy
    mammy nanny granny funny money putting getting hitting sitting letting forgetting wedding bedding
    add adding jump jumped shall wall ball fall falling full pull bill ill skill chill account accused
    success access process bless harass harassed embarrass embarrassed offer officer differ difficult
    suffer suffering suffocate app apps apple slipped ripped trapped wrapped kidnapped kidnapper happier
    whatsapp snapped depressed depression ass boss toss cross piss pissed hiss whole poor door floor
    cool fool tool pool wool shoot shooting snook
    """
)

# Words worth rebuilding from letter tricks ("su1c1de", "k.m.s", "d i e"). Harmless words are never rebuilt.
RISK_WORDS = words(
    """
    suicide suicidal suicides die dying dead death died kill kills killed killing killer murder kms kys
    ctb unalive unalived unaliving self harm harmed harming cut cuts cutting overdose overdosed
    overdosing myself himself herself themselves yourself hang hanging hanged noose rope pills knife
    razor blade jump bridge gun rape raped raping abuse abused suicid
    """
)

# Small words that may stand between spelled-out risk words ("i w a n t t o d i e").
LINKING_WORDS = words(
    """
    i im want to wanna gonna going am me my a the just will u you need and it end
    """
)

# Coded words for suicide used to slip past filters.
CODED_WORDS: dict[str, str] = {
    "sewerslide": "suicide", "sewerside": "suicide", "sewercide": "suicide", "suislide": "suicide",
    "suwicide": "suicide", "suwucide": "suicide", "sooicide": "suicide", "su1": "suicide", "toaster bath": "suicide",
    "unaliv": "unalive", "unalife": "unalive", "onalive": "unalive", "un alive": "unalive", "un-alive": "unalive",
    "sewer slide": "suicide", "sewer-slide": "suicide", "sewer side": "suicide", "s3wersl1de": "suicide",
}  # fmt: skip
