"""Suicide said outright, in slang, with a plan, or in a half-denial."""

from __future__ import annotations

from steady.nlu.risk.pattern import table

EXPLICIT = table(
    "suicide", "self_harm",
    ("hurt_to_die", 0.8,
     r"(?:does|do|will|would|is) (?:\w+ ){0,4}(?:hurt|hurts|painful|pain)(?: \w+){0,3} (?:die|dying|drown\w*|"
     r"bleed out)",
     "asks whether dying hurts"),
    ("go_on_living", 0.9,
     r"(?:not|no longer|never)(?: \w+){0,5} (?:go|going|carry|carrying|keep|keeping) (?:on )?living",
     "does not want to go on living"),
    ("in_ground", 0.85,
     r"(?:better off|rather be|should be|belong) (?:in (?:the|a) (?:ground|grave|coffin)|"
     r"six feet under|under ground)",
     "better off buried"),
    ("talks_of", 0.88,
     r"(?:talk\w*|going on|texting|joking|thinking|thought|posting) about (?:just )?(?:ending (?:it|"
     r"things|everything)|"
     r"dying|killing|not being here|walking into the sea|going to sleep and)",
     "talks of ending it"),
    ("before_go", 0.8,
     r"before i go(?! (?:to|out|on|home|in|into|back|bed|and|see|there|away|ahead|any))",
     "speaks before leaving for good"),
    ("not_need", 0.78,
     r"(?:will not|not going to) (?:be )?need(?:ing)? (?:it|them|this|these|my things|"
     r"any of it)(?: anymore| now| where \w+)?"
     r"(?= [.,]|$| after| soon| because)",
     "will have no more need of things"),
    ("much_longer", 0.75,
     r"(?:nobody|no one|everyone)(?: \w+){0,10} much longer|not be (?:a|an|your|their) \w+ much longer",
     "says it will not last"),
    ("if_died", 0.75,
     r"(?:if|when|once|after|hope|wish|because) i (?:was |were |am |had |have |just |ever |could |"
     r"actually )*(?:die|died|dead)(?! (?:laughing|of|on|in (?:game|a game)))|(?:scared|afraid|"
     r"frightened) to (?:live|be alive|carry on living)|not (?:even )?(?:scared|afraid) (?:of|to) "
     r"(?:die|dying|death)",
     "speaks of their death"),
    ("jump", 0.8,
     r"(?:threaten\w*|going|want\w*|wants|about|ready|might|will|should|trying|tried) (?:to )?jump(?! "
     r"(?:on|in|to|at|for|through|into|scare|the))|jumping (?:seems|is|would|feels|sounds)",
     "would jump"),
    ("reasons", 0.85,
     r"(?:run(?:ning)? out of|no|lost|not (?:\w+ )?(?:any|a|many)|out of|what|any|a single)(?: "
     r"\w+){0,2} reasons?(?: \w+){0,4} (?:carry on|keep going|go on|stay(?: alive| here)?|be here|"
     r"live|get up|wake up|alive|continue|exist)",
     "no reasons left"),
    ("out_of_life", 0.8,
     r"(?:out|gone|rid) of (?:my |this )?(?:life|existence)(?! (?:now|for good thank|he|she))|(?:that "
     r"is|it is|then) me (?:gone|done|finished|away)",
     "out of life"),
    ("wrote_letter", 0.85,
     r"(?:have|has|already|just) (?:already )?(?:wrote|written|finished) (?:the|my|his|her) (?:letter|note)s?(?! "
     r"(?:to (?:the )?(?:school|police|bank|court|council|doctor)|of complaint|for (?:school|work)))",
     "a letter is ready"),
    ("write_note", 0.85,
     r"(?:write|writing|wrote|written|leave|leaving|left)(?: \w+){0,2} (?:note|letter)s?(?: \w+){0,2} "
     r"(?:to|for) (?:your|my|his|her|mum|dad|them|everyone|the family)(?: \w+)?(?! (?:school|teacher|"
     r"head))",
     "a note to family"),
    ("engine", 0.85,
     r"garage<g5> engine",
     "place of danger"),
    ("death_easier", 0.85,
     r"(?:death|dying|being dead|not existing|not being here|ending it|non existence)(?: \w+)? (?:is|"
     r"would be|will be|seems|feels|sounds|looks)(?: \w+){0,3} (?:easier|better|peaceful|comforting|"
     r"relief|nice|option|answer|good|only|appealing|kinder)",
     "death as relief"),
    ("see_self", 0.85,
     r"(?:not|never) (?:\w+ )?(?:see|picture|imagine|think)(?: of)? (?:myself|me|i will|i am going "
     r"to)(?: \w+)? (?:mak(?:e|ing) it|liv(?:e|ing)|reach(?:ing)?|be(?:ing)? (?:alive|here|around)|"
     r"surviv\w+|get(?:ting)? (?:to|past)|last(?:ing)?)(?: \w+){0,3}",
     "sees no future alive"),
    ("kill_self", 0.97,
     r"<kill> <self>",
     "names the act with a reflexive"),
    ("kill_them", 0.97,
     r"(?:kill(?:s|ing)?|hang(?:s|ing)?|drown(?:s|ing)?|shoot(?:s|ing)?|unalive|unaliving|end(?:ing)?|"
     r"top(?:ping)?|neck(?:ing)?|hurt(?:ing|s)?|harm(?:ing|s|ed)?|cut(?:ting|s)?|burn(?:ing|s)?|"
     r"offing) <themself>",
     "someone else may do it"),
    ("says_will", 0.98,
     r"(?:(?<=say )|(?<=says )|(?<=said )|(?<=saying )|(?<=told me )|(?<=told us ))(?:he|she|they) (?:will|would|"
     r"wants to|wanted to|(?:is|are|was|were) going to)(?: just)? (?:kill|hang|drown|shoot|unalive) <themself>",
     "someone said that they will; a blackmailer's 'if you leave' is masked before, a child's is not"),
    ("tried", 0.95,
     r"(?:tried|tries|try|trying|attempt(?:ed|ing|s)?)(?: to)? (?:<kill> (?:<self>|<themself>)|die|"
     r"suicide|end (?:it|(?:my|his|her|their) life)|(?:take|taking) (?:my|his|her|their) (?:own "
     r")?life)",
     "an attempt"),
    ("take_life", 0.95,
     r"(?:tak(?:e|es|ing)|took|end(?:s|ed|ing)?|finish(?:ing)?|throw(?:ing)? away) (?:my|his|her|"
     r"their) (?:own )?(?:life|lives)",
     "names the act"),
    ("want_die", 0.93,
     r"<want>(?: (?:to|that|i|was|were|could|would|be|am|for|it|this|i had|me)){0,4} (?:die|dead|"
     r"dying|died|death)",
     "wish to die"),
    ("rather_dead", 0.85,
     r"(?:rather|better|best) (?:be |off )?dead",
     "prefers death"),
    ("should_die", 0.85,
     r"(?:i|he|she) (?:should|deserve(?:s)? to|need(?:s)? to|have to|ought to|got to|might as well|"
     r"may as well|am ready to|am going to|will|would) (?:be )?(?:die|dead)(?! (?:of|from|if|when|"
     r"laughing))",
     "says they should die or will"),
    ("let_die", 0.9,
     r"(?:let me|just|help me|please let me|let us) die|thinking (?:of|about) dying|(?:thoughts?|"
     r"dream(?:ing)?|fantasi[sz]\w+) (?:of|about) (?:dying|death|suicide|being dead|killing)",
     "thoughts of dying"),
    ("suicidal", 0.95,
     r"suicidal(?: (?:thoughts?|feelings?|ideation|urges?))?",
     "names the state"),
    ("commit", 0.95,
     r"(?:commit(?:ting|s)?|kermit|considering|thinking (?:of|about)|contemplat\w+|attempt\w*|"
     r"planning|suicide is|thoughts? of|think(?:s)? about|thought about|about|choose|do) (?:the "
     r")?(?:suicide|the only)|suicide (?:note|attempt|plan|watch|thoughts|letter)",
     "suicide as a plan or thought"),
    ("word_alone", 0.8,
     r"^(?:suicide|suicidal|die|i die|dying)(?: [.?])*$|suicide (?:sounds|is on|seems|feels|looks|is "
     r"the|would)",
     "the word and nothing else"),
    ("suicide_only", 0.75,
     r"suicide<g5> (?:way out|option|answer|escape|solution)|(?:way out|option|answer) is suicide",
     "suicide as the way out"),
    ("not_live", 0.93,
     r"(?:not(?! exist)|stop|never|nothing left to|tired of|sick of|done with|no (?:reason|point|will|desire|"
     r"wish|energy|point in|point of)(?: to| in)?|lost the will to|given up on|hate|hates|bored of|"
     r"over|finished with|scared of|struggle to|struggling to)(?: (?:want|wanting|wants|wish|deserve|"
     r"for|me|us|this|see|feel|i|think|like|myself|a reason|the|point|any|reason|to|of|in|be|worth|"
     r"want to be|going|keep|on|carry)){0,6} (?:live|alive|living|exist|existing|breathe|"
     r"breathing)(?: anymore| like this| with this| any longer)?",
     "does not want to live"),
    ("life_worth", 0.88,
     r"(?:life|living|my life|nothing)(?: is| was)?(?: not| never| no longer| hardly)(?: feel)? "
     r"worth(?: living| it anymore| it any more)?(?! the| paying| my)|(?:life|living) is (?:pointless|"
     r"meaningless|over for me)|not worth (?:living|being alive|it anymore)|nothing(?: left)?(?: "
     r"worth)? (?:to )?live for|nothing left for me",
     "life not worth living"),
    ("end_life", 0.9,
     r"(?:end|ending) (?:it|this|everything|things) (?:all|tonight|for good|forever|once and for all|"
     r"today|tomorrow|myself|now|before)|end my (?:suffering|pain|misery)|game end(?: myself)?",
     "end it all"),
    ("point_living", 0.85,
     r"(?:point|reason|use)(?: (?:of|in|to|for|me|being|even|my|i|am|still|for me to)){1,4} (?:living|"
     r"live|alive|life|existing|here|being here|stay alive|carry on living|waking up)",
     "asks why live"),
    ("help_me_die", 0.9,
     r"(?:how|way|ways|easiest|quickest|painless|fastest)<g6> (?:to |of |i |do i ){0,3}(?:die|dying|"
     r"kill (?:me|<self>)|suicide|end (?:it|my life))",
     "asks for a way to die"),
    ("kill_me_real", 0.6,
     r"(?:someone|please|somebody|just|god) kill me(?! if)",
     "asks to be killed"),
)  # fmt: skip

MENTION = table(
    "suicide", "concern",
    ("word", 0.6,
     r"suicide",
     "a bare mention"),
)  # fmt: skip

SLANG = table(
    "slang", "self_harm",
    ("kms", 0.85,
     r"(?<!\d )(?<!few )(?<!many )kms(?! (?:away|from|per|an hour|drive))",
     "short for kill myself"),
    ("ctb", 0.9,
     r"ctb|catch(?:ing)? the bus (?:tonight|for good|forever|soon)|commit (?:sewerslide|toaster|die|"
     r"not alive|unalive|neck rope)|kermit",
     "coded words for suicide"),
    ("unalive", 0.92,
     r"unalive[sd]?|unaliving|(?:unsubscrib\w+|log(?:ging)? (?:off|out)|check(?:ing)? out) (?:from|of) "
     r"(?:this |my )?(?:life|existence|living)",
     "coded word for suicide"),
    ("yeet", 0.8,
     r"(?:yeet|throw(?:ing)?|chuck(?:ing)?|fling|launch|jump|jumping|step|stepping|walk|walking|run|"
     r"lob)(?: <self>)?(?: \w+){0,1} (?:off|in front|into|under|onto|out)(?: \w+){0,3} (?:bridge|roof|"
     r"cliff|train|trains|lorry|traffic|bus|car|cars|road|motorway|tracks|railway|window|building|"
     r"balcony|river|canal|sea|flyover|tube|m\d+)",
     "jump or step in front"),
    ("rope", 0.8,
     r"(?:going to|want to|should|might|about to|time to|will|gonna) rope|(?:get|got|buy|find|bought|"
     r"tie|tied|made|grab|found) (?:a |the |some )?(?:rope|noose)|rope maxx?ing|noose",
     "slang or means: rope"),
    ("do_silly", 0.85,
     r"do(?:ing)?(?: something| anything| sth| summat)(?: \w+){0,2} (?:stupid|silly|daft|drastic|rash|"
     r"dumb|really bad|foolish|irreversible|permanent|terrible|regret)",
     "British understatement for suicide"),
    ("end_me", 0.7,
     r"(?:going to|want to|might|should|will) (?:end me|delete <self>|check out (?:of life|for good|"
     r"early)|log off (?:forever|for good|life))|log (?:off|out) of life",
     "slang for dying"),
)  # fmt: skip

PLAN = table(
    "means", "self_harm",
    ("lined_up", 0.8,
     r"lined (?:them|it|everything) (?:all )?up|(?:them|it) all (?:lined up|laid out|counted out)",
     "means laid out"),
    ("do_it_if", 0.75,
     r"(?:i (?:am going to|will|might|swear i will)|going to) do it(?: \w+){0,2} (?:if|when|once|"
     r"before) (?:he|she|they|it|anyone|this|the|monday|everyone)",
     "will do it if exposed"),
    ("why_did", 0.85,
     r"(?:know|knows|understand|explain\w*)(?: \w+)? why i (?:did|done|do|had to do|have done) (?:it|"
     r"this)|why i did it",
     "explains an act to come"),
    ("stopping", 0.85,
     r"(?:only|one) (?:thing|reason|person|people|one)(?: \w+){0,4} (?:stopping me|keeping me (?:here|"
     r"alive|going|from)|i am (?:still )?(?:here|alive)|stops me|keeps me (?:here|alive|going))",
     "one thing holds them"),
    ("one_step", 0.8,
     r"(?:just )?one (?:step|jump)(?: \w+){0,3}(?= [.,]|$| and| away| off)|(?:could|want to|might|"
     r"would) (?:jump|step) (?:off|in front|out)",
     "one step away"),
    ("silent_means", 0.75,
     r"(?:look(?:ed|ing)?|star(?:ed|ing)|kept|keep|thinking|think|thought|drawn|walk(?:ed|ing)?|going|"
     r"went|away|cross|stood|sat)(?: \w+){0,5} (?:tablets|pills|medicine cabinet|blades?|razors?|"
     r"railway|train tracks|tracks|bridge|cliff|river|roof|noose|platform|medication|knives|belt|"
     r"wardrobe rail|knife "
     r"drawer|canal|quarry)",
     "drawn to a means or a place"),
    ("pills_ready", 0.85,
     r"(?:got|have|had|found|bought|hold(?:ing)?|saved|saving|collect(?:ed|ing)|hid|hiding|"
     r"stockpil\w+|counted|counting|lined|looking at|staring at|sat with|sitting with|in my hand|next "
     r"to me|in front of me|with|grabbed|took|taken|nicked|stole)(?: (?:my|the|all|a|some|mums|dads|"
     r"nans|these|enough|of|lot|loads|whole|box|packet|bottle|lots|up|out|mum|dad|nan|at|load|pack|"
     r"packs|boxes|bunch|their|his|her|one|two|kitchen|\d+)){0,6} (?:pills|tablets|paracetamol|meds|"
     r"medication|painkillers|blades?|razors?|sleeping (?:pills|tablets)|ibuprofen|antidepressants|"
     r"insulin)(?! (?:for|off|from (?:the )?(?:doctor|gp|chemist)))",
     "has the means at hand"),
    ("how_many", 0.9,
     r"how (?:many|much|long|high|deep)<g4> (?:pills|tablets|paracetamol|painkillers|ibuprofen|meds|"
     r"medication|sleeping (?:pills|tablets)|blood|to bleed|bleach|antidepressants|jump|bridge|drown)",
     "practical question that hides despair"),
    ("too_many", 0.85,
     r"(?:fall|jump|drop|dose)(?: \w+){0,6} survivable|(?:fatal|lethal|survive|survivable)(?: "
     r"\w+){0,6} (?:dose|fall|jump|height|pills|tablets|amount|overdose|train|bridge|drop)|(?:lethal|"
     r"fatal) (?:dose|amount)|(?:survive|die from) (?:a |an )?(?:fall|jump|overdose|drop|falling)(?! "
     r"out)|(?:does|would|will|do) (?:\w+ ){0,2}(?:paracetamol|tablets|pills|bleach|drowning|hanging|"
     r"overdose|overdosing|bleeding)(?: \w+){0,3} (?:hurt|kill|painful)",
     "asks about lethality"),
    ("place", 0.85,
     r"(?:on|at|near|by|to|off|from|from the top of|over|going to|walking to|standing (?:on|at|by)|"
     r"stood (?:on|at|by)|sat on|sitting on) (?:the |a |this |top of |top of the |edge of |edge of "
     r"the |side of the |train |railway |multi storey ){0,3}(?:bridge|roof|rooftop|cliff|cliffs|train "
     r"tracks|tracks|railway|railway line|ledge|flyover|viaduct|edge of the (?:roof|cliff|"
     r"platform))(?! (?:road|street|pub|cafe|of sighs))",
     "at a place of danger"),
    ("wrong_side", 0.93,
     r"(?:wrong|other|far|outer|drop) side of (?:the |this |a )?(?:\w+ )?(?:railings?|rails?|barriers?|parapet)|"
     r"(?:climb\w*|got|gone|getting|swung|legs?|standing|stood|sat|hanging) (?:\w+ )?over (?:the |this )?(?:\w+ )?"
     r"(?:railings?|parapet|crash barrier)",
     "over the railings"),
    ("method_thought", 0.85,
     r"(?:thinking (?:of|about)|thought (?:of|about)|think about|planning|keep looking at|looking up|"
     r"googl\w+|search(?:ed|ing)|research\w*)<g5> (?:pills|overdose|overdosing|bridge|train|trains|"
     r"jumping|hanging|wrists|ways to|rope|cliff|methods)",
     "thinks about a method"),
    ("slit", 0.9,
     r"(?:slit|slitting|cut|cutting|open(?:ing)?|slash\w*)(?: open)? (?:my|his|her|their) (?:wrists?|"
     r"throat|veins?)",
     "names a method"),
    ("plan", 0.9,
     r"(?:have|got|made|have got|wrote|written|writing|finished|left) (?:a |my |the |it all |all |an? "
     r")?(?:plan to (?:die|go|end)|plan for tonight|suicide note|goodbye (?:note|letter|letters|video|"
     r"messages?)|note for (?:my|mum|dad|them)|letters? (?:to|for) (?:my )?(?:mum|dad|family|"
     r"everyone)|it all planned(?: out)?|a plan and (?:a|the) date)|planned how|know how i (?:will|am "
     r"going to|would) do it|(?:chosen|picked|set) (?:a |the )(?:date|day)",
     "a plan or a note"),
    ("tonight", 0.9,
     r"(?:i am |i will |going to )(?:do|doing|done) it (?:tonight|tomorrow|now|today|later|after|"
     r"before|when everyone)|tonight is (?:the|my last) (?:night|one)|(?:my|this is my|be my) last "
     r"(?:night|day|hours?|few hours|birthday|christmas|week)(?! (?:of|at) (?:work|school|term|year|"
     r"holiday|college|uni|the job))",
     "a time is set"),
    ("way_out", 0.7,
     r"(?:only|no other|easiest|one|easy|see no|an easy|not see (?:a|any|another)|no)(?: other)? "
     r"(?:way out|way to (?:make it stop|end this|escape|stop this)|escape|option left|other option|"
     r"solution left)(?! is to (?:pay|tell|report|block))",
     "sees one way out"),
)  # fmt: skip

HALF_DENIALS = table(
    "half_denial", "self_harm",
    ("would_not_but", 0.85,
     r"(?:not (?:that )?(?:i|say|suicidal|going to|want to|planning|saying)|(?:i|do|am|is|would|"
     r"will)(?: \w+)? (?:not|never))<g9> (?:do(?:ing)? (?:anything|something|it)|act(?:ing)? on it|"
     r"hurt myself|kill myself|suicidal|die|going to do anything|go through with it)(?: \w+){0,3}(?: "
     r",| \.)? (?:but|although|tho|though|it is just|only|however)(?: ,)?<g9> (?:think|thinks|thought|"
     r"thoughts|wish|easier|not wake|bus|car|gone|disappear|dead|die|sometimes|cross(?:ed|es) my mind|"
     r"pop(?:s|ped)? into|why people|understand|not mind|tempting|tempted|better off|peaceful|not "
     r"here|point|not be here|appealing|relief)",
     "denies, then says it"),
    ("why_people", 0.85,
     r"(?:understand|get|see|know|i can see|makes sense)(?: now)? why (?:people|kids|some people|"
     r"teens|lads|boys|girls|others|someone)(?: \w+){0,3} (?:do it|kill|end|die|suicide|hurt|jump|top|"
     r"give up|go that way|take their|that)",
     "identifies with people who died"),
    ("not_mind", 0.85,
     r"(?:would not|not|would never) (?:mind|care|be bothered|be sad|complain|be upset|fight it|"
     r"move)(?: \w+){0,3} (?:if|when|about|whether)(?: \w+){0,2} (?:i|a car|a bus|something|a lorry|"
     r"my life|a train|living|dying|died)(?: \w+){0,3} (?:die|died|dead|wake|woke|hit|gone|run over|"
     r"happened|ran|live|alive|stopped|ended|over|disappeared|killed)",
     "passive wish to die"),
    ("hit_by", 0.85,
     r"(?:hope|wish|want|maybe|if)(?: \w+){0,3} (?:bus|lorry|car|truck|train|bin lorry)(?: \w+){0,3} "
     r"(?:hits?|runs?|takes?|ran|run)(?: \w+){0,2}|(?:get|got|be) (?:hit|run over) by a (?:bus|lorry|"
     r"car|truck|train)",
     "passive wish to die"),
    ("cross_mind", 0.8,
     r"(?:cross(?:es|ed)?|crossing|on) my mind<g3> (?:to end|ending|die|dying|not being|suicide|kill)|"
     r"(?:suicide|dying|ending it|killing myself|it|not being here)(?: \w+){0,2} (?:cross(?:es|ed)|"
     r"crossing|go(?:es)? through) my mind|(?:dark|bad|scary|intrusive|horrible|those|them|awful|"
     r"black) thoughts",
     "thoughts of suicide"),
    ("tempted", 0.8,
     r"(?:tempted|tempting|temptation) to (?:do it|end|jump|die|go|just not|not be|take|step|cut|"
     r"disappear)",
     "temptation"),
    negatable=False,
)  # fmt: skip

SUICIDE = (*EXPLICIT, *MENTION, *SLANG, *PLAN, *HALF_DENIALS)
