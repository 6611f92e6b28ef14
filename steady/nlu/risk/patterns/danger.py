"""Physical danger now or soon: someone near, forced meetings, weapons, violence, forced sex."""

from __future__ import annotations

from steady.nlu.risk.pattern import table

_PARTNER = r"(?:boyfriend|girlfriend|husband|wife|partner|fiance|ex)"
_VIOLENT = (
    r"(?:kill|murder|stab|shoot|strangle|batter|slash|rape|hurt|(?:beat|smash|kick)(?: the(?: \w+){1,3} out of)?)"
    r"(?:ing)?"
)
_HURT_ME = (
    rf"(?:{_VIOLENT} (?:me|us)|have (?:me|us) (?:killed|beaten|stabbed|shot|sorted|hurt|raped|attacked)|break "
    r"(?:my|our) (?:legs?|arms?|neck|jaw|fingers|bones|face)|(?:i am|i will be|we are) (?:a )?dead"
    r"(?: man| woman| girl| meat)?)"
)

NEAR = table(
    "danger_near", "immediate_danger",
    ("at_door", 0.92,
     r"(?:trying|rattling|kicking|banging|hammering|pulling|forcing|breaking|smashing)(?: \w+){0,2} "
     r"(?:the|my|our|down the|on the|at the) (?:\w+ )?(?:door|doors|handle|windows?|gate)|<bad>(?: "
     r"\w+){0,4} at the (?:gate|window|front|back|door)|(?:two|three|some|his|couple of) (?:lads|men|"
     r"boys|guys|mates|people)(?: \w+){0,5} (?:gate|door|outside|round)",
     "at the door"),
    ("here_now", 0.9,
     r"(?:he|she|they|man|men|guy|ex|him)(?: (?:is|are|has|have|just|now|back|still|actually|stood|"
     r"sat|standing))* (?:in (?:my|the|our) (?:house|garden|room|building|kitchen|"
     r"hallway|flat)|across the (?:road|street)|at mine|round mine|in the (?:house|building|garden) "
     r"now|turned up at mine|staring (?:at|in|into|through) (?:my|me|the|our)(?: \w+)?)|(?:stood|"
     r"standing|sat|parked|waiting|lurking)(?: \w+){0,3} (?:across|over|down|up|opposite|outside)(?: "
     r"\w+){0,3} (?:road|street|house|window|flat|school|way)|(?:\d+|five|ten|few|couple of|two|"
     r"twenty) (?:mins?|minutes|miles|streets) away|(?:says?|said|texted|shouting|screaming|telling "
     r"me to|tells me to|message\w*)(?: \w+){0,6} open (?:the|my|your) door|turned up (?:at|to|"
     r"outside) (?:mine|my|our)(?: \w+)?|looking for me(?! (?:on|online|in the comments))|(?:coming|"
     r"on (?:his|their) way) (?:up|down|over|here)?(?: \w+){0,3} (?:to )?(?:sort|do|deal with|find|"
     r"get|fuck|mess) me(?: \w+)?",
     "is close by now"),
    # A hint: the boy whose mother writes is upstairs as well.
    ("stairs", 0.9,
     r"(?:he|she|they|man|men|guy|ex|him)(?: (?:is|are|has|have|just|now|back|still|actually|stood|"
     r"sat|standing))* (?:downstairs|upstairs)",
     "is in the house"),
    ("outside", 0.95,
     r"<bad>(?: (?:is|are|was|has|have|been|standing|sat|sitting|waiting|parked|keeps?|now|still|just|"
     r"there|turned|here|hanging|about|around|come|came|turning|up|showed|all|who|that|blackmail\w*|"
     r"me|knocking|banging|sending|doing|this|from|insta\w*|snap\w*|online|s)){0,7} (?:outside|(?:at|"
     r"in|by|on|near|under|across from) (?:my|our|the|me|his|her|mum) (?:front |back |mum |flat |own "
     r")?<home>|knocking|banging)(?! (?:of|it|london|scotland|england|wales|the (?:uk|eu|country|"
     r"group)|uk|europe|on about))(?! (?:school|work|the)? ?(?:hours))|(?:outside|at) (?:my|the|our) "
     r"(?:\w+ )?<home>(?: \w+){0,2} (?:right )?now|(?:someone|somebody|he|she|they|a man|men)(?: "
     r"\w+){0,2} (?:at|knocking at|banging on|kicking|hammering) (?:the|my|our) (?:\w+ )?(?:door|"
     r"window)|turned up (?:at|outside) (?:my|our|the) (?:\w+ )?<home>|came to (?:my|our) (?:house|"
     r"flat|home|school|work|door)(?: \w+){0,3}|show(?:ed|ing)? up (?:at|outside|to) (?:my|our) "
     r"(?:\w+ )?<home>",
     "is at the place"),
    ("car", 0.93,
     r"(?:car|van|motor|taxi|vehicle|moped)(?: \w+){0,8} (?:outside|parked|across the road|on my "
     r"(?:road|street|drive)|by my (?:house|gate)|circling|following)(?! school for pick)|(?:sat|"
     r"sitting|waiting|parked)(?: \w+){0,4} (?:in|with) (?:a|his|her|their|the) (?:\w+ )?(?:car|"
     r"van)(?: \w+){0,5}|(?:same|black|white|silver|grey|red|blue|strange|random) (?:car|van)(?: "
     r"\w+){0,6} (?:outside|past|follow\w*|street|house|road|again)",
     "a car waits outside"),
    ("on_way", 0.95,
     r"(?:on (?:his|her|their|the) way (?:to|here|over|round|now|from|up|down)|(?:is|are|says? (?:he|"
     r"she|they) (?:is|are|will be)|he is|she is|they are)(?: \w+){0,2} on (?:his|her|their) way)|"
     r"<bad>(?: (?:is|are|says|said|has|have|will|going|to|was|be|he|she|they|that|just|saying|"
     r"threatening|threatened|now|with|his|mates|and|actually|keeps|told|me|on|about|claims?|gonna|"
     r"might)){1,8} (?:com(?:e|ing)|driv(?:e|ing)|travell?ing|fly(?:ing)?|walk(?:ing)?|get(?:ting)? "
     r"(?:a|the|on a) train|turn(?:ing)? up|head(?:ed|ing)|rock(?:ing)? up|pull(?:ing)? up|"
     r"show(?:ing)? up|be)(?: (?:straight|right|all the way|over|down|up|round|here|with his mates|"
     r"now|back))* (?:to (?:my|our|me|get|find|see|the|where|school|the house|mine|hurt|beat)|for me|"
     r"round(?: (?:to|mine|my|the|here))?|over|here|after (?:me|us)|mine|at my|outside|tonight|"
     r"tomorrow|now|in (?:an|\d+)|find)(?! (?:the conclusion|think))|(?:find|finding|get|getting|hunt|"
     r"track|see) (?:me|you|us)(?: \w+){0,2} (?:in person|at (?:school|home|college|work|my)|tonight|"
     r"tomorrow|after school|irl|face to face)|com(?:e|ing) (?:and )?(?:to )?(?:find|get|hurt|beat|"
     r"stab|kill|grab|visit|see) (?:me|us|you)(?: at| in)?|come (?:round|to (?:my|our) (?:house|home|"
     r"flat|school|door|work))",
     "is on the way"),
    ("followed", 0.9,
     r"(?:follow(?:ing|ed)|stalk(?:ing|ed)|chas(?:ing|ed)|wait(?:ing|ed|s) for|watch(?:ing|es)|"
     r"grabb?(?:ed|ing|s)|corner(?:ed|ing)|jump(?:ed|ing)) (?:me|us)(?: \w+){0,3} (?:home|from school|"
     r"to school|outside|in (?:the|his|town|a)|down (?:the|my)|at (?:the|school|my)|after (?:school|"
     r"work)|street|through|on the way|bus|now|house|through my window|up)",
     "follows or waits"),
    ("see_me", 0.85,
     r"(?:sent|sends?|sending|got|has|posted)(?: me)?(?: \w+){0,4} (?:picture|photo|video|pictures|"
     r"photos|selfie)s?(?: \w+){0,3} (?:of|from|outside|in front of|standing (?:at|outside|on)) "
     r"(?:\w+ ){0,2}(?:my|our) (?:own |front |actual )?(?:house|flat|home|door|street|road|school|"
     r"window|gate|bedroom|car|garden)|can see me(?: \w+){0,4}|(?:hiding|hid|locked myself|"
     r"barricaded)(?: \w+){0,4} (?:in|under|from|behind)(?: \w+){0,3} (?:bathroom|room|toilet|"
     r"cupboard|bedroom|wardrobe|him|her|them|loo|bed|shed|garage|car)|(?:in|inside|broke into|"
     r"breaking into|got into|get into) (?:my|the|our) house(?: \w+){0,2} (?:now|and)",
     "watches the place"),
)  # fmt: skip

MEETING = table(
    "danger_meeting", "immediate_danger",
    ("his_place", 0.88,
     r"(?:go(?:ing)?|gone|went|come|coming|travel|get|walk|drive)(?: (?:over|round|down|up|back))? to "
     r"(?:his|this mans|the mans|this guys|the guys|his mates)(?: (?:house|flat|place|hotel|room|yard|"
     r"gaff|home|car|studio|apartment|bedsit|and|tonight|tomorrow|or))+|stay (?:the night|over) "
     r"(?:with|at)(?: \w+)? (?:him|his)|stay the night",
     "goes to his place"),
    ("be_at", 0.88,
     r"(?:told me|tells me|says|said|wants me|telling me|make me|making me|ordered me|i have|i need|i "
     r"must|got)(?: \w+)? (?:to )?be (?:at|in|outside) (?:the|a|his|her|their)(?: \w+){1,4}|(?:meet|"
     r"meeting|see) (?:the|this|that|some) (?:\w+ )?(?:man|guy|person|bloke|men|lad|blackmailer|"
     r"scammer|woman)(?! (?:on|online))|(?:snuck|sneaked|sneaking|slipped|crept) out(?: \w+){0,3} "
     r"(?:meet|see|him|her)",
     "is told to be somewhere"),
    ("meet", 0.9,
     r"(?:have|has|got|had|force[sd]?|forcing|made|makes|making|need|must|wants?|tells?|told|telling|"
     r"says?|said|saying|demand\w*|expects?|blackmail\w*|order\w*|asked|asking|pressur\w*|"
     r"threaten\w*)(?: (?:me|i|she|he|they|we|us|her|him|my|son|daughter|that|to|have|has|got|need|"
     r"needs|must|go|come|into|is|it|if|do|not|will|a|should|and|he|or|else|out)){0,9} (?:meet|"
     r"meeting|meet up|come and meet|go (?:and )?(?:meet|see)|come to (?:his|her|their|a|the)|go to "
     r"(?:his|her|their|a hotel|the (?:station|hotel|park|flat))|get in (?:his|the|a) car|visit "
     r"(?:him|her|them)|get (?:a|the) train to|sneak out|drive to)(?: (?:him|her|them|up|me|us|these|"
     r"this|with|the|guy|man|men|in|person|blackmailer|tonight|tomorrow|at|his|mates|flat|house|"
     r"station|park|hotel))*",
     "is made to meet"),
    ("meet_plan", 0.9,
     r"(?:i am|am|we are|she is|he is|going|has gone|gone|went|have agreed|agreed|supposed|arranged|"
     r"about|on my way|he has gone|she has gone|they are)(?: \w+){0,3} (?:to )?(?:meet|meeting|go and "
     r"meet|see)(?: up with| with)? (?:him|her|them|the (?:guy|man|blackmailer|scammer|person)|this "
     r"(?:guy|man|person))(?: \w+){0,5} ?(?:<soon>|in person|to (?:delete|sort|give|hand|pay|get)|irl|"
     r"at (?:the|a|his|her)|so (?:he|she|they))?",
     "is about to meet"),
    ("picked_up", 0.85,
     r"(?:pick(?:ing)?|collect(?:ing)?) me up(?: \w+){0,4}|send(?:ing|s)? (?:a|an|me a) (?:taxi|uber|"
     r"cab)",
     "is being collected"),
)  # fmt: skip

HELD = table(
    "danger_held", "immediate_danger",
    ("taken_things", 0.88,
     r"(?:taken|took|takes|hidden|hid) my (?:shoes|passport|keys|clothes|house keys?)(?: \w+){0,3}|"
     r"(?:key|keys) to my (?:house|flat|home)|(?:copy of )?my (?:house|front door|flat) keys?",
     "has their keys or things"),
    ("kept_locked", 0.92,
     r"(?:me|us|her|him|am|been|i) locked (?:in|up|inside)|(?:locked|trapped|stuck) (?:in|inside) "
     r"(?:his|their|this|the mans|a mans) (?:\w+ )?(?:room|flat|house|car|cellar|basement|hotel|"
     r"bedroom|van|home)",
     "is kept locked in"),
    ("cannot_leave", 0.92,
     r"(?:got|have|has|keep|keeping|in|at)(?: \w+){0,8} (?:and|but|where)?(?: ,)? ?(?:i )?can not "
     r"(?:leave|get out|get away|escape from (?:here|him|the))(?! (?:the (?:chat|group|call|app)|it|"
     r"him alone|my (?:room|bed)))|(?:got|have|has) me (?:in|at) (?:a|the|his|some)(?: \w+){1,3}",
     "cannot leave a place"),
    ("locked", 0.93,
     r"(?:lock(?:s|ed|ing)|shut|trapped) (?:me|us|her|him) (?:in|inside|up|out)|(?:will|would|does|do|"
     r"is|are|can)? ?not (?:let|letting|allow\w*) (?:me|us|her|him) (?:leave|out|go|go home|get "
     r"out)(?! (?:(?:of )?(?:the|this|his|a) (?:\w+ )?(?:chat|group|call|server|gc)|online|on (?:my|"
     r"the) (?:phone|ipad|xbox)|to (?:the )?(?:party|school|sleepover)|with|onto))|(?:hold(?:ing)?|"
     r"held|keep(?:ing|s)?|kept) (?:me|us|her|him) (?:here|hostage|captive|prisoner|against|in (?:a|"
     r"the|his|their)|at (?:his|their|a)|down)(?! (?:up|accountable))|kidnap\w*|held (?:against|"
     r"hostage|captive)|can not (?:get out|leave) (?:of )?(?:his|the|their|this) (?:flat|house|room|"
     r"car|hotel)|(?:he|she|they) (?:has |have )?(?:taken|took) my (?:keys|passport)|dragged me|"
     r"trafficked|trafficking me",
     "is held"),
)  # fmt: skip

WEAPON = table(
    "danger_weapon", "immediate_danger",
    ("weapon", 0.9,
     r"(?:<bad>|has|with a|carries|carrying|showed me|shows me|sent me|pull(?:s|ing)?|bring(?:ing)?|"
     r"brought|waving|pointing)(?: (?:me|a|an|his|the|pictures?|photos?|of|him|with|video|has|got|out|"
     r"this|massive|big|real|holding|actual|videos?|knife|says|there|on|up|him holding|some|loaded|"
     r"carries)){0,6} (?:knife|gun|machete|blade|acid|weapons?|shank|zombie knife|firearm|hammer|"
     r"shotgun|pistol|baseball bat)(?! emoji)|(?:threw|throw(?:ing)?|threaten\w*)(?: \w+){0,4} "
     r"(?:acid|petrol)|(?:stab|shank|shoot|chef|acid attack|throw acid|slash|behead|torch|burn down|"
     r"petrol ?bomb|firebomb|burn (?:down )?(?:my|our) house)(?: (?:me|us|you|my (?:mum|dad|family|"
     r"brother|sister|house)|our house|your|her|him|down))+",
     "a weapon"),
)  # fmt: skip

VIOLENCE = table(
    "danger_violence", "immediate_danger",
    ("core", 0.92,
     r"(?:strangl\w*|chok(?:e|ed|es|ing)|punch\w*|batter\w*|slapp?(?:s|ed|ing)?|kick(?:s|ed|ing)?|"
     r"beats?|beaten|beating|attack(?:ed|ing|s)?|headbutt\w*|smack(?:ed|ing|s)?|pinn(?:ed|ing)) (?:me|"
     r"us)(?! (?:off|out|to|from|with|in (?:the )?(?:game|fifa)|at|up about))|belt off|took (?:off "
     r")?his belt|takes his belt",
     "is beaten"),
    ("beaten", 0.93,
     r"(?:<kin>|<bad>|my ex|is|was|be|been|get|got|getting|being)(?: (?:is|are|was|will|would|has|"
     r"have|going|to|just|always|started|keeps?|used|might|be|been|already|of|gonna|both|who|then|did|"
     r"properly|could|can|came|home|and|found|out|last|night|went|literally|mad|he|she|they)){0,7} "
     r"(?:beat(?:s|ing|en)?|hit(?:s|ting)?|batter(?:s|ed|ing)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|"
     r"strangl(?:e|es|ed|ing)|chok(?:e|es|ed|ing)|slap(?:s|ped|ping)?|smack(?:s|ed|ing)?|attack(?:s|"
     r"ed|ing)?|whip(?:s|ped)?|belt(?:s|ed)?|hurt(?:s|ing)?|hospitali[sz]e|thrash(?:es|ed)?|pin(?:s|"
     r"ned) me)(?: (?:up|down|the))? (?:(?:me|us)(?! (?:up|with|on (?:insta|snap)|back))|her|him(?! "
     r"up)|my (?:mum|head|brother|sister|face)|the (?:shit|crap|living|life|hell)|seven)(?: \w+){0,2}|"
     r"(?:got|get|getting|be|being|been) (?:beat(?:en)?|battered|hit|smacked|jumped|attacked|beaten "
     r"up|hurt|the belt)(?: up)?(?! by (?:a|the) (?:car|bus|lorry|truck|train|van))(?= (?:by|again|"
     r"badly|when|if|if|tonight|for|at home|if)| [.,]|$)|beat(?:s|ing|en)? (?:me|us) (?:again|up|"
     r"black|before|when|if|badly|half|for|every|to|with)|gave me a (?:beating|hiding|black eye)|"
     r"(?:raise[sd]?|put[s]?) (?:his|her|their) hands (?:to|on|around) (?:me|my)|(?:hands|arm)(?: "
     r"\w+){0,2} (?:round|around) my (?:neck|throat)",
     "is beaten or will be"),
    ("scared_home", 0.85,
     r"(?:scared|afraid|terrified|frightened)(?: \w+){0,4} (?:to go home|to be home|of going home|"
     r"(?:he|she|they|dad|mum)(?: \w+){0,2} (?:will|going to|would|might|is going to) (?:hurt|hit|"
     r"attack|beat|kill|find))(?! (?:out|himself|herself|themselves|him|her|them))|(?:he|dad|mum|"
     r"stepdad|brother|husband|boyfriend|partner|ex|my dad|father)(?: \w+){0,2} (?:is|gets?|can be|"
     r"was|has been|was always) (?:\w+ )?(?:violent|abusive|dangerous|physically abusive|smashing|"
     r"kicking off and)|not safe (?:at home|here|in (?:this|my|the) house|to go home)|in (?:real |"
     r"immediate |serious |physical |actual )?danger(?! of losing)|domestic violence",
     "home is not safe"),
)  # fmt: skip

CERTAIN = table(
    "danger_certain", "immediate_danger",
    ("kill_near", 0.93,
     r"(?:kill|murder|hurt|stab|beat|shoot|rape|batter|slit)(?:ing)? (?:me|us|my throat)(?: "
     r"\w+){0,8}(?: [.,])?(?: \w+){0,6} (?:knows? where (?:i|we) live|lives? (?:near|close|round|in "
     r"my|on my|down the|opposite|two|next)|(?:has|have|got) my (?:home )?address|on (?:his|their) "
     r"way|outside|coming (?:to|round|over|for|now|tonight))|(?:knows? where (?:i|we) live|lives? "
     r"(?:near|close|round|on my)|(?:has|have|got) (?:got )?my (?:home )?address|on (?:his|their) way|"
     r"coming (?:to|round|over|for|now|tonight))(?: \w+){0,8}(?: [.,])?(?: \w+){0,8} (?:kill|murder|"
     r"hurt|stab|beat|shoot|rape|batter|jump) (?:me|us|my|our)",
     "threat by someone who can reach them"),
    ("by_partner", 0.93,
     rf"{_PARTNER}(?: \w+){{0,6}} (?:{_HURT_ME}|{_VIOLENT} (?:her|him))(?: up)?(?: \w+){{0,2}} if (?:i|we|she|he)(?: "
     r"ever)? (?:(?:tells?|told)(?! (?:him|her|them))|leaves?|left|reports?|go(?:es)? to|went to|calls?|rings?|"
     r"speaks?|talks?|blocks?|ends?|breaks?|refuses?|says? no|stops?|(?:do|does) not (?:send|pay|do (?:what|as)|"
     r"give|meet|come|let))",
     "threat by a partner"),
)  # fmt: skip

THREAT = table(
    "danger_threat", "immediate_danger",
    ("kill_family", 0.9,
     r"(?:kill|hurt|murder|rape|shoot|stab|harm|attack|beat up|get to)(?: \w+)? my (?:whole |entire |"
     r"little |baby |wee |younger )*(?:family|mum|dad|sister|brother|parents|kids|children|nan|dog|"
     r"girlfriend|wife|baby|son|daughter|boyfriend|house)(?! (?:if she|when they) (?:see|find))",
     "threat to the family"),
    ("kill_soon", 0.9,
     r"(?:kill|murder|hurt|stab|beat|shoot|rape|batter|jump|get|slit)(?:ing)? (?:me|my throat)(?: "
     r"\w+){0,8}(?: [.,])?(?: \w+){0,6} (?:tonight|tomorrow|at school|same (?:school|street|town|"
     r"college|class|estate)|after school|when (?:he|she|they) (?:see|sees|find|finds) me|in person|"
     r"on sight|monday)",
     "threat with a time or place"),
    ("address_coming", 0.88,
     r"(?:knows? where (?:i|we|she|he) lives?|(?:has|have|got|found|knows?|sent)(?: me)? (?:my|our|"
     r"his|her|the) (?:home |full |actual )?address)(?: \w+){0,6}(?: [.,])?(?: \w+){0,7} (?:coming|"
     r"come|on (?:his|her|their) way|turn up|show up|visit|pay (?:me|us) a visit|send (?:people|"
     r"someone|men|boys|guys|his|round)|be here|tonight|round|get me|get us)(?! (?:to (?:my|the) "
     r"(?:inbox|school and (?:tell|show))))|(?:com(?:e|ing)|turn(?:ing)? up|show(?:ing)? up|on (?:his|"
     r"their|her) way|send(?:ing)? (?:people|someone|men|boys|guys|lads|his mates|somebody))(?: "
     r"\w+){0,8}(?: [.,])?(?: \w+){0,6} (?:knows? where (?:i|we) live|(?:has|have|got|knows) (?:my|"
     r"our) (?:home )?address|to (?:my|our) (?:house|home|address|door|school))|send(?:ing|s)? "
     r"(?:people|someone|men|boys|guys|lads|his mates|his boys|somebody|goons)(?: \w+){0,2} (?:to|"
     r"round|after|over|for)(?: (?:my|me|our|mine))?",
     "known address and coming"),
)  # fmt: skip

FAMILY = table(
    "danger_family", "immediate_danger",
    ("kill_third", 0.9,
     r"(?:her|his|their) <kin>(?: \w+){0,4} (?:will|going to|would|might|to)(?: \w+){0,2} (?:kill|"
     r"hurt|beat|harm|batter|marry) (?:her|him|them)|put(?:ting)? (?:me|her|us|him) on (?:a|the|the "
     r"next) (?:plane|flight)|(?:kill|beat|hurt|murder) (?:me|her|him)(?: \w+){0,8}(?: ,)? (?:she|he|"
     r"i|they) (?:is|am|are) (?:being )?serious",
     "family would do real harm"),
    ("flight", 0.9,
     r"(?:book(?:ed|ing)?|buy(?:ing)?|bought|got)(?: \w+){0,3} (?:flights?|tickets?|plane)(?: "
     r"\w+){0,4} (?:home|to \w+)(?: \w+){0,2}(?! holiday)(?=.{0,60}(?:because|marr|find out|found|"
     r"shame|pictures|video|never|me))|(?:one way|plane) ticket",
     "is flown abroad"),
    ("looking", 0.88,
     r"(?:shamed|disgraced|dishonoured|honou?r|izzat)(?: \w+){0,6}(?: [.,])?(?: \w+){0,6} (?:looking "
     r"for me|find me|after me|coming|punish|pay for|finished|deal with me|sort me|watching me|"
     r"locked)|(?:cut|slit|slash)(?:ting)? my throat",
     "family pursues"),
    ("honour", 0.93,
     r"(?:family |familys |brought |our |the |bring(?:ing)? |about |for )?(?:honou?r|izzat|dishonou?r|"
     r"sharaf|family name|shame (?:on|to) (?:the|my|our) (?:family|parents|community))(?: "
     r"\w+){0,10}(?: [.,])?(?: \w+){0,6} (?:kill|hurt|beat|disown|marry|dead|die|send|throw|murder|"
     r"burn|back home|forced|death|stab)|(?:kill|hurt|beat|marry|dead|murder|forced|send|die)(?: "
     r"\w+){0,10}(?: [.,])?(?: \w+){0,8} (?:honou?r|izzat|dishonou?r|sharaf|family name|shame (?:on|"
     r"to) (?:the|my|our) (?:family|parents|community))|honou?r (?:killing|based|violence)",
     "honour-based threat"),
    ("kill_real", 0.93,
     r"(?:<kin>)(?: \w+){0,6} (?:kill|murder) (?:me|us|her|him)(?: [.,])?(?: \w+){0,3}(?: [.,])? "
     r"(?:for real|not (?:joking|a joke|exaggerat\w+|being dramatic|an? exaggeration|a figure|kidding|"
     r"even joking|as in)|i mean (?:it|that)|as in|he has (?:done|hit|beaten)|like (?:physically|my "
     r"cousin)|in real life|physically|honour|they did it|it has happened|no joke|he means it|he "
     r"(?:hit|beat|has a)|with his (?:bare )?hands)|not (?:joking|a joke|exaggerating|kidding|being "
     r"dramatic)(?: \w+){0,3}(?: [.,])?(?: \w+){0,3} <kin>(?: \w+){0,6} kill (?:me|us|her)",
     "meant as a real threat"),
    ("sent_away", 0.9,
     r"(?:force[sd]?|forcing|make|making|made|arrang\w+|going to|will|be|get|getting|want(?:s)?)(?: "
     r"(?:me|to|her|get|be|into|a|an|us|him|have|off)){0,5} (?:marry(?! (?:him|her) one)|married(?: "
     r"off)?|marriage|wed)(?! (?:man|couple|and have|life|next|in (?:june|july|august)))|marry (?:me|"
     r"her|us|him) off|(?:send|sending|sent|ship|take|taking|taken|fly|flying|put)(?: (?:me|her|us|"
     r"him|on|a|the|plane|off|flight|straight)){1,5} (?:back home|back to (?!school|prison|class|work|"
     r"sleep|normal|me|my|him|his|her|them|the)\w+|to (?:pakistan|bangladesh|india|somalia|nigeria|"
     r"afghanistan|iraq|turkey|egypt|yemen|kenya|ghana|back home|our country|my country|my uncles "
     r"village|the village)|abroad)|forced marriage|taken abroad",
     "forced marriage or sent abroad"),
    ("thrown_out", 0.7,
     r"(?:he|she|they|mum|dad|parents|family)(?: \w+){0,4} (?:thrown|threw|kicked|chucked) me out|"
     r"(?:am|sleeping|been|out) (?:homeless|on the street|on the streets)(?: tonight)?|nowhere to "
     r"(?:sleep|go) tonight",
     "thrown out of home"),
)  # fmt: skip

SEXUAL = table(
    "danger_sexual", "immediate_danger",
    ("forced_sex", 0.95,
     r"(?:rap(?:ed|ing|es)|sexually (?:assault|abus)\w*|molest\w*|gang ?rap\w+)(?! (?:in the|scene))|"
     r"(?:force[sd]?|forcing|made|makes|making|wants?|blackmail\w*|pressur\w*|coerc\w*|say(?:s|ing)?|"
     r"said|telling|tells?|told|have|has|got|had|demand\w*)(?: (?:me|her|him|to|into|us|i|have|has|"
     r"got|my|son|daughter|that|must|if|do|not|he|she|will|go|need|also)){0,7} (?:having sex|have sex|"
     r"sleep with|sleeping with|do (?:things|stuff|sexual things|sexual acts) (?:with|to|for) (?:him|"
     r"her|them|his|other|men|people)|suck|perform|touch (?:him|her|them)|let (?:him|them) touch|anal|"
     r"oral|sex (?:with|for|acts))|touch(?:es|ed|ing)? me(?: \w+){0,4}(?: when| at night| and (?:said|"
     r"says|told|film\w*|record\w*|took|videoed)| again| down there| there| where)|(?:sex|sleep) with (?:him|his|"
     r"them|other men|strangers|men)(?: \w+){0,4} (?:or|or else|otherwise|to (?:delete|keep|stop|get))|sell(?:ing|"
     r"s)? me|pimp\w*|(?:come|comes|came|coming) (?:in|into) (?:my|to my) (?:room|bed) (?:at|every|"
     r"and)",
     "forced sexual act"),
    ("filmed_at_home", 0.85,
     r"(?:step ?dad|step ?father|dad|father|uncle|grandad|brother|step ?brother|cousin|coach|tutor|mums (?:new )?"
     r"(?:boyfriend|partner|bf|man))(?: (?:is|was|has|have|been|keeps?|always|sometimes|will|just))* (?:tak(?:es|ing|"
     r"e)|took|film(?:s|ed|ing)?|record(?:s|ed|ing)?|photograph(?:s|ed|ing)?|video(?:s|ed|ing)?|watch\w*)(?: "
     r"\w+){0,4} me(?: \w+){0,3} (?:bath|bathroom|shower|naked|undress\w*|changing|get(?:ting)? (?:changed|"
     r"dressed)|no clothes|without clothes)",
     "abused in images at home"),
)  # fmt: skip

PAY_OR_DIE = table(
    "danger_certain", "concern",
    ("pay_or_die", 0.65,
     r"(?:if|unless|until)(?: \w+){0,4} (?:pay|send|give|reply|transfer)(?: \w+){0,8}(?: ,)?(?: "
     r"\w+){0,3} (?:kill|murder|hurt|shoot|stab|rape) (?:me|us|my)(?: \w+){0,3}|(?:kill|murder|hurt|"
     r"shoot|stab|rape) (?:me|us|my)(?: \w+){0,5} (?:if|unless|until)(?: \w+){0,4} (?:pay|send|give|"
     r"reply|transfer)(?: \w+)?",
     "online death threat for money"),
    ("said_would", 0.7,
     r"(?:(?:he|she|they|ex|guy|man|men|lad|boy|bloke|woman|scammer|blackmailer|gang|boyfriend|girlfriend|husband|"
     r"partner)(?: (?:has|have|is|are|just|now|then|also|keeps?|who))* (?:says?|said|saying|threat\w+|swears?|swore|"
     r"tells?|told|messaged|texted|wrote)|(?<!not )(?<!never )(?<!nobody is )(?<!nobody has )(?<!no one has )"
     r"threat\w+)(?: (?:me|that|to|hell|he|she|they|is|are|will|would|going|his|her|their|get|come|and|in|a|gang|"
     r"the|we|if|i|do|not|pay|send|tell|go|police|more|money|<kin>|mates|friends|boys)"
     rf"){{0,12}} {_HURT_ME}(?! (?:at|in|on) (?:fifa|chess|uno|cod|fortnite|mario|the game|his story|my story))",
     "threat of violence"),
    negatable=False,
)  # fmt: skip

BARE_THREAT = table(
    "danger_threat", "concern",
    ("shamed", 0.5,
     r"(?:shamed|disgraced|dishonoured|brought shame on)(?: \w+){0,2} (?:us|them|family|community|"
     r"parents|name)|has my postcode",
     "fears the family"),
    ("bare_kill", 0.6,
     r"(?:he|she|they|guy|man|scammer|blackmailer|threatened|threatens?|threatening|someone|ex|"
     r"people)(?: \w+){0,6} (?:kill|murder|hurt|shoot|stab|beat|rape|find|harm|get) (?:me|us|my)(?! "
     r"(?:fired|in trouble|expelled|arrested|account|pictures|photos|friends|followers|number|snap|"
     r"insta|pics|mums number|nudes|to (?:send|pay|do)|back|on|some|a|the|banned|suspended|sacked|"
     r"kicked))|death threats?|threat(?:s|en\w*)? (?:to|on|against) my life",
     "online threat with no sign of being near"),
    ("knows_home", 0.55,
     r"(?:knows? where (?:i|we|she|he) lives?|(?:has|have|got|found|knows?)(?: \w+)? (?:my|our) "
     r"(?:home |full |actual |exact )?address)|(?:will|going to|threaten\w*|says|said)(?: \w+){0,4} "
     r"(?:come|coming|turn up)(?: \w+){0,2} (?:my|to my|at my|round|the) (?:house|school|home|door|"
     r"work)?",
     "knows where they live"),
    ("family_fear", 0.5,
     r"(?:<kin>)(?: \w+){0,5} (?:disown|throw me out|kick me out|chuck me out|go mental and|flip and|"
     r"batter|hit me|beat|hurt me)",
     "afraid of a harsh family reaction"),
    negatable=False,
)  # fmt: skip

DANGER = (
    *NEAR,
    *MEETING,
    *HELD,
    *WEAPON,
    *VIOLENCE,
    *CERTAIN,
    *THREAT,
    *FAMILY,
    *SEXUAL,
    *PAY_OR_DIE,
    *BARE_THREAT,
)
