"""Self-injury and overdose."""

from __future__ import annotations

from steady.nlu.risk.pattern import table

SELF_INJURY = (
    *table(
        "self_injury", "self_harm",
        ("covered", 0.8,
         r"(?:arms?|legs?|wrists?|thighs?)(?: (?:is|are|was|were|all|a|full|so|now))* "
         r"(?:covered|mess|fresh|scarred|shredded|"
         r"full of (?:cuts|marks))(?: \w+){0,3}",
         "marks on the body"),
        ("hurt_self", 0.95,
         r"<hurt> (?:<self>|(?:my|own) self)",
         "harms themself"),
        ("body", 0.93,
         r"<hurt>(?: (?:up|into|all over|at))?(?: my| own)(?: own)? <body>",
         "injures the body"),
        ("self_harm", 0.95,
         r"self (?:harm\w*|injur\w+|mutilat\w+)",
         "names it"),
        ("sh", 0.85,
         r"(?:doing|did|do|relapsed(?: (?:with|on|in|into))?|urge(?:s)?(?: to)?|started|back to|"
         r"thoughts of|clean from|want to|my|with|again|keep|thinking (?:of|about)|going to) sh(?: "
         r"again)?|sh (?:again|urges?|scars|relapse|thoughts|tonight)",
         "short for self-harm"),
        ("cutting", 0.93,
         r"(?:started|been|start|keep|kept|am|i|back to|is|stopped|want to|need to|going to|urge to|"
         r"was|about to|stop) cut(?:ting)?(?: again| deep(?:er)?| tonight| last night| to (?:cope|"
         r"feel))?(?=$| [.,]| (?:again|to (?:cope|feel)|because|tonight|and|since|last night|deep|"
         r"deeper|now|when|over|every|in the))(?! (?:over|in the) (?:the )?(?:class|line|corner))",
         "cutting with no harmless object"),
        ("relapse", 0.8,
         r"relaps(?:e|ed|ing)|(?:days|weeks|months|years?|month|week) clean",
         "self-harm relapse"),
        ("blade", 0.85,
         r"(?:blade|razor|knife|scissors|sharpener|lighter|glass)(?: \w+){0,4} (?:my|against|on) "
         r"(?:<body>|me)|(?:used|using) (?:a|my|the) (?:blade|razor|lighter)(?: again)?",
         "injury tool"),
        ("starve_punish", 0.75,
         r"(?:punish(?:ing|ed)?|starv(?:e|ing)) <self>|deserve (?:the|to feel|this) pain|(?:i am|my "
         r"(?:arm|wrist|leg|arms|legs)|wrists?)(?: \w+){0,3} bleeding|make myself bleed|blood "
         r"(?:everywhere|all over)",
         "punishes the body or bleeds"),
        ("hit_wall", 0.8,
         r"(?:bang(?:ing|ed)?|hit(?:ting)?|smash(?:ing|ed)?|bash(?:ing|ed)?) (?:my|his|her|their) "
         r"head(?: \w+){0,3}|(?:hit(?:ting)?|slap(?:ping)?|burning) <self>",
         "hits themself"),
        ("them", 0.93,
         r"(?:cut(?:s|ting)?|burn(?:s|ing|t)?|hurt(?:ing|s)?|harm\w*|slic\w+|slash\w*) (?:up |into "
         r")?(?:his|her|their)(?: own)? <body>|(?:cuts|scars|marks|burns|slashes|plasters|blood|"
         r"scratches) (?:all |up )?(?:on|up|down|over|all over|along) (?:\w+ )?(?:his|her|their|my) "
         r"(?:\w+ )?<body>",
         "injury seen"),
    ),
    *table(
        "overdose", "self_harm",
        ("overdose", 0.93,
         r"overdos(?:e|ed|ing|es)",
         "names an overdose"),
        ("od", 0.9,
         r"(?:to|of|about|on|going to|tried to|want to|an|thought of|might|could|i|have) (?:od|oded|o "
         r"d|oding)",
         "short for overdose"),
        ("took", 0.96,
         r"(?:took|taken|take|taking|swallow(?:ed|ing)?|drank|drunk|drinking|necked|downed|popped|"
         r"had)(?: \w+){0,7} (?:pills|tablets|paracetamol|meds|medication|painkillers|bleach|"
         r"ibuprofen|antidepressants|sleeping (?:pills|tablets)|insulin|codeine|sertraline|diazepam|"
         r"beta blockers|citalopram|nurofen|aspirin)(?! (?:for (?:my|a|the)|as prescribed))",
         "has taken or will take tablets"),
        ("took_all", 0.9,
         r"(?:took|taken|swallowed|necked|downed) (?:them all|all of them|the lot|the whole (?:box|"
         r"packet|pack|bottle|lot)|loads of them|many(?= [.,]|$| and| of)|a load|everything in the "
         r"cupboard|a whole (?:box|packet|bottle))",
         "has taken too many"),
    ),
)  # fmt: skip
