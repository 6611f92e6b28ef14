"""Suicide meant but not named: goodbyes, giving away, calm, burden; and despair that needs a check-in."""

from __future__ import annotations

from steady.nlu.risk.pattern import table

GOODBYE = table(
    "goodbye", "self_harm",
    ("tried", 0.75,
     r"(?:bye|goodbye)(?: [.,])? (?:you tried|thanks for trying|thank you for trying|it was nice)|"
     r"(?:you|they|we) (?:all )?tried (?:your|their) best",
     "a farewell to helpers"),
    ("let_know", 0.8,
     r"(?:let|tell|make sure) (?:my |our )?(?:mum|dad|nan|gran|grandad|grandma|sister|brother|family|"
     r"kids|wife|husband|parents|girlfriend|boyfriend|best friend|friends|dog|son|daughter|"
     r"everyone)(?: \w+){0,5} (?:best|i am sorry|sorry|not (?:her|his|their) fault|proud of|miss "
     r"(?:her|him|them)|will always|forgive)",
     "leaves a message for loved ones"),
    ("never_see", 0.8,
     r"(?:not|never) see (?:me|him|her|them|us|you|each other) again(?! (?:on (?:snap|insta)|thank "
     r"god))|(?:will|would) never (?:hear from|see) (?:me|him|her)(?: again)?|last time (?:you|we|"
     r"anyone|i) (?:will |ever )?(?:see|hear|speak|talk)",
     "will not be seen again"),
    ("tell_love", 0.9,
     r"(?:tell|let|make sure)(?: to)?<g6> (?:(?:that )?(?:i|we) (?:\w+ )?loved?|know(?:s)? i (?:\w+ "
     r")?loved?) (?:them|her|him|you|everyone|all)(?! (?:to|if))",
     "leaves a message of love"),
    ("last_message", 0.92,
     r"(?:this|that) (?:is|will be|might be|could be)(?: \w+){0,3} (?:last|final)(?: \w+)? (?:message|"
     r"text|time|chat|words|goodbye|post|night|thing i|conversation)(?! (?:i am|i will|he|she|they|"
     r"warning|chance|i got|from (?:him|her|them|the)))|my (?:last|final) (?:message|words|goodbye|"
     r"post|text)|by the time (?:you|u|they|anyone|she|he|mum|people|someone) (?:reads?|sees?|finds?|gets?) (?:this|"
     r"my|me|it)",
     "calls it the last message"),
    ("sorry_all", 0.85,
     r"(?:i am )?sorry(?: \w+){0,2} (?:to|for)? ?(?:everyone|all of you|mum|dad|my (?:mum|family|mum "
     r"and dad|parents|kids|children|wife|husband|friends|girls|boys|baby|sister|brother))(?: "
     r"\w+){0,6}(?: [.,])?(?: \w+){0,4} (?:goodbye|love you|i loved|could not (?:do|take|cope|stay)|"
     r"can not (?:do|take|cope|stay|go on)|i tried|be gone|leave you|leaving|bye|forgive me|for what "
     r"i am about|not be here|carry on)|forgive me(?: \w+){0,6} (?:love|going|gone|do|about to)|"
     r"please forgive me",
     "apologises as a farewell"),
    ("sorry_everyone", 0.7,
     r"sorry (?:to|for) (?:everyone|everybody|all of you)|sorry everyone|sorry (?:to|for) (?:my "
     r")?(?:mum|mum and dad|parents|kids|family|wife|children)(?! (?:but|for (?:the|spelling)))",
     "apologises to everyone"),
    ("bye", 0.85,
     r"(?:say|saying|said|wanted to say|came to say|this is|time to say|wrote|written|writing|final) "
     r"(?:my |our |the |a )?(?:goodbyes?|farewell)(?: to)?|goodbye (?:everyone|world|all|forever|mum|"
     r"dad|my)|bye (?:everyone|world|forever|for good|mum|dad)|goodbyes",
     "says goodbye"),
    ("take_care", 0.8,
     r"(?:look after|take care of)(?: \w+){0,4} (?:when|after|once|if) (?:i am|i have)(?: \w+)? "
     r"(?:gone|dead|not here|go)|(?:look after|take care of|be good to|be strong for) (?:mum|dad|my "
     r"(?:mum|dad|dog|cat|sister|brother|family|kids|wife|baby|girls|boys)|each other)(?: for me)(?! "
     r"(?:tonight|while i am at|this weekend))",
     "entrusts others"),
    ("thanks_all", 0.75,
     r"thank(?:s| you)(?: \w+){0,4} (?:for (?:everything|trying|listening|being (?:kind|there|"
     r"nice)))(?: \w+){0,4}(?: [.,])?(?: \w+){0,4} (?:it is (?:too )?late|late now|goodbye|not your "
     r"fault|not matter now|i am done|made up my mind|not matter anymore|sorry)",
     "thanks as a farewell"),
    ("remember_me", 0.8,
     r"(?:remember me|no one will miss me|nobody (?:will|would) miss me|(?:anyone|who|they|would|"
     r"will)(?: \w+){0,2} (?:even )?(?:miss|cry for|notice if) (?:me|i)(?: (?:if|when) i(?: \w+){0,2} "
     r"(?:gone|dead|died|was gone))|my (?:own )?funeral|my grave|at my funeral|me coffin|notice (?:if|"
     r"when) i (?:am|was|were) (?:gone|dead|not here))",
     "pictures their own funeral"),
    ("not_your_fault", 0.8,
     r"(?:tell|want|make sure)(?: \w+){0,5} (?:not (?:their|her|his|your|mums|anyones) fault|not to "
     r"blame (?:themselves|herself|himself))",
     "absolves others"),
)  # fmt: skip

GIVING_AWAY = table(
    "giving_away", "self_harm",
    ("favourite", 0.75,
     r"(?:gave|given|giving|gives)(?: \w+){0,6} (?:my|his|her|their) (?:favourite|best|prized|lucky|"
     r"most)(?: \w+)?",
     "gives a treasured thing away"),
    ("where_go", 0.8,
     r"(?:<he>|<dear>)(?: \w+){0,4} (?:gave|given|giving|left) (?:me|us) (?:his|her|their)(?: "
     r"\w+){1,3}|where i want (?:my|all my|everything)(?: \w+){0,4} (?:to go|to end up|left)|who "
     r"(?:gets|should get|can have) my(?: \w+){1,3}|(?:gave|given|giving|left) (?:me|us) (?:his|her|"
     r"their|all (?:his|her|their)) (?:\w+ ){0,2}(?:xbox|ps ?\d|phone|things|stuff|guitar|clothes|"
     r"bike|dog|cat|necklace|watch|console|records|passwords?|jewellery|trainers)",
     "hands on belongings"),
    ("insurance", 0.75,
     r"life insurance(?! (?:salesman|job|quote|advert))",
     "asks about life insurance"),
    ("give", 0.85,
     r"(?:give|gave|giving|given|hand(?:ed|ing)|want)(?: \w+){0,3} (?:away|to have)(?: \w+){0,2} "
     r"(?:my|all|his|her|their|everything|stuff|things)|(?:give|gave|giving|given|hand(?:ed|ing)|"
     r"want)(?: \w+){0,3} (?:my|all my|his|her|all his|all her|everything)(?: \w+){0,5} (?:away|to "
     r"have)|(?:giving|gave|given)(?: \w+){0,4} (?:my|his|her)(?: \w+){0,4} (?:away|to (?:my|his|her) "
     r"(?:\w+ )?(?:sister|brother|mate|friend|friends|mates|cousin))|(?:can|could) have my (?:\w+ "
     r"){0,3}(?:ps ?\d|ps5|xbox|phone|guitar|trainers|games|stuff|room|things|console|bike|jewellery|"
     r"clothes|laptop|pc|dog|cat)",
     "gives belongings away"),
    ("after", 0.85,
     r"what (?:happens?|would happen|will happen)(?: \w+){0,3} (?:to|with) (?:my|your|a persons?|"
     r"someones?|the)(?: \w+){0,4} (?:after|when|if|once)(?: (?:i|you|they|someone|am|are|is|have|has|"
     r"were|was|get|do)){1,3} (?:die|dies|died|dead|gone|not here|pass|passed|are not|go)|(?:life "
     r"insurance|my will)(?: \w+){0,6} (?:suicide|pay out|paid|if i|valid|void)|(?:who|who is going "
     r"to|who will|who would)(?: \w+){0,2} (?:look after|feed|get|have|take) my (?:\w+ ){0,2}(?:dog|"
     r"cat|kids|pets?|stuff|hamster|rabbit|things|little)(?: \w+){0,3}(?: if| when| once| after)?(?: "
     r"i am| i)? (?:gone|dead|not here|die|not around)|(?:written|writing|made|making|sorted)(?: "
     r"out)? (?:my |a )will|delete (?:all )?my accounts?(?: \w+){0,4} (?:after i (?:am gone|die)|when "
     r"i am (?:gone|dead))|(?:deleted?|get|take|have|run|use|close) (?:\w+ ){0,4}(?:after|when|once|"
     r"if) i (?:am dead|die|am gone for good)|(?:my|the) accounts? (?:when|if|after|once) (?:i am|i|"
     r"you) (?:gone|dead|die)",
     "asks what happens after them"),
    ("affairs", 0.8,
     r"(?:got|put|getting|putting|sorted|tying|tied)(?: \w+){0,3} (?:affairs in order|loose ends)|"
     r"(?:wrote|written|left)(?: \w+){0,3} passwords? (?:down )?for (?:my |mum|dad)",
     "puts affairs in order"),
)  # fmt: skip

CALM = table(
    "calm", "self_harm",
    ("no_bother", 0.78,
     r"(?:will not|not|no one will|nobody will|not going to) (?:be )?(?:bother(?:ing|ed)?|"
     r"burden(?:ing)?|troubl(?:e|ing)|hav(?:e|ing) to (?:deal with|worry about|see)|be a (?:problem|"
     r"burden|bother))(?: \w+){0,2} (?:anyone|anybody|everyone|you|people|them|me|him|her|anymore|"
     r"after|by|with)|(?:weight|load) (?:off|lifted)(?: \w+){0,10} (?:decided|decision|going to do)|"
     r"(?:decided|decision)(?: \w+){0,8}(?: [.,])?(?: \w+){0,8} weight (?:off|lifted)|decided what i "
     r"am going to do|went to sleep and (?:that was it|never|not)",
     "relief in a decision"),
    ("decided", 0.6,
     r"(?:i have|i) (?:now |already |finally )*(?:made (?:my|a|the) (?:decision|choice|peace with it)|made up my "
     r"mind|made my mind up)(?! (?:to|about|not to|that i will (?:tell|not)|and (?:told|am telling|will tell|paid|"
     r"blocked|reported)|i am (?:telling|not|going to (?:tell|report|block|talk|speak|go to))))",
     "a decision that is not said"),
    ("peace", 0.8,
     r"(?:feel|feeling|i am|at|felt|found|have|so|weirdly|strangely|finally|oddly)(?: (?:a|some|at|"
     r"more|very|weirdly|strangely|oddly|kind of|really|now|finally|sort of|almost|it is|to be|"
     r"of)){0,3} (?:peace|peaceful|calm)(?: \w+){0,8}(?: [.,])?(?: \w+){0,8} (?:over|decided|decision|"
     r"end|done|soon|worked|plan|know what|gone|tonight|go|sorted|ready|last|not (?:matter|be here|"
     r"hurt)|way out)|(?:decided|decision|worked it|know what|made up my|plan|sorted)(?: \w+){0,8}(?: "
     r"[.,])?(?: \w+){0,8} (?:peace|peaceful|calm|relief|relieved|lighter)|at peace with (?:it|"
     r"everything|going|dying|my decision)|ready to (?:go|leave this (?:world|life|earth)|meet (?:god|"
     r"my maker)|go now)(?! (?:to|home|back|out|police))",
     "sudden calm after despair"),
    ("worked_out", 0.78,
     r"(?:it will|this will|all this will|it is going to|it is all going to|everything will|will)(?: "
     r"\w+){0,2} be (?:over|finished|done)(?: \w+){0,2} (?:soon|tonight|tomorrow|for me|for good|by "
     r"(?:tomorrow|morning|tonight|the time))|(?:worked (?:it|everything) (?:all )?out|made up my "
     r"mind|i have decided|decided)(?: \w+){0,4}(?: [.,])?(?: \w+){0,6} (?:over|better for everyone|"
     r"no one has to|nobody has to|not hurt anymore|not have to worry|be gone|free)|(?:will not|not) "
     r"(?:matter|be a problem|have to worry(?: about me)?|be my problem|be an issue)(?: \w+){0,3} "
     r"(?:after (?:tonight|today|tomorrow)|soon|tomorrow|by (?:tomorrow|morning|then))|(?:made up my "
     r"mind|my mind is made up)(?! to (?:tell|report|block|go to the police|not pay))",
     "says it will be over soon"),
)  # fmt: skip

NOT_HERE = table(
    "not_here", "self_harm",
    ("wake", 0.93,
     r"(?:not|never|do not|dont)(?: \w+){0,4} (?:to )?(?:wake|waking|woken|woke)(?: up)?(?: again| "
     r"tomorrow| anymore)?(?! (?:my|mum|dad|the|them|anyone|her|him))|(?:wish|hope|hoping|wished|if|"
     r"want|pray\w*)(?: \w+){0,5} (?:not|never) (?:wake|woke|woken|waking)(?: up)?|(?:sleep|go to "
     r"sleep|asleep|fall asleep|close my eyes)(?: \w+){0,3} (?:forever|for good|and (?:not|never)(?: "
     r"\w+){0,2} (?:wake|open)|never wake|for ever|and not)|sleep for ever|(?:big|long|eternal|"
     r"forever) sleep",
     "does not want to wake"),
    ("here_tomorrow", 0.9,
     r"(?:not|never|do not|might not|may not)(?: \w+){0,2} (?:be|make it|see|going to be|survive|live "
     r"to see|last)(?: \w+){0,2} (?:here|around|alive|to the weekend|to|morning|tomorrow|the "
     r"(?:weekend|morning|week|night|year|summer)|xmas|christmas|my (?:next )?birthday|till|until|"
     r"past)(?: \w+){0,3}(?: anymore| tomorrow| in the morning| next week| by then| much longer| for "
     r"long| after| to see)(?! (?:to help|for the meeting))|(?:not|never) make it (?:to|past|through) "
     r"(?:the (?:weekend|morning|week|night|year|summer)|christmas|tomorrow|tonight|monday|my)|"
     r"(?:will not|not going to|might not|may not|not) be (?:here|around|alive)(?: (?:anymore|"
     r"tomorrow|much longer|in the morning|next \w+|for (?:it|that|long|my)|when|by|then|after|soon|"
     r"to))?(?! (?:for the|to help|at school|in school))",
     "says they will not be here"),
    ("want_here", 0.93,
     r"(?:not|do not|never|stop|tired of|done|sick of|hate)(?: \w+){0,4} (?:want(?:s|ed|ing)?|like|"
     r"see the point in|being|wish|deserve|belong|meant|supposed)(?: (?:to|be|being|in|exist))* "
     r"here(?: anymore| any longer)?(?! (?:at|in (?:this|the) (?:school|house|chat|class|country)|to "
     r"(?:chat|talk)|on this (?:app|site)))|wish i (?:was|were|am) not (?:here|around|born|alive)|"
     r"(?:tired|sick) of being (?:here|alive)",
     "does not want to be here"),
    ("born", 0.85,
     r"(?:never|not)(?: \w+){0,3} (?:been )?born|(?:stop|(?<!does )not|cease(?: to)?|rather not|to not|didnt) "
     r"(?:exist|existing)|never existed|wish i (?:did|do|could) not exist|wish i could (?:just )?stop "
     r"existing|not want to exist",
     "wishes not to exist"),
    ("disappear_ever", 0.88,
     r"(?:disappear|vanish|be gone|go away|gone)(?: \w+){0,3} (?:forever|for good|for ever|"
     r"permanently|from (?:this|the) (?:world|earth|life|planet)|completely)|(?:when|once|after|if) i "
     r"(?:am|was|were|have) (?:gone|dead|not here|not around)(?! (?:to|on|from|home|out|through|in|"
     r"into|up|down|back|over|for))|(?:soon i will|will be|i will soon be|want to be|wish i was|wish "
     r"i were|better if i was|rather be|be) gone(?! (?:on|to|by|for the|in))|wish i (?:was|were) gone|"
     r"(?:leave|leaving|exit|depart) (?:this|the) (?:world|earth|life|planet)",
     "to be gone for good"),
    ("join", 0.85,
     r"(?:join(?:ing)?|be with|see|reunited? with|go to)(?: \w+){0,3} (?:nan|grandad|gran|mum|dad|"
     r"brother|sister|baby|him|her|god|nana|granny|grandma|son|daughter)?(?: \w+){0,2} ?(?:in heaven|"
     r"up there|in the sky|on the other side|again soon in|in the afterlife)|be with (?:my )?(?:nan|"
     r"grandad|gran|god|jesus)(?: soon| again| tonight)?|(?:going|go) to heaven|join (?:my )?(?:nan|"
     r"grandad|gran|grandma)",
     "to join the dead"),
    ("next_life", 0.8,
     r"(?:in|see (?:you|u|them) (?:in|on)) (?:the|another|my) (?:next life|other side)|(?:my|this) "
     r"(?:time|life|story) (?:is|ends|stops) (?:up|here|now|tonight|done|ending)",
     "speaks of a next life"),
    negatable=False,
)  # fmt: skip

BURDEN = table(
    "burden", "self_harm",
    ("better_without", 0.88,
     r"(?:better|easier|happier|nicer|best|safer|good)(?: off| place)?(?: \w+)?(?: for \w+(?: \w+)?)? "
     r"(?:without (?:me|him|her|them)(?! (?:on|in the))|if (?:i|he|she) (?:was|were|am|is|had|did|"
     r"just|died|were just|disappeared|went)(?: \w+){0,3}(?: (?:gone|dead|not|die|died|disappeared|"
     r"here|around|born|existed|exist|vanished|away))?|when i am (?:gone|dead|not here)|off dead|once "
     r"i am gone|with me (?:gone|dead))",
     "others better off without them"),
    ("burden", 0.75,
     r"(?:am|being|just|is|become|feel like|only|are|be|was|as) (?:a|such a|just a|nothing but a|only "
     r"a|an?)? ?(?:burden|waste of (?:space|oxygen|air|life)|dead ?weight)|(?:world|everyone|family|"
     r"they|people)(?: \w+){0,4} not need (?:me|someone like me)|no use to anyone",
     "feels a burden"),
    ("nobody_care", 0.6,
     r"(?:no one|nobody|not anyone|who)(?: \w+){0,2} (?:care|cares|miss|misses|notice|bothered)(?: "
     r"\w+){0,2} (?:if|when|about)(?: \w+){0,2} (?:i|me)(?: \w+){0,3} (?:gone|dead|died|die|"
     r"disappear\w*|live|was not|not here|vanish\w*)",
     "nobody would care"),
    negatable=False,
)  # fmt: skip

BETTER_OFF = table(
    "burden", "concern",
    ("better_off", 0.6,
     r"(?:everyone|they|family|world|kids|mum|people|wife)(?: \w+){0,4} (?:would|will|is|are|d|be)(?: "
     r"\w+){0,2} better off(?! (?:paying|reporting|with))",
     "half-said burden"),
    ("nobody", 0.5,
     r"(?:no one|nobody|no 1) (?:\w+ )?(?:cares?|loves|likes|would care|gives a|would notice|will "
     r"help|can help|understands|believes)|everyone(?: \w+){0,2} (?:hate|hates|against|laughing at|"
     r"disgusted)(?: by| with)? me|(?:all|so|completely|totally|feel|am) alone(?! (?:with|in the "
     r"house))|no one to (?:talk|turn)",
     "alone"),
    ("worthless", 0.65,
     r"(?:hate|hating|disgusted with|disgusted by|despise|loathe|can not stand|ashamed of|can not "
     r"look at) <self>|(?:feel|am|i) (?:\w+ )?(?:worthless|pathetic and|like a failure|nothing|a "
     r"waste|dirty and)|not deserve (?:help|love|to be|anything|any)|(?:can not|never) forgive <self>",
     "self-hate"),
    negatable=False,
)  # fmt: skip

HOPELESS = table(
    "hopeless", "concern",
    ("bleak", 0.6,
     r"bleak|floor (?:would|to|could)(?: \w+)? (?:eat|swallow|open)|not (?:\w+ )?(?:a|"
     r"like a) (?:person|human)(?: \w+)?|"
     r"wanted (?:somebody|someone|you) to know",
     "bleak or unreal"),
    ("voices", 0.65,
     r"voices?(?: \w+){0,4} (?:keep|tell\w*|say\w*|scream\w*|head|louder)|keep(?:s|ing)? (?:going to |"
     r"going back to )?look(?:ing)? at (?:it|them)|(?:see|find|is) (?:a |any |no )?way (?:through|"
     r"back from|past)|sick (?:all day|every day|with worry|constantly)|what is wrong with me|hate my "
     r"(?:guts|life|body|self|face|existence)|who (?:would|will|even) (?:even )?care|not deserve to|"
     r"do not deserve|(?:break|smash|snap) my (?:legs|arms|face|neck|fingers|jaw)|(?:bottle|box|"
     r"packet) of (?:\w+ ){0,2}(?:morphine|codeine|tramadol|calpol|tablets|pills|insulin)",
     "despair in other words"),
    ("heavy", 0.6,
     r"(?:everything|it|life|all|my heart|heart)(?: \w+)? (?:is|feels?|feel|seems?)(?: \w+){0,2} "
     r"(?:heavy|hopeless|pointless|ruined|dark|black|grey|too much|broken|impossible|unbearable|a "
     r"mess|meaningless|empty|destroyed|falling apart|lost|wrong)|no way (?:of|to) (?:fix\w*|sort\w*|"
     r"mak\w+ it|com\w+ back|undo|recover\w*)|(?:how much|not (?:\w+ )?(?:know )?(?:how )?much)(?: "
     r"\w+){0,2} (?:more|longer)(?: \w+){0,5} (?:take|can|cope|go on|last|stand|bear|handle)|(?:my|"
     r"whole) (?:\w+ )?world (?:has |is |just )?(?:end\w*|collaps\w*|over|fall\w*|crash\w*|cav\w+)|"
     r"(?:my )?(?:head|mind) (?:is|has)(?: \w+)? (?:gone|fried|mush|going|wrecked|a mess|fucked|"
     r"spinning|not right)|heads gone|(?:want|need)(?: \w+){0,3} (?:to )?(?:go|be) quiet|hole in my "
     r"(?:chest|heart)|brok(?:e|en) (?:man|woman|person|girl|boy|inside|me)|(?:no one|nobody|not a "
     r"soul)(?: \w+){0,4} (?:help|care|love|understand|believe|miss) me|(?:this|it|that) is too "
     r"much(?! money)|(?:i am|feel|feeling) (?:not okay|not ok|falling|unwell in my head|at a loss|so "
     r"low|low|like nothing|like shit about myself|like a burden)",
     "heavy despair"),
    ("anymore", 0.75,
     r"(?:can not|can t|could not|not able to|unable to|do not (?:think|know) (?:if |how |that )?i "
     r"can|do not (?:want|know how) to|not sure i can|not|no longer|not how much longer i can)(?: "
     r"\w+){0,2} (?:do|doing|take|cope|coping|go|carry|bear|handle|stand|deal|face|keep|manage|"
     r"breathe|survive|continue|hold)(?: (?:it|this|that|on|with|any|much|going|doing|the|another|"
     r"everything|all|being|living|life|go|them|more|anything|like|so|fighting|pretending|up|much "
     r"longer|\w+)){0,5} (?:anymore|any longer|longer|more|on|it all|this all|going|another day|life|"
     r"everything|tomorrow|like this|people|the world|world|anyone|school|myself|fighting)|can not "
     r"(?:cope|go on|carry on|bear it|bear this|take it|take this|take much more|handle this|handle "
     r"it|stand it|deal|keep going|breathe|face (?:it|anyone|school|them|people|mum|dad|my)|live with "
     r"(?:it|this|myself|the)|escape|do this|do it)(?! (?:back|on my phone|without|right|because "
     r"(?:he|she) blocked))|(?:not|am not|is not) coping|(?:struggling|struggle) to cope|at breaking "
     r"point|breaking point|end of my tether|at my limit|had enough(?! (?:evidence|time|money|of "
     r"(?:him|her|them|school|homework)))|pushed to the edge|on the edge|over the edge|close to the "
     r"edge|edge of",
     "cannot go on"),
    ("point", 0.7,
     r"(?:what is|what|is|see|no|not|is there|was|s|the) (?:\w+ )?(?:the |a |any |even a |no "
     r")?(?:even )?point(?: (?:anymore|in anything|of anything|of it all|of it|in it|to anything|in "
     r"trying|of trying|in any of it|of any of|going on|in going on|in carrying on|of me|really|now|"
     r"in life|of life))?(?! (?:in (?:paying|reporting|blocking|calling|me (?:reporting|telling)|"
     r"telling|getting|asking)|of (?:paying|reporting|this (?:app|bot|game)|the|this|having|school|a|"
     r"blocking|calling)|he|she|they|where|to (?:the|him|pay)|for|at|out|is|did|my))",
     "asks what the point is"),
    ("life_over", 0.7,
     r"(?:my|whole|entire|his|her|our) (?:\w+ )?(?:life|lives|future|world|career)(?: \w+){0,2} "
     r"(?:over|ruined|finished|destroyed|done|wrecked|fucked|collapsing|falling apart|ending|"
     r"crumbling|gone|screwed|shattered|crashing)|(?:ruin(?:ed|ing)?|destroy(?:ed|ing)?|wreck(?:ed|"
     r"ing)?) my (?:\w+ )?(?:life|future)|end of (?:my|the) (?:world|life|line|road)(?! (?:of duty))|"
     r"(?:i am|am|it is all|it is|we are) (?:over|done for|finished|done)(?: for me)(?! with)|i am "
     r"(?:done for|finished|fucked|screwed)|it is all over(?: for me)?(?=$| [.,]| now)|it is over for "
     r"me|i am done(?=$| [.,]| i | man| bro| with (?:everything|life|it all|all of it|this life|this "
     r"world))|game over(?: for me)?",
     "life is over"),
    ("no_hope", 0.75,
     r"(?:no|lost|losing|not (?:\w+ )?(?:see )?(?:any|a)|without|lost all|given up) hope|hopeless|"
     r"(?:feel|feeling|am|feels) (?:\w+ ){0,3}(?:trapped|stuck and|cornered|numb|empty|broken|"
     r"helpless|desperate|in despair|suffocat\w+|sinking|dead inside)|(?:like|am|i am|feel) (?:i am |"
     r"like i am )?(?:drowning|suffocating|sinking|going under|falling apart|breaking|crumbling|"
     r"losing my mind|going mad|going crazy|losing it|spiralling|spiraling)(?! (?:of|to death))|(?:no|"
     r"not (?:\w+ ){0,3}(?:a|any)) (?:way out|escape|light at|future|way forward|options? left)|dead "
     r"inside|light at the end|rock bottom|dark place|very dark|darkest|black hole|(?:in|into) (?:a |"
     r"such a |the )(?:\w+ )?(?:hole|dark)|in despair|despair",
     "hopeless or trapped"),
    ("give_up", 0.7,
     r"(?:give|giving|given|gave) up(?! (?:my|his|her|the|on (?:paying|him|her|sugar|meat)|arguing|"
     r"replying|talking|waiting|sugar|smoking|football|work|and (?:paid|pay|sent|blocked)|paid|"
     r"asking))|(?:so|just|am|i am|too|feel) tired(?: \w+){0,2} (?:of (?:everything|it all|life|this|"
     r"fighting|trying|all|being|pretending|living)|anymore)|tired of (?:life|everything|it all|"
     r"fighting|living|being|trying|this life|all of it)|(?:sick|fed up) of (?:life|everything|it all|"
     r"living|this life|being me)|hate (?:my |this )?life|hate (?:being me|my existence|living)|want "
     r"(?:this|it|everything|the pain|it all|all this|my brain|the noise|all of (?:this|it))(?: all)? "
     r"(?:to |just )?(?:be |just )?(?:end|stop|over|be over|to end|finished|go away|all over)(?! "
     r"(?:by (?:friday|monday|the weekend)|so i can|before (?:my|the) (?:exam|holiday|wedding)))|"
     r"(?:make|need) (?:it|this|everything|the pain)(?: all)? (?:to )?stop|want out(?=$| [.,])|wants? "
     r"out of (?:here|this|life)|be free of (?:this|it all)|(?:want|need) to escape",
     "wants it to stop"),
    ("disappear", 0.7,
     r"<want>(?: (?:to|i|could|that|just|can|be able to|like)){0,4} (?:disappear\w*|vanish\w*|fade "
     r"away|cease|evaporate|dissolve|melt away|be invisible|not be me|be nothing|be nowhere|run away|"
     r"hide forever|crawl)|could (?:disappear|vanish)|ground (?:to |would |could )?(?:swallow|open)|"
     r"swallow me|wish i (?:could )?(?:disappear\w*|vanish\w*)",
     "wants to disappear"),
    ("panic", 0.55,
     r"(?:not|can not|have not|could not|do not|barely|hardly)(?: \w+){0,3} (?:eat|eating|eaten|slept|"
     r"sleep|sleeping|sleeping or eating|stopped crying|stop crying|got out of bed|get out of bed|"
     r"leave my room|leave the house|function|focus on anything)(?! (?:with|over|pills))|(?:can not|"
     r"cannot) stop (?:crying|shaking|thinking about it)|panic attacks?|(?:mental|nervous) breakdown|"
     r"break ?down|losing my mind|going insane|crying (?:every night|myself to sleep|all (?:night|"
     r"day)|for (?:hours|days))|cry(?:ing)? myself to sleep|in bits|mental health(?: \w+){0,3} (?:bad|"
     r"low|terrible|suffer\w*|worse|rock)|(?:severely |so |really |very |feel |feeling |am |with |is "
     r")depress(?:ed|ion)|at (?:my|an all time) low(?:est)?|never felt (?:so|this) (?:low|bad|alone)|"
     r"lowest (?:i have|point)",
     "distress of body and mind"),
    ("not_ok", 0.6,
     r"not (?:feel(?:ing)? )?(?:safe (?:with|from|around) <self>|trust <self>|ok at all|okay at all)|"
     r"not trust <self>|scared (?:of|about|what)(?: (?:what|i|might|could|would|will|may|am|going|"
     r"capable|to)){0,6} (?:<self>|do|capable of)(?: to <self>)?|(?:my|in my) head is(?: \w+){0,2} "
     r"(?:mess|dark|loud|bad|not|wrong)|not (?:in )?(?:a )?(?:good|right) (?:place|headspace|mind|"
     r"head)|bad (?:head ?space|place mentally)|(?:voices?|brain|head) (?:is |are |keeps? )?tell(?:s|"
     r"ing) me",
     "unsafe with themself"),
    ("end", 0.7,
     r"<want>(?: to)? end (?:it|things|everything|this)(?! (?:with|between|and (?:block|report)|by "
     r"(?:paying|blocking)))|(?:going to|might|will|should|thinking (?:of|about)|think about|about "
     r"to) (?:end|ending) (?:it|things|everything)(?! (?:with|between))|(?:going to|might|may) do "
     r"something(?=$| [.,])|not know what i (?:will|might|would|am going to) do(?: to <self>)?(?=$| "
     r"[.,]| if)|what i might do|do something i (?:will|would|might|may) regret|no going back|nothing "
     r"(?:left|matters|helps|will ever)|no future|(?:everything|all) (?:is )?(?:pointless|meaningless|"
     r"gone|lost)|one more (?:thing|message|day) and i|last straw|not (?:see|have|got)(?: \w+){0,2} "
     r"(?:a )?future",
     "may mean an end"),
    ("die_soft", 0.55,
     r"(?:could|would|might|nearly|almost|going to|wanted to|literally|feel like i am|feels like i am|"
     r"thought i was going to|thought i would|i will)(?: just)? (?:have )?(?:die|died|dying)(?: (?:of|"
     r"from) (?:shame|embarrassment|humiliation|stress|worry|fear|anxiety|panic|guilt))?|died "
     r"(?:inside|a little)|dying inside|scared to death|(?:shame|guilt|stress|worry|this|anxiety|"
     r"it)(?: \w+){0,2} (?:is )?(?:killing|eating) me(?: (?:inside|alive|up|slowly))?|(?:slowly "
     r")?dying inside",
     "dying as a figure of speech"),
    negatable=False,
)  # fmt: skip

INDIRECT = (*GOODBYE, *GIVING_AWAY, *CALM, *NOT_HERE, *BURDEN, *BETTER_OFF, *HOPELESS)
