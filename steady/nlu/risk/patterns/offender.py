"""The speaker does harm, wants to, or fears they will. Never fires for a victim who was made to pass images on."""

from __future__ import annotations

from steady.nlu.risk.pattern import table

# "I posted her pictures" spreads hers; "I sent her pictures" is as likely a gift of one's own. Then only pictures that
# go on to others ("to my mates", "round the school") make an offender.
_I_DO = (
    r"i (?:am (?:going to |about to |thinking (?:of|about) |gonna )?|want to |will |might |could |should |can |would |"
    r"have |just |already |feel like |was |plan to |need to |like to |and i |even |accidentally |kind of |went and |"
    r"then |got drunk and |have been |did |really )*"
)
_PUBLISH = (
    r"(?:post(?:ed|ing)?|shar(?:e|ed|ing)|leak(?:ed|ing)?|expos(?:e|ed|ing)|upload(?:ed|ing)?|put|spread(?:ing)?|"
    r"airdropp?(?:ed)?|forward(?:ed|ing)?|screenshott?ed and sent|pass(?:ed|ing))"
)
_GIVE = r"(?:send|sent|sending|show(?:ed|ing)?)"
_SOME_OF = r"(?: (?:on|all|of|out|some|around|the|up|about|a|these|those)){0,3}"
_PLAINLY_THEIRS = (
    r"(?:(?:my )?(?:exs|ex s|exes|girlfriends|ex girlfriends|ex (?:girlfriend|boyfriend|wife)s(?: s)?|girlfriend s|"
    r"boyfriends)|his(?! account| name| profile| number| insta)|their|this girls|that girls|a girls|someones|a mates|"
    r"a friends|someone elses|other peoples|this lads|a lads)"
)
_THEIRS_OR_TO_THEM = r"(?:(?:my )?ex(?: girlfriend| boyfriend| wife)?|her|some girls|girls)"
_KIND = r"(?: (?:private|naked|s|ex|sexy|nude|old|dirty|girlfriends|mates|friends)){0,3}"
_NOT_TO_REPORT = (
    r"(?! (?:to (?:the )?(?:police|ceop|you|mum|my mum|teacher|school safeguarding|report))|"
    r"because (?:he|she|they) (?:made|forced|told|said)|or he)"
)
_PLACE_OF_MANY = (
    r"(?:the|our|a|my) (?:\w+ )?(?:groups?|group chat|groupchat|gc|year|class|team|story|forum|site)"
)
_MANY = r"(?:everyone|all|people|others|lads|boys|girls|mates|friends)"
_ONWARD = (
    r"(?:(?:out|on|off|over|straight|all|right) )?(?:"
    rf"to (?:{_MANY}|(?:a|some) (?:few|couple|lads|boys|mates?|friends?)|"
    r"(?:the|my|our)(?! (?:police|mum|teacher|account|phone|number|app|e ?mail|link))|"
    r"(?:his|her|their)(?! (?:account|phone|snap|snapchat|insta|instagram|whatsapp|number|inbox|dms?|e ?mail)))|"
    r"a?round(?! (?:\d|then|about|when|the time|the end|midnight|half|last|christmas|xmas|easter|new year))|everywhere|"
    rf"(?:to|in|on) {_PLACE_OF_MANY})"
)

_SOMEONE = (
    r"(?:her|him|them|someone|strangers|(?:a|an|this|that|some|one|the|my) (?:\w+ ){0,2}?(?:girl|lass|lad|boy|guy|dude|"
    r"bloke|man|woman|lady|person|stranger|account|ex|bf|gf|boyfriend|girlfriend|partner|crush|mate|friend|chick))"
)
_ON_AN_APP = r"(?: (?:on|off|from|over|through|in) \w+)?"
_OWN = (
    r"(?: (?:my|a|an|one|two|some|of|couple|few|lots|loads|rude|naked|nude|topless|private|sexy|intimate|explicit|"
    r"body|dick|boob|own|\d+)){0,4}"
)
# Only words, never the classifier alone, make an offender of whoever says this.
OWN_PICTURES = table(
    "own_pictures", "none",
    ("given", 0.9,
     rf"{_I_DO}(?:{_GIVE}|g[ai]ve|snapped|dmed) {_SOMEONE}{_ON_AN_APP}{_OWN} <pics>(?! of (?!me|my)|s? {_ONWARD})|"
     rf"{_I_DO}(?:{_GIVE}|g[ai]ve|swap(?:ped)?|traded?|exchanged?|shared?){_OWN} <pics>(?: of (?:me|myself))?"
     rf"{_ON_AN_APP} (?:to|with) {_SOMEONE}|"
     rf"(?:we|me and {_SOMEONE}|(?:her|him) and me) (?:both )?(?:swap|trad|exchang|shar|sen[dt])\w*{_OWN} <pics>",
     "gave pictures of their own"),
    ("pressed_for", 0.9,
     r"(?:ask|beg|tell|told|forc|pressur|want|mak|made|get|got|trick|convinc)\w* me (?:to |into )?"
     r"(?:send|sending|show|showing|give|giving)",
     "was asked or made to send"),
    negatable=False,
)  # fmt: skip

OFFENDER = table(
    "offender", "offender",
    ("control", 0.85,
     r"(?:make|making|force|get) (?:her|him|them) (?:to )?do (?:what|whatever|anything) i (?:say|want|tell)|"
     r"(?:app|website|site|way|ai|bot)(?: \w+){0,4} (?:see|show|make|turn)(?: \w+){0,2} (?:girls?|her|women|someone|"
     r"people|classmates?)(?: \w+)? (?:naked|nude|undressed|nudes)",
     "wants power over another or fake nudes"),
    ("asked_child", 0.85,
     r"i (?:have )?(?:asked|messaged|paid|begged|told) (?:a |some |this |an )?(?:\w+ )?(?:kids?|child|"
     r"children|minor|underage|young (?:girl|boy)|1[0-5] year old)(?: \w+){0,4} (?:for )?(?:<pics>|"
     r"nudes?)|i (?:run|work (?:for|in|on)|am part of|am in|help run|am involved in|do)(?: \w+){0,3} "
     r"(?:these |this |romance |sextortion |blackmail )?scams?(?! (?:team|victim|prevention|support|"
     r"unit))(?: \w+){0,2}|(?:me and (?:the|my) (?:lads|mates|boys|friends)|we|i) (?:all )?(?:share|"
     r"trade|swap|collect|pass round|rate) (?:girls|lads|exs|peoples|our exs|womens|each others "
     r"girlfriends)?(?: \w+)? ?(?:nudes?|<pics>)(?! with)(?: \w+){0,2}|(?:make|making) (?:my ex|her|him)(?: "
     r"\w+)? (?:regret|pay|suffer|sorry)",
     "asked a child, runs scams, trades images"),
    ("sites", 0.88,
     r"(?:best |good |any |what |which )?(?:sites?|websites?|places?|group|forum)(?: \w+){0,2} to "
     r"(?:put|post|upload|share|dump|leak|sell)(?: (?:them|her|his|it|these|my ex\w*|nudes|"
     r"pictures))*(?: on)?|i (?:put|stuck|posted|dropped|uploaded|chucked|shared) (?:my |a |some "
     r")(?:mates?|ex|exs|friends|lads?|girls?|girlfriends?|classmates?)(?: \w+){0,3} (?:<pics>|"
     r"nude)(?: \w+){0,4}|i sent (?:a|my) (?:mates|exs|friends|lads|girls|girlfriends|classmates)(?: \w+){0,3} "
     rf"(?:<pics>|nude) {_ONWARD}|"
     r"(?:ever )?(?:been )?doing (?:this|it) to (?:lads|girls|boys|people|guys|men|"
     r"women|kids|others|someone|them|her)(?: \w+){0,4}",
     "spreads images or does this to others"),
    ("terms", 0.88,
     r"(?:i am |now i am |i keep |i have been |now )?(?:telling|told|tell) (?:her|him|them|a girl|my "
     r"ex) (?:that )?i (?:will|would|am going to)(?: just)? (?:(?:show|post|leak|share|expose) (?:everyone|it|"
     r"them|her|his|their|those|all|the <pics>)|send (?:everyone|(?:it|them|(?:her|his|their|the) <pics>) "
     rf"{_ONWARD})|(?:post|tell everyone|show people) (?:if|unless)|tell everyone)"
     r"(?: \w+){0,5}|i (?:will|am going to) (?:show|send|post) everyone (?:if|unless) (?:she|he)(?: \w+){0,4}|"
     r"i got (?:a |this |some )?(?:lass|girl|boy|lad|kid|young girl|girls)(?: "
     r"\w+){0,2} to send(?: me)? (?:nudes?|<pics>)|(?:get|getting|make|making) (?:a |any |some |this |"
     r"young )*(?:girls?|boys?|lass|lads?|kids?|women|her|him) (?:to )?(?:send|sending|strip|undress|"
     r"flash|show)(?: (?:me|nudes?|<pics>|off))+",
     "sets terms or wants images"),
    ("minor_thoughts", 0.9,
     r"thoughts?(?: (?:that|i|get|have|am|having|keep|had|been|getting|about))* (?:about|of|around) "
     r"(?:my )?(?:\w+ )?(?:niece|nephew|stepdaughter|stepson|kids|children|pupils?|little girls?|"
     r"little boys?|young girls|young boys|daughters friends?)|(?:chatting|talking|messaging|texting) "
     r"(?:sexually|dirty|sexy)(?: \w+){0,4} (?:1[0-7]|child|minor|kid|underage|young)",
     "sexual thoughts or talk with a child"),
    ("blackmailing", 0.9,
     r"i (?:am |was |have been |have |will |want to |am going to |might |could |did |used to |been |"
     r"started |do |keep |would like to |thinking of |thinking about |should )*(?:blackmail(?:ed|"
     r"ing)?|sextort(?:ed|ing)?|extort(?:ed|ing)?)(?! (?:by|over|with my|for my|because|and (?:do|"
     r"scared|i)|help)) (?:a|my|an|the|this|some|her|him|someone|girls?|boys?|guys?|people|them|"
     r"somebody|his|women|men|kids|one|lads|other)(?: \w+){0,2}|(?:how (?:to|do i|can i|do you|would "
     r"i|could i)|want to|tips (?:on|for)|help me|best way to|teach me(?: how)?(?: to)?|way to|ways "
     r"to|going to|advice on)(?: \w+)? (?:blackmail|sextort|extort)(?:ing)?(?! (?:stop|end|victims?|"
     r"help|emails?|scam))(?: \w+){0,3}|i (?:am |was |have |did |have been )?threaten(?:ed|ing)? "
     r"(?:to (?:send|share|post|leak|expose|show)(?: (?:her|his|their|them))+|her|a girl|my ex|him "
     r"with|girls)(?: \w+){0,4}|(?:i am|i was|i have been) the (?:one )?(?:blackmailer|scammer|one "
     r"(?:who is |who was )?(?:blackmailing|doing it|threatening|sextorting))",
     "says they blackmail or want to"),
    ("post_ex", 0.9,
     rf"{_I_DO}(?:{_PUBLISH}|{_GIVE}){_SOME_OF} {_PLAINLY_THEIRS}{_KIND} (?:<pics>|leaks){_NOT_TO_REPORT}|"
     rf"{_I_DO}{_PUBLISH}{_SOME_OF} {_THEIRS_OR_TO_THEM}{_KIND} (?:<pics>|leaks){_NOT_TO_REPORT}|"
     rf"{_I_DO}{_GIVE}{_SOME_OF} {_THEIRS_OR_TO_THEM}{_KIND} (?:<pics>|leaks) {_ONWARD}|"
     rf"{_I_DO}{_GIVE} (?:(?:the|my|some) )?{_MANY} (?:{_PLAINLY_THEIRS}|{_THEIRS_OR_TO_THEM}){_KIND} <pics>|"
     r"(?:how (?:to|do i|can i)|"
     r"where (?:to|can i|do i)|best (?:site|place|way) to) (?:post|leak|upload|share|expose|sell|"
     r"spread)(?: \w+){0,4} (?:<pics>|ex|her|him|girl|leaks)(?! (?:off|down|removed))|(?:get|getting) "
     r"(?:revenge|back at|my own back) (?:on |at )?(?:her|him|my ex|the girl)(?: \w+){0,10} (?:<pics>|"
     r"post|leak|nudes?)|(?:leak|expose|post|send out|share) (?:her|his|my exs?|the (?:girls|bitchs)|"
     r"exs)(?: \w+){0,2} (?:<pics>|nudes?)(?: \w+){0,5} (?:revenge|deserves?|cheated|back at|lesson|"
     r"sorry)|make (?:her|him) pay",
     "shares or wants to share another's images"),
    ("get_nudes", 0.88,
     r"(?:how (?:to|do i|can i|do you|would i|could i)|best (?:way|lines?|apps?) to|tips (?:for|on|"
     r"to)|ways? to|what (?:do|should|can) i say to|help me|want to|trying to|i am going to|easiest "
     r"way to|how do people)(?: \w+){0,3} (?:get|make|convince|trick|persuade|force|ask|pressure|fool|"
     r"catfish|manipulate|talk|blackmail|getting|con)(?: (?:a|an|this|that|my|some|the|young|younger|"
     r"little|other|year|old|13|14|12|15|\d+|hot|teen|teenage|underage|crush|classmate|cute)){0,5} "
     r"(?:girls?|boys?|her|him|someone|girlfriend|ex|people|kids?|teens?|them|lads?|crush|nudes?|"
     r"<pics>|women|minors?|classmates?|child|children)(?: (?!delet|remov|stop|unsend|tak)\w+){0,4} "
     r"(?:send|sending|nudes?|naked|<pics>|strip|undress|show|into)"
     r"(?! (?:to (?:stop|delete)|off|back|down|deleted|removed|pulled|taken))|"
     r"(?:get|getting|buy|find|download) (?:nudes?|naked <pics>)(?: of| from|s from) (?:a |my |this |"
     r"an |her|him|some |young |underage |\w+ )?(?:girls?|boys?|someone|classmates?|teacher|ex|kids?|"
     r"teens?|minors?|her|him|people|crush|lads?)|(?:make|create|use ai to make|app to make|app that "
     r"makes|making|made|undress|nudify|generate)(?: \w+)? (?:a |an )?(?:deepfakes?|ai nudes?|fake "
     r"nudes?|fake naked|nudes? of (?:a|my|her|this|someone|girls|the))(?: (?:of|with|for|pics|"
     r"pictures))? (?:a|an|my|this|her|him|girls?|some|the|people|someone|classmates?|teacher|"
     r"other)(?: \w+)?|(?:undress|nudify)(?:ing)? (?:app|a|her|girls?|my|someone|photos? of)(?: "
     r"\w+){0,3}",
     "asks how to get or make another's nudes"),
    ("children", 0.93,
     r"(?:sexually |am |i am |i feel |feeling |get |getting |be |being |find myself )+(?:attracted|"
     r"attraction|aroused|turned on)(?: \w+)? (?:to|by|towards)(?: \w+){0,3} (?:kids|children|child|"
     r"minors|(?:little|young|younger|underage|teen|teenage|\d+ year old|prepubescent) ?(?:girls?|"
     r"boys?|kids|children|teens)?|a (?:child|kid|minor|\d+)|\d+ year olds?|year \d|pupils?|"
     r"student)(?: \w+)?|(?:sexual|dirty|bad|inappropriate|weird|wrong|sick|intrusive)(?: \w+)? "
     r"(?:thoughts?|feelings?|fantas\w+|urges?|dreams?) (?:about|of|towards?|for|to|involving|"
     r"around)(?: \w+){0,3} (?:kids?|children|child|minors?|girls|boys|niece|nephew|daughter|son|"
     r"stepdaughter|younger|underage|young|pupils?|little)(?: \w+)?|fantasi[sz]\w+ about(?: \w+){0,2} "
     r"(?:kids?|children|minors?|little|young|underage)(?: \w+)?|i (?:am |was |have been |have |keep |"
     r"been |do |sometimes |still |used to |want to |cannot stop |can not stop |accidentally |once "
     r")*(?:watch(?:ing|ed)?|look(?:ing|ed)? at|view(?:ing|ed)?|download(?:ed|ing)?|sav(?:e|ed|ing)|"
     r"see(?:ing)?|search\w*(?: for)?|trad(?:e|ed|ing))(?: \w+){0,4} (?:of |child |kiddie |underage |"
     r"minors? |csam|cp|indecent )(?:porn|images?|pics|kids?|children|girls?|boys?|videos?|nudes?|"
     r"content|material|minors|abuse|stuff)?|i am a (?:pa?edo(?:phile)?|map|nonce)|am i a "
     r"(?:pa?edo(?:phile)?|nonce)|i (?:groomed|am grooming|have been grooming)(?: \w+){0,2}|i (?:have "
     r"been |am |was |been )?(?:talking|chatting|sexting|messaging|flirting)(?: \w+){0,4} (?:to|with) "
     r"(?:a |an |this )?(?:\d+ year old|underage|minor|child|kid|young girl|young boy|1[0-5])(?: "
     r"\w+){0,4} (?:sexual\w*|nudes?|pics|sexting|and i am (?:[2-6]\d)|i am (?:[2-6]\d))|i (?:asked|"
     r"got|made|convinced|paid|told|pressured) (?:a |an |this |my )?(?:\d+ year old|underage|minor|"
     r"child|kid|young|younger|girl|boy|niece|pupil|her|him|girls)(?: \w+){0,4} (?:nudes?|naked|"
     r"sexual|send (?:me )?(?:nudes?|naked|pics|pictures))(?! back)",
     "sexual thoughts or acts about children"),
    ("did_wrong", 0.75,
     r"i (?:pressured|pushed|forced|tricked|manipulated|catfished|scammed|conned|guilt tripped|"
     r"convinced)(?: (?:a|this|my|some|the|into|an|young|ex)){0,3} (?:girls?|boys?|her|him|girlfriend|"
     r"ex|boyfriend|people|them|someone|guys?|lads?|men)(?: \w+){0,4} (?:send|sending|sent|nudes?|"
     r"<pics>|money|pay|paying)|i (?:made|use|run|have|created|set up|am running|used)(?: \w+)? (?:a |"
     r"an )?(?:fake (?:account|profile|insta|snap|girl)|catfish account)(?: \w+){0,6} (?:to (?:get|"
     r"trick|scam|blackmail)|and (?:got|get|trick|scam|blackmail)|nudes|pics from)|(?:if|unless) "
     r"(?:she|he) (?:does not|do not|will not|blocks me|leaves me|breaks up|ends it|cheats|dumps "
     r"me)(?: \w+){0,5} i (?:will|am going to|might) (?:post|leak|send|share|expose)(?: \w+){0,4}|i "
     r"(?:will|am going to|might|want to) (?:post|leak|send|share|expose)(?: \w+){0,8} (?:if|unless) "
     r"(?:she|he) (?:does|do|will|leaves|breaks|dumps|cheats|blocks)(?: \w+)?",
     "did this to someone or sets terms"),
)  # fmt: skip
