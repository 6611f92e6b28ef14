"""Someone else at risk, seen by a parent, friend or professional."""

from __future__ import annotations

from steady.nlu.risk.pattern import table

OTHERS = (
    *table(
        "other_person", "self_harm",
        ("do_away", 0.92,
         r"(?:do|doing|done) away with <themself>",
         "speaks of ending their life"),
        ("going_to_end", 0.88,
         r"(?:<dear>)(?: \w+){0,8} (?:going to|will|wants to|plans to) end (?:it|his life|her life|their life)"
         r"(?! (?:with|between))",
         "says they will end it"),
        ("out_of_reach", 0.85,
         r"(?:nobody|no one|can not|none of us)(?: \w+){0,2} (?:reach|get hold of|find|contact) (?:her|him|them)"
         r"(?! (?:on|in|account|profile))",
         "cannot be reached"),
        ("sorry_love", 0.88,
         r"(?:says?|said|saying|messaged|texted|telling us|wrote|text)(?: \w+){0,8} sorry(?: "
         r"\w+){0,6} love[sd]?(?: \w+)? (?:me|us|you|him|her)|(?:with|had|has|holding|got|taking|"
         r"found him with|found her with) (?:\w+ ){0,3}(?:tablets|pills|blade|razor|rope|noose)(?: in "
         r"(?:her|his|their) (?:hand|room|bag|drawer|school bag)s?)",
         "farewell or means seen"),
        ("point_here", 0.88,
         r"(?:<he>|<dear>)(?: \w+){0,8} (?:no|the|any|see) point(?: (?:of|in|him|her|them|he|she|they|"
         r"me|to|being))* (?:being|in being|living|be) (?:here|alive)|(?:<he>|<dear>)(?: \w+){0,6} "
         r"rather not (?:be alive|live|be here|exist)",
         "sees no point in being here"),
        ("locked_in", 0.9,
         r"(?:lock(?:s|ed)|shut|barricaded)(?: (?:himself|herself|themselves|themself|him|her|door|"
         r"the|in|self)){0,3} (?:in|inside|away)(?: \w+){0,8}(?: [.,])?(?: \w+){0,6} (?:not|quiet|"
         r"silent|silence|no answer|crying|screaming|knife|pills|tablets|blade)|lock(?:s|ed) "
         r"(?:himself|herself|themselves|themself)(?: \w+){0,2} (?:bathroom|room|toilet|bedroom|loo|"
         r"shed|car|garage)|(?:will not|not) (?:answer|open)(?: \w+){0,3} (?:door|the door)|not "
         r"(?:answer|answering|respond|responding)(?: \w+){0,4} (?:bathroom|locked)",
         "locked in and silent"),
        ("not_want_here", 0.93,
         r"(?:<he>|<dear>)(?: \w+){0,6} (?:not|never)(?: \w+){0,3} (?:want(?:s|ing|ed)? to (?:be "
         r"(?:here|alive)|live|wake up|exist|carry on|go on)|be here|see the point)|(?:<he>|"
         r"<dear>)(?: \w+){0,5} (?:want(?:s|ed)? to (?:die|be dead|end)|wishes? (?:he|she|they) "
         r"(?:was|were) (?:dead|not)|better off dead)",
         "says they want to die"),
        ("found_note", 0.93,
         r"(?:found|find|read|left|seen|saw|discovered)(?: \w+){0,4} (?:a |his |her |their |the "
         r")?(?:note|suicide note|goodbye (?:note|letter|message|video)|letter(?: saying| that says| "
         r"to me| in (?:his|her)))(?! (?:from school|about homework|on the fridge|pad|book|from "
         r"(?:the )?(?:teacher|school|doctor|head)))|(?:google|search|browser) history(?: \w+){0,8} "
         r"(?:suicide|die|kill|pills|tablets|painless|hang\w*|overdose\w*)",
         "found a note or a search"),
        ("found_means", 0.9,
         r"(?:found|find|saw|discovered)(?: \w+){0,3} (?:rope|noose|belt|pills|tablets|blades?|razors?|knife)(?: "
         r"\w+){0,3} (?:his|her|their|our <dear>|my <dear>)(?: \w+)? (?:room|bed|pillow|drawers?|bag|bedroom|"
         r"wardrobe|mattress|school bag)",
         "found means of suicide among their things"),
        ("missing", 0.9,
         r"(?:gone|went|is|been|reported|he is|she is|gone) missing(?! (?:school|class|from my|"
         r"pictures|lessons))|(?:<he>|<dear>)(?: \w+){0,5} (?:not|never)(?: \w+){0,2} (?:come|came|"
         r"been|returned|got|back)(?: \w+){0,1} (?:home|back)(?! to (?:me|us|him|her|them)\b)(?: "
         r"\w+){0,2}|(?:<he>|<dear>)(?: \w+){0,4} (?:run|ran|walked|stormed|left|gone|disappeared|"
         r"climbed|took off)(?: \w+){0,3} (?:off|away from home|away|out|the house|without|the window|"
         r"home)(?: \w+){0,6}(?: [.,])?(?: \w+){0,8} (?:not|off|can not|no idea|phone|where|last "
         r"night|tonight|and left|note|hours|goodbye|messages?|dark|switched)|can not (?:find|reach|"
         r"get hold of|contact|get through to) (?:him|her|them|my (?:son|daughter|boy|girl|child|"
         r"friend|brother|sister|mate))|(?:nobody|no one) (?:knows where (?:he|she|they)|has (?:seen|"
         r"heard from) (?:him|her|them))|(?:not|stopped|stopped) (?:reply\w*|respond\w*|answer\w*|"
         r"heard)(?: \w+){0,6} (?:goodbye|suicid\w*|die|kill|since (?:he|she|they) (?:said|told|sent|"
         r"messaged|texted)|worried (?:he|she|they)|said goodbye)",
         "missing or out of reach"),
        ("worried_do", 0.85,
         r"(?:worr\w+|scared|afraid|terrified|fear|frightened|think|thinking|panicking|concerned|"
         r"convinced|sure)(?: (?:that|about|of|what|if|for|is|are|am|my|the|so|it|like|she|he|they|"
         r"his|her|safety|life|son|daughter|friend|sister|brother|girl|boy|mate|best)){0,7} (?:<he>|"
         r"<dear>|it)(?: \w+){0,3} (?:do something|do anything|hurt|harm|kill|end|try again|do it(?! "
         r"(?:again to))|not be (?:here|safe|alive)|suicid\w*|take (?:his|her|their)|jump|doing "
         r"something|doing anything|do sth|go through with|in danger|at risk of (?:suicide|self harm|"
         r"hurting))|(?:<he>|<dear>) (?:is |are )?(?:going to|might|may|could|will|say(?:s|ing)? "
         r"(?:he|she|they) (?:will|is going to|are going to)) (?:do something (?:stupid|silly|bad|"
         r"drastic|daft|to (?:himself|herself|themselves))|do it|jump)(?! (?:again|to (?:me|other|my|"
         r"people))|(?: \w+){0,2} (?:post|send|share))",
         "fears for another"),
        ("said_goodbye", 0.9,
         r"(?:<he>|<dear>)(?: (?:has|have|just|had|been|keeps|is|was|also|left|who|me|a|voice|out|us|"
         r"all|snap)){0,5} (?:sent|said|saying|texted|messaged|posted|left|text|wrote|put|sending|"
         r"post|message|story)(?: \w+){0,6} (?:goodbyes?|bye forever|sorry (?:for everything|and "
         r"(?:he|she|they|i|goodbye))|love (?:you|us|me)(?: \w+){0,2} (?:and|forever|goodbye|always)|"
         r"last message|final message|not be (?:here|around)|farewell|look after)|(?:his|her|their) "
         r"last (?:message|text|snap|story)(?: \w+){0,4} (?:said|says|was)",
         "another person says goodbye"),
        ("how_other", 0.7,
         r"(?:<he>|<dear>)(?: \w+){0,5} (?:on|at|by|off|from|near) (?:a |the )(?:\w+ )?(?:bridge|roof|"
         r"train tracks|tracks|cliff|railway)|(?:<he>|<dear>)(?: \w+){0,3} (?:in hospital|in a&e|in "
         r"icu|in intensive care|rushed to hospital)(?: \w+){0,8}",
         "another person in a place of danger"),
        person="other", negatable=False,
    ),
    *table(
        "other_person", "concern",
        ("odd_goodnight", 0.65,
         r"(?:said|saying|says) (?:goodnight|goodbye|bye|night)(?: \w+){0,6} (?:weird|funny|strange|"
         r"odd|different|final|unusual)|(?:his|her|their) (?:bedroom |bathroom )?doors? (?:is |are "
         r")?locked|<dear>(?: (?:just|only|still|is|has|been|keeps|now|always))* (?:cries|cry|crying|"
         r"sobs|sobbing)(?: \w+)?",
         "odd or shut away"),
        ("voicemail", 0.6,
         r"(?:his|her|their) (?:phone|mobile)(?: \w+){0,5} (?:voicemail|off|dead|straight to|turned "
         r"off)",
         "phone does not answer"),
        ("withdrawn", 0.6,
         r"(?:<he>|<dear>)(?: (?:is|has|are|have|just|been|will|who|now|have|had|was|seems|barely|"
         r"hardly|year|old|and|that|he|she|they|so|does|did|also|s|sits|keeps|can|would|but|wont|"
         r"completely|in)){0,7} (?:not (?:\w+ )?(?:eat|eating|eaten|sleep|sleeping|slept|come out|"
         r"coming out|leave(?! (?:me|us|my|it) )|left|speak|speaking|talk|talking|go to school|"
         r"get out of bed|cope|coping|"
         r"himself|herself|themselves|ok|okay|himself|stop(?:ped)? crying|left|get up|look at)|"
         r"withdrawn|hysterical|inconsolable|distraught|devastated|suicide|(?:sobbing|crying) (?:all|"
         r"every|for|and|in|nonstop|constantly|non)|(?:stopped|refus\w+(?: to)?|barely|hardly) "
         r"(?:eating|sleeping|talking|eat|talk|sleep|leave|come out|go to school|speak|speaking|"
         r"going)|very (?:low|quiet|withdrawn)|really (?:low|withdrawn)|broken|depressed|feels? "
         r"(?:hopeless|trapped|worthless|there is no)|a mess|in (?:a )?(?:state|bits|pieces|despair)|"
         r"in a (?:\w+ )?(?:bad|dark|terrible) (?:place|way|state)|shut down|falling apart|numb|at "
         r"rock bottom|desperate|hates (?:himself|herself))",
         "another person withdrawn or in despair"),
        ("said_over", 0.65,
         r"(?:<he>|<dear>)(?: \w+){0,4} (?:says?|said|keeps saying|thinks?|feels?|told me|tells me|"
         r"saying|texted)(?: \w+){0,5} (?:life (?:is|was) (?:over|ruined|finished)|can not (?:cope|do "
         r"this|go on|take|live|face|carry|see)|no (?:point|way out|hope|future)|the point|had enough|"
         r"rather die|want(?:s)? (?:to disappear|it to (?:stop|end|be over))|worthless|hopeless|give "
         r"up|giving up|trapped|done)",
         "another person says it is over"),
        ("on_edge", 0.6,
         r"(?:scared|afraid|worried|frightened|not safe|not sure|dare not) (?:to |about |of "
         r")?(?:leave|leaving|let|letting|to leave) (?:him|her|them) (?:on (?:his|her|their) own|"
         r"alone|by (?:himself|herself))|(?:not|never) seen (?:him|her|them) (?:like this|this (?:bad|"
         r"low|upset))|(?:i am|really|so|very|feel) (?:\w+ ){0,2}(?:worried|scared|frightened|"
         r"concerned) (?:for|about) (?:his|her|their) (?:safety|mental|life|wellbeing|state|welfare)|"
         r"(?:cuts|scars|marks|bandages?|plasters)(?: \w+){0,3} (?:his|her|their)",
         "carer fears for their safety"),
        person="other", negatable=False,
    ),
)  # fmt: skip
