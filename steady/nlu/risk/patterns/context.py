"""What takes the edge off: idioms, titles, past bereavement, tricks by the blackmailer, topics, and denials."""

from __future__ import annotations

from steady.nlu.risk.pattern import table

IDIOMS = (
    *table(
        "idiom", "none",
        ("device", 0.9,
         r"(?:phone|battery|laptop|ipad|charger|xbox|wifi|internet|signal|chat|group ?chat|app|tablet|"
         r"computer|account|ps5|switch|power|airpods|car|line|call|phones|it|screen|page|website|link|"
         r"conversation)(?: (?:is|was|has|just|about|going|to|keeps|nearly|almost|will|might|on|might|"
         r"literally|s|of|a|me|my|battery|percent|\d+)){0,5} (?:die[sd]?|dying|dead)|(?:dead|dying) "
         r"(?:battery|phone|link|account|line|end|zone|chat|laptop)|kill(?:ed|ing|s)? (?:the|my|his|"
         r"her|this|that|our|your|off the) (?:account|app|chat|battery|vibe|mood|conversation|wifi|"
         r"profile|page|time|buzz|process|server|bot|signal|link|thread|internet|engine|lights)|"
         r"kill(?:ed|ing|s)? (?:time|it|two birds|the time|an hour|a few)(?= |$)(?! (?:all|myself))|"
         r"killed (?:my|his|her) (?:vibe|mood)",
         "things that die or are killed"),
        ("dead_words", 0.9,
         r"dead ?line|dead (?:serious|tired|good|easy|nice|funny|excited|quiet|boring|to me|set|wrong|"
         r"right|bored|ringer|cute|fit|sound|annoying|weird|stressed|embarrassing|scared|worried|"
         r"embarrassed|guilty|sad|lonely|pan|on (?:time|my feet))|drop dead(?: gorgeous)?|over my "
         r"dead body|(?:i am|am|we are|was|all|me|literally) dead (?:lol|lmao|laughing|skull|haha\w*|"
         r"at)|die ?hard|(?:dying|die|died|dead|dies) (?:of |from |with |for )?(?:laughing|laughter|"
         r"boredom|hunger|heat|embarrass\w*|thirst|a cold|period pain|flu|curiosity|tiredness|hungry|"
         r"cold|man flu|jealousy|hayfever|the heat)|die laughing|dying to (?:know|see|go|try|meet|get|"
         r"hear|find|tell|play|eat|use|ask)|to die for|do or die|never say die|die down|old habits|"
         r"hair dye|dye my hair|until i die|till (?:i|the day i) die|(?:arsenal|united|city|liverpool|"
         r"celtic|rangers) till i die|nearly died laughing|dead end",
         "set phrases"),
        ("tell_fear", 0.9,
         r"(?:would )?(?:rather|sooner) (?:actually )?(?:die|be dead|kill myself) than (?:tell|ask|"
         r"show|talk|speak|have|let|go|say|see|eat|do|be|watch|listen|wear|face|pay|give|admit|sit|"
         r"miss|work)",
         "strong dislike"),
        ("kill_me_idiom", 0.9,
         r"(?:my |me |our |the |his |her )?(?:mum|dad|parents|mum and dad|nan|gran|boss|teacher|wife|"
         r"husband|family|brother|sister|girlfriend|boyfriend|coach|stepdad|stepmum|folks|missus|old "
         r"man|mates|friends|grandad|auntie|aunt|uncle|head of year|they|she|he|who)(?: (?:is|are|"
         r"will|would|going to|to|gonna|is going|literally|might|s|both|would have|be|absolutely|"
         r"finds|find|out|if|he|she|they|about|this|and|gunna|could|has|actually|when|sees|knew|see|"
         r"it|ever|can|then|be going)){1,9} (?:kill|murder) me(?! (?:for real|if i (?:do not )?(?:pay|"
         r"send|block|go|tell|meet|come|stop|leave|report)|unless|and my|because of (?:honou?r|shame)|"
         r"with))|(?:it|this|shoes?|feet|heels|back|head|headache|migraine|tooth|stomach|legs|"
         r"homework|exam|exams|suspense|cramps|school|work|heat|revision|stress|hayfever|boredom|"
         r"waiting|the wait|coursework|knees|stomach|toothache|wisdom tooth|hangover|laughing)(?: "
         r"(?:is|are|was|were)) killing me|could (?:murder|kill) (?:a|an|some|for|him|her|them|"
         r"that)(?: \w+)?|(?:i will|i am going to|want to|could|would|i would|going to) (?:kill|"
         r"murder|strangle|throttle) (?:him|her|them|my (?:brother|sister|mate|ex|boss|friend)|you|"
         r"this (?:guy|scammer)|the (?:guy|scammer)|whoever)|(?:looks? could|curiosity) "
         r"kill(?:ed)?(?: the cat)?|kill(?:ed)? (?:me|you) to|would not kill|kills me when|kill with "
         r"kindness|dressed to kill|kill joy|killjoy|killer (?:app|outfit|look)|buzz ?kill|lady "
         r"?killer|(?:absolutely |totally |you )?(?:killed|killing|smashed) (?:it|that|the (?:exam|"
         r"interview|test|gig))",
         "scolding and figures of speech"),
        ("titles", 0.9,
         r"suicide squad|13 reasons(?: why)?|thirteen reasons(?: why)?|kill bill|killing eve|(?:the "
         r")?virgin suicides|killers?(?: by| band| song| concert)|(?:dead by daylight|walking dead|"
         r"call of duty|red dead(?: redemption)?|left for dead|death ?note|death stranding|grim "
         r"reaper|dead ?pool|death metal|death star|dead ?mau5|five nights|death eaters?|dead sea|"
         r"grateful dead|the last of us|evil dead|day of the dead|shaun of the dead|murder mystery|"
         r"cold case|my chemical romance|suicide ?boys|\w*uicideboys|suicide silence)|one way ticket|"
         r"squid game|to kill a mockingbird|how to get away with murder|murder on the dancefloor|die "
         r"with a smile|live and let die|no time to die|live laugh love",
         "titles of films, games and songs"),
        ("cut_words", 0.9,
         r"cut(?:ting|s)? (?:class|lessons?|school|onions?|ties|corners|him off|her off|them off|me "
         r"off|it out|it off|off|down|back|out|to the chase|the (?:grass|crap|cord|call|lawn|cake|"
         r"bread|bs|hair|internet|wifi|chat|line|video|rope)|my (?:hair|nails|fringe|losses|hours|"
         r"finger (?:on|cooking|while|making|by accident)|grass|hand (?:on|cooking|while)|toenails)|"
         r"in|across|contact|all contact|cost\w*|weight|paper|people out|carbs|and (?:paste|dry)|"
         r"through|him out|her out|them out|short)",
         "cutting that harms nobody"),
        ("shoot", 0.9,
         r"shoot (?:me|you|us|him|her|them) (?:a|an|the|over|your|some)(?: \w+)?|shoot(?:ing)? "
         r"(?:hoops|up|my shot|your shot|a (?:film|video|advert|scene)|your|an email|you)|(?:photo "
         r"?shoot|big shot|screenshot|shot (?:of|in the dark))",
         "sending or filming"),
        ("hang_words", 0.9,
         r"hang(?:s|ing)? (?:on|out|up|around|about|in there|tight|with|back|low|fire|the washing|my "
         r"coat|a picture|over)|hung (?:up|out|over|on)|hang ?over|hung over",
         "everyday hang"),
        ("jump_words", 0.9,
         r"jump(?:ed|ing|s)? (?:on (?:a|the|this|my|to|board|here)? ?(?:call|zoom|bandwagon|teams|"
         r"discord|chat|game|xbox|trampoline|bus|train home|train to|vc)|in the shower|to conclusions|"
         r"through hoops|for joy|scare|the gun|ship|rope|start|in the car|at (?:the|every)|off (?:the|"
         r"this|a|my) (?:call|phone|chat|game|zoom|xbox|laptop))|skipping rope|rope (?:me|him|her|you|"
         r"us|them|ed me) (?:in|into)(?: \w+)?|(?:learn|show|know) (?:me |you )?the ropes|on the ropes",
         "everyday jump and rope"),
        ("end_words", 0.9,
         r"end(?:ed|ing|s)? (?:(?:it|things|everything) with (?:him|her|them|my|this|the|that)|the "
         r"(?:relationship|chat|call|conversation|convo|friendship|scam|blackmail|day|week|year|term|"
         r"session|film|match|lesson|game|video|stream|abuse)|this (?:chat|conversation|call|convo|"
         r"relationship|scam|session|blackmail|nightmare|mess)|our (?:relationship|friendship|chat)|"
         r"up (?!it all)|of (?:the )?(?:day|month|week|year|term|story|lesson|school|august|june|july|"
         r"season|tunnel thing)|(?:it|things|this) (?:by (?:blocking|reporting|paying)|and (?:he|she|"
         r"they|now)|with me))|(?:he|she|we|they|boyfriend|girlfriend|my ex|bf|gf) (?:has |just |have "
         r"|had )?(?:ended|ending|broke off) (?:it|things)|(?:i|we) (?:have )?ended (?:it|things)(?! "
         r"all)(?= (?:last|in|after|with|because|when|a|two|three)|$| [.,])|(?:end|ending) (?:the |"
         r"this )(?:chat|session|call)|can i end it here|how (?:do|can) i (?:end|finish|close|stop) "
         r"(?:the|this) (?:chat|conversation|session|bot)|going to end (?:it|things) with|after i "
         r"ended (?:it|things)",
         "ending a talk or a relationship"),
        ("friendly_visit", 0.9,
         r"(?:my |the |our |a )?(?:mum|dad|sister|brother|friends?|mates?|nan|nana|aunt|auntie|uncle|"
         r"grandad|gran|grandma|police|policeman|officers?|social worker|cousin|best friend|partner|"
         r"wife|husband|daughter|son|mum and dad|parents|postman|delivery|teacher|neighbour|ambulance|"
         r"support worker|taxi|uber)(?: (?:is|are|will be|was|were|has come|came|who is|just))? "
         r"(?:coming|driving|on (?:his|her|their|the) way|picking me up|outside|waiting|at the door|"
         r"on way)(?: (?:to|over|round|home|my|the|house|for|me|with|later|tonight|here|school|now|"
         r"from|work|back))*(?! (?:kill|hurt|beat|hit|get|find|murder|because|marry|take|drag|batter))",
         "friendly people coming"),
        ("photo_self", 0.9,
         r"(?:take|took|taking|taken) (?:my own|my) (?:photo|picture|selfie|pics?|time|pictures?|"
         r"life(?= (?:back|over again|seriously)))|take (?:my|his|her|our) (?:life|lives) (?:back|"
         r"seriously|over again|online)|save(?:d|s)? my life|saved my life|took over my life|life "
         r"?saver",
         "taking photos, time or life back"),
        ("od_food", 0.9,
         r"overdos(?:e|ed|ing) (?:on|of) (?:the )?(?:coffee|chocolate|sugar|caffeine|tiktok|netflix|"
         r"red ?bull|sweets|haribo|cake|crisps|monster|vitamin|memes|christmas|tea|pizza|fortnite|"
         r"content|cheese|screen|selfies|social media|emojis|carbs|energy drinks)(?: \w+)?",
         "too much of something harmless"),
        ("game", 0.9,
         r"(?:\d+|got|get|most|more|many|his|my|triple|double|multi) kills?(?: (?:in|on|streak|count|"
         r"cam))|kill ?(?:streak|cam|count|feed)|(?:i|we|he|she|they) (?:keep |kept |keeps |always |"
         r"just )?(?:dying|died|die|got killed|killed (?:him|them|the boss))(?: \w+){0,3} (?:in|on|at|"
         r"to) (?:the )?(?:game|fortnite|minecraft|roblox|cod|warzone|valorant|boss|level|valorant|"
         r"gta|match|lobby|round|fifa|elden ring|apex)|(?:in|on|playing) (?:the )?(?:fortnite|"
         r"minecraft|roblox|cod|warzone|valorant|gta|apex|league|elden ring)(?: \w+){0,5} (?:killed|"
         r"kill|died|die|dying|shot|shoot)(?: me| him| them)?",
         "video games"),
        ("medical", 0.85,
         r"(?:took|take|taken|taking|had|have)(?: \w+){0,2} (?:paracetamol|ibuprofen|tablets?|pills?|"
         r"meds|medication|painkillers|nurofen|antihistamine\w*) (?:for|as prescribed|every "
         r"(?:morning|day|night)|from the (?:gp|doctor)|because (?:i had a|of (?:my|a))|that the "
         r"(?:doctor|gp))(?: \w+){0,4}|(?:my|on|the|adhd|anxiety|hayfever|contraceptive|birth "
         r"control) (?:\w+ )?(?:pill|meds|medication|tablets)(?= (?:for|makes?|help|helps|every|is|"
         r"are|work|prescribed))|(?:took|take|had|taken) my (?:tablets?|meds|medication|pills?|"
         r"inhaler|insulin)(?: \w+){0,1} (?:this morning|today|as (?:usual|normal)|like normal|on "
         r"time|before (?:school|work|breakfast|bed))|(?:the pill|morning after pill|birth control "
         r"pills?|contracepti\w+|vitamin tablets?|new tablets?|samsung tablet|fire tablet|(?:two|2|a "
         r"couple of|one|1) (?:paracetamols?|ibuprofens?|painkillers?|nurofen))(?! (?:boxes|packets|"
         r"packs|bottles))",
         "ordinary medicine"),
        ("if_seen", 0.85,
         r"(?:would|could|will|might) (?:literally )?die if (?:my |any|he |she |they |mum |dad |"
         r"someone |people )(?:\w+ ){0,3}(?:saw|see|sees|found|find|finds|knew|know|knows|heard|"
         r"hears)(?: \w+){0,3}",
         "shame as a figure of speech"),
        ("misc", 0.85,
         r"outside my (?:league|comfort zone|price range)|bridge (?:the gap|club|of sighs)|(?:london|"
         r"tower|humber|forth) bridge|cross that bridge|burn(?:ed|ing)? (?:bridges|out|cd|calories|my "
         r"(?:hand|tongue|finger|arm|leg) (?:on|cooking|with the (?:iron|oven|kettle|straighteners)))|"
         r"through the roof|hit the roof|beat (?:me|us|him|her|them) (?:at|in|to|on) (?:fifa|it|chess|"
         r"the|a|mario|football|uno|pool|games?|cod|monopoly|that)(?: \w+)?|beat (?:the|this|it)|hit "
         r"me up|hit (?:him|her|them|me|us) up|(?:dark mode|dark web|dark ?net|in the dark about|dark "
         r"humour)|on edge|cutting edge|never mind|give up (?:my|his|the) seat|(?:a|the) (?:bus|train|"
         r"car) (?:home|to school|to work)|leading edge|over (?:\d+|there|here)|bus pass|(?:put|keep) "
         r"it off|banging (?:tune|song)|head ?bang\w*|(?:punch|hit) the air|hit the (?:gym|shops|road|"
         r"sack)|hit send|jumped out of my skin|car park fees?|outside of (?:school|work|the (?:uk|"
         r"app))|outside (?:the|of) (?:uk|eu|england)|world would be better without (?:scammers|them|"
         r"him|people like|these)|(?:better off|life is better) without (?:him|her|them|it|social|"
         r"that|my ex|instagram)",
         "other everyday phrases"),
        negatable=False,
    ),
    *table(
        "guilt_trick", "none",
        ("threatens_self", 0.9,
         r"(?:he|she|they|guy|girl|man|person|ex|scammer|blackmailer|boyfriend|girlfriend|woman)(?: "
         r"(?:says?|said|keeps?|is|now|was|also|just|will|saying|threaten\w*|tells?|told|telling|me|"
         r"us|that|going|to|would|he|she|they|are|literally|even|if|i|do|not|block|leave|sent|"
         r"messaged|her|him|his|claims?|wants?|sending|send|pics|more|stop|reply|and|then|tell|anyone|"
         r"police|report|ex|has|have|been|go|online|from|insta\w*|pay|the|my|a|might|by)){0,22} "
         r"(?:(?:kill(?:ing)?|hurt(?:ing)?|harm(?:ing)?|cut(?:ting)?|hang(?:ing)?|unaliv(?:e|ing)) "
         r"<themself>|jump(?:ing)?(?: \w+){0,4}|commit(?:ting)? suicide|die|end(?:ing)? (?:it all|it|"
         r"his life|her life)|overdos(?:e|ing)|take (?:pills|tablets|an overdose))(?: \w+){0,2} (?:if|"
         r"unless|because|cos|when)(?: \w+){0,2} (?:i|we|you)(?: \w+){0,4} (?:do not|not|block\w*|"
         r"leave|left|stop\w*|report\w*|tell|told|ignore\w*|send|pay|go|ghost|say|reply|break|end\w*|"
         r"refuse\w*|dont|unblock|went|go)(?: \w+){0,4}|(?:he|she|they|guy|ex|man|person|scammer|"
         r"blackmailer|boyfriend|girlfriend)(?: \w+){0,8} (?:if|unless)(?: \w+)? i(?: \w+){0,2} "
         r"(?:not|block|leave|stop|report|tell|ignore|go|end|refuse)(?: \w+){0,6}(?: ,)? (?:he|she|"
         r"they) (?:will|would|is going to|are going to|says he will|says she will)(?: \w+)? "
         r"(?:(?:kill|hurt|harm|cut|hang|unalive) <themself>|die|commit suicide|end (?:his|her|their) "
         r"life|jump(?: off)?(?: \w+){0,3}|end it(?: all)?|do something(?: \w+)?)|threaten(?:s|ed|"
         r"ing)? (?:to )?(?:kill(?:ing)? <themself>|suicide|hurt(?:ing)? <themself>|commit suicide|"
         r"self harm)(?: \w+){0,2} (?:if|unless|because)(?: \w+){0,2} (?:i|we)(?: \w+){0,4}",
         "blackmailer threatens to harm himself"),
        negatable=False,
    ),
    *table(
        "bereavement", "none",
        ("past", 0.9,
         r"(?:(?:my|his|her|our|a|an|the) )?(?:uncle|aunt|auntie|dad|mum|nan|gran|grandad|brother|"
         r"sister|cousin|friend|mate|best friend|boyfriend|girlfriend|ex|classmate|neighbour|son|"
         r"daughter|lad|boy|girl|kid|teacher|someone|somebody|colleague|pupil|student|husband|wife|"
         r"partner|man|woman|teenager)(?: (?:in|from|at|who|my|our|the|i|knew|know|school|year|of|"
         r"work|town|area|had|has|\d+|old|both|also|sadly|tragically|local)){0,7} (?:killed "
         r"(?:himself|herself|themselves|themself)|took (?:his|her|their) (?:own )?life|died (?:by|of|"
         r"from) (?:suicide|an? overdose|suiciding)|(?:hung|hanged) (?:himself|herself|themselves)|"
         r"committed suicide|ended (?:his|her|their) (?:own )?life|died|passed away|overdosed and "
         r"died)(?! (?:tonight|today|just now))(?: (?:in|last|when|a|two|three|\d+|years?|ago|because|"
         r"over|after|before|by|at|few|couple|of|months?|summer|christmas))*|lost (?:my|a|his|her|our|"
         r"someone)(?: \w+){0,4} to suicide|(?:bereaved by|after the|since the|survivors? of) "
         r"suicide(?! attempt)|(?<!why )(?:people|kids|teens|boys|teenagers|victims|lads|young people|"
         r"someone|others) (?:\w+ ){0,3}(?:have |has |had )?(?:killed themselves|died by suicide|"
         r"committed suicide|taken their (?:own )?lives?|took their (?:own )?lives?|died|kill "
         r"themselves)|(?:some|many|people|lads|victims|boys|kids|teens|they)(?: \w+){0,6} (?:end up|"
         r"become|became|ended up|left|feel|are) suicidal",
         "past bereavement or news"),
        negatable=False,
    ),
)  # fmt: skip

TOLD_TO = table(
    "told_to", "concern",
    ("quoted", 0.75,
     r"(?:he|she|they|everyone|people|someone|guy|girl|girls|lads|boys|blackmailer|scammer|ex|man|ppl|"
     r"comments?|messages?|dms?|kids|class|friends|who|them|him|strangers?|hes)(?: (?:is|are|was|has|"
     r"have|been|keeps?|kept|all|just|at school|also|now|were|then|started|in my|class|even|school|"
     r"literally|like|online|from|he|they|blackmailing|me|threatening|insta\w*|now)){0,6} (?:told|"
     r"tells?|telling|said|says|saying|messaged|commented|commenting|texted|spamming|spammed|sent|"
     r"sending|sends|wrote|calling|posting|put|typing|encourag\w+|wants (?:me|us) to|want (?:me|us) "
     r"to)(?: (?:me|us|that|i|to|should|you|need|just|go|and|deserve|ought|things|like|about|better|"
     r"comments|stuff|messages|in|the|chat|all|can|might|as|well|have|it|would|be|if|a|do|everyone|a "
     r"favour|the world|favour|could)){0,9} (?:kill(?:ing)? (?:myself|yourself|my self|your self|"
     r"ourselves)|kys|die|hang (?:myself|yourself)|end (?:my|your) life|neck (?:myself|yourself)|"
     r"unalive (?:myself|yourself)|end it(?: all)?|rope|be dead|dead|jump off|commit suicide|top "
     r"(?:myself|yourself)|off (?:myself|yourself))(?: \w+)?(?! (?:and i (?:will|might|want|am)))|"
     r"(?:told|telling|tells) (?:me )?to kys|being told to (?:kill myself|die|kys)|(?:go )?(?:kill|"
     r"hang|neck|top|off) yourself|kys",
     "the speaker was told to die"),
    negatable=False,
)  # fmt: skip

TOPIC = table(
    "topic", "none",
    ("study", 0.9,
     r"essay|project|coursework|assembly|presentation|documentary|film|movie|tv series|series|episode|"
     r"song|lyrics|book|novel|the news|news|article|netflix|dissertation|homework|podcast|training "
     r"course|statistics|stats|leaflet|poster|campaign|policy|character|pshe|workshop|lesson plan|"
     r"slides|debate",
     "speaks of a topic, not of themself"),
    negatable=False,
)  # fmt: skip

DENIALS = table(
    "denial", "none",
    ("not_suicidal", 0.95,
     r"(?:(?<!can )(?<!could )not|never|no|without|nor)(?: (?:that|i|am|feeling|having|have|had|been|"
     r"really|at|going|to|be|planning|plan|want|wanting|thinking|of|about|on|would|ever|going|do|any|"
     r"like|even|actually|thought|thoughts|intention|intend|plans|feel|or|looking|say|saying|trying|"
     r"in|a|the|position|risk|considering|anything|say|bothered)){0,8} (?:suicid\w*|die|dead|dying|"
     r"kill(?:ing)? myself|hurt(?:ing)? myself|harm(?:ing)? myself|end(?:ing)? (?:my life|it all|it)|"
     r"self harm\w*|do(?:ing)? (?:anything|something) (?:stupid|silly|daft|drastic|to myself|like "
     r"that|bad|rash)|cut(?:ting)? myself|overdos\w+)(?: or anything| or nothing)?(?! (?:more|as|this|"
     r"until|before|till|much|yet))|(?:i am|am) safe(?! (?:if|from|online))|no (?:thoughts|plans|"
     r"intention) of (?:\w+ )?(?:suicide|dying|harm\w*|hurting)|was (?:just )?(?:joking|exaggerating|"
     r"being dramatic)(?: about)?",
     "clear denial"),
    negatable=False,
)  # fmt: skip
