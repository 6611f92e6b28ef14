"""Common ways to say suicide, self-harm and danger in other languages.

Read on folded text (lower case, no accents, no punctuation), so the phrases may be written either way. Languages that
join words or use no spaces are matched inside words. Wording should be reviewed by native speakers.
"""

from __future__ import annotations

from steady.nlu.risk.pattern import language

_SELF_HARM = (
    *language(
        "es",
        ("die",
         r"(?:me )?quiero morir(?:me)?|quisiera morir(?:me)?|querria morir|ganas de morir|prefiero "
         r"morir|quiero estar muert[oa]|ojala me muera"),
        ("kill",
         r"matarme|suicid(?:arme|arse|io|o|arte)|quitarme la vida|acabar con mi vida|me voy a matar|"
         r"me quiero matar|acabar con todo|terminar con todo|hacerme dano|me corto|cortarme|"
         r"autolesion\w*"),
        ("live",
         r"no quiero (?:seguir )?(?:vivir|viviendo|despertar|estar aqui|existir)|no puedo seguir "
         r"viviendo|mejor sin mi|ya no quiero vivir"),
    ),
    *language(
        "fr",
        ("die",
         r"(?:je )?(?:veux|voudrais|vais|prefere|envie de) (?:juste )?(?:mourir|crever)|envie de "
         r"mourir|jveux mourir|jai envie de crever"),
        ("kill",
         r"me tuer|me suicider|(?:me|se) suicid\w+|le suicide|mettre fin a mes jours|en finir(?: avec "
         r"la vie)?|me faire du mal|me couper les veines|je me scarifie|scarif\w+|m ouvrir les veines|"
         r"me pendre"),
        ("live",
         r"(?:plus|pas) envie de vivre|(?:veux|peux) (?:plus|pas) vivre|plus vivre|mieux sans moi|ne "
         r"plus me reveiller|plus etre la"),
    ),
    *language(
        "de",
        ("die",
         r"(?:ich )?(?:will|mochte|moechte|wurde gern|wuerde gern|wunschte ich ware) (?:nur |einfach |"
         r"nur noch |am liebsten )*(?:sterben|tot sein|tot)|sterben will|sterben mochte|ware ich doch "
         r"tot"),
        ("kill",
         r"(?:mich|mir) (?:umbringen|toten|toeten|das leben nehmen|was antun|etwas antun)|bringe? "
         r"mich (?:heute )?um|selbstmord|suizid\w*|mein leben beenden|nehme mir das leben|ritze? "
         r"(?:mich|mir)|mich ritzen|selbst verletz\w*"),
        ("live",
         r"(?:nicht|nimmer|nich|ned) (?:mehr )?(?:leben|aufwachen|da sein|hier sein)|nicht mehr leben "
         r"(?:will|mochte|kann)|ohne mich besser|besser ohne mich|keinen sinn mehr"),
    ),
    *language(
        "pl",
        ("die",
         r"chce (?:juz |tylko |po prostu )?(?:umrzec|zdechnac|nie zyc|zniknac na zawsze)|wole umrzec|"
         r"chcialbym umrzec|chcialabym umrzec|umrzec chce"),
        ("kill",
         r"zabic sie|sie zabic|zabije sie|sie zabije|samobojstw\w*|popelnic samobojstwo|odebrac sobie "
         r"zycie|skonczyc ze soba|tne sie|pocial\w+ sie|ciac sie|zrobic sobie krzywde|samookalecz\w*|"
         r"powiesze sie"),
        ("live",
         r"nie chce (?:juz |mi sie |mi sie juz )?(?:zyc|tu byc|sie obudzic|istniec)|nie chce mi sie "
         r"zyc|lepiej beze mnie|nie moge (?:juz )?zyc"),
    ),
    *language(
        "pt",
        ("die",
         r"(?:eu )?(?:quero|queria|vou|prefiro) (?:so |muito )?morrer|vontade de morrer|quero estar "
         r"mort[oa]"),
        ("kill",
         r"me matar|matar me|vou me matar|suicid(?:ar|arme|io|ar me)|tirar (?:a )?minha (?:propria "
         r")?vida|acabar com (?:a minha vida|tudo|minha vida)|me cortar|me cortei|cortar me|me "
         r"machucar"),
        ("live",
         r"nao quero (?:mais )?(?:viver|acordar|existir|estar aqui)|nao aguento mais viver|melhor sem "
         r"mim"),
    ),
    *language(
        "ro",
        ("die",
         r"(?:vreau|as vrea|imi vine|prefer) sa mor|vreau sa fiu mort|mai bine mor"),
        ("kill",
         r"ma omor|sa ma omor|sa ma sinucid|ma sinucid|sinucid\w*|sinucigas\w*|sa imi iau viata|imi "
         r"iau viata|imi pun capat|sa mi pun capat|ma tai|sa ma tai|ma spanzur"),
        ("live",
         r"nu (?:mai )?vreau sa (?:mai )?(?:traiesc|fiu aici|exist|ma trezesc)|nu mai pot trai|mai "
         r"bine fara mine"),
    ),
    *language(
        "it",
        ("die",
         r"(?:voglio|vorrei|preferisco|desidero) (?:solo )?(?:morire|essere mort[oa])|voglia di morire"),
        ("kill",
         r"uccidermi|ammazzarmi|mi (?:uccido|ammazzo)|suicid(?:armi|arsi|io|o)|togliermi la vita|"
         r"farla finita|mi taglio|tagliarmi|farmi del male"),
        ("live",
         r"non voglio (?:piu )?(?:vivere|svegliarmi|esistere|essere qui)|non ce la faccio piu a "
         r"vivere|meglio senza di me"),
    ),
    *language(
        "nl",
        ("die",
         r"(?:ik )?(?:wil|zou willen|liever) (?:gewoon |alleen |niet meer )?(?:dood|sterven|doodgaan|"
         r"dood zijn)|was ik maar dood|wil dood"),
        ("kill",
         r"(?:me|mezelf|mijzelf) (?:van kant maken|doden|snijden|pijn doen|ophangen|vermoorden|wat "
         r"aandoen)|zelfmoord\w*|suicide plegen|een einde aan mijn leven|er een einde aan maken|maak "
         r"er een eind aan|snij mezelf|snijd mezelf"),
        ("live",
         r"niet meer (?:leven|wakker worden|bestaan|hier zijn|verder leven)|wil niet leven|beter "
         r"zonder mij"),
    ),
    *language(
        "tr",
        ("die",
         r"olmek isti?yorum|olmek istiyom|olsem de kurtulsam|keske olsem|olmeyi dusunuyorum"),
        ("kill",
         r"kendimi oldur\w*|intihar\w*|canima kiy\w*|kendime zarar\w*|kendimi as\w+|bilegimi kes\w*|"
         r"kendimi kes\w*"),
        ("live",
         r"yasamak istemiyorum|artik yasamak istemi\w*|yasamak istemiyom|uyanmak istemiyorum|"
         r"yasayamam artik"),
    ),
    *language(
        "cy",
        ("die",
         r"(?:dw i|dwi|rwy|rydw i|fi|dwi n|rwy n) ?(?:n |yn |jyst |jest )?(?:isio|eisiau|moyn|ishe|"
         r"ishio) marw|eisiau marw|isio marw|moyn marw"),
        ("kill",
         r"lladd fy hun(?:an)?|lladd n hun|lladd fi n hun|hunanladd\w*|hunan niwed\w*|brifo fy "
         r"hun(?:an)?|brifo n hun|torri fy hun(?:an)?|niweidio fy hun(?:an)?"),
        ("live",
         r"(?:ddim|dim) (?:isio|eisiau|moyn) (?:byw|bod yma|deffro)|well hebdda i|well hebddo i|methu "
         r"cario mlaen"),
    ),
    *language(
        "so",
        ("die",
         r"waxaan rabaa inaan dhinto|waxan rabaa inan dhinto|inaan dhinto ayaan rabaa|inaan dhinto|"
         r"dhimasho ayaan rabaa|waan dhimanayaa"),
        ("kill",
         r"is dil\w*|isdil\w*|naftayda (?:gooyo|qaado|dilo)|inaan is dilo|isku dhaawac\w*"),
        ("live",
         r"ma rabo inaan noolaado|nolosha waan ka daalay|noolaanshaha ma rabo"),
    ),
    *language(
        "hi_roman",
        ("die",
         r"mar(?:na|ne|jana|jaana|jau|jaun|jaunga|jaungi) (?:chahta|chahti|chahata|chahti|hai|chahta "
         r"hu|chahti hu|ka man)|mar jana (?:chahta|chahti|hai)|marna (?:chahta|chahti|hai)|mujhe "
         r"mar(?:na|jana| jana)|main mar ja\w+|mar jau\w*|mar jaunga|mar jaungi|marne ka (?:mann|man|"
         r"dil)|mai marna"),
        ("kill",
         r"khudkh?us?h?i|khud ko (?:maar|mar|khatam|khatm)\w*|apne aap ko (?:maar|mar|khatam|"
         r"nuksan)\w*|apni jaan (?:de|le|lena|dena|lelu)\w*|jaan de (?:du|dunga|dungi|dena)\w*|"
         r"aatmahatya|atmahatya|suicide kar\w*|zahar kha\w*"),
        ("live",
         r"jee?na nahi(?:n)? (?:chahta|chahti|chahata|hai)|nahi(?:n)? jee?na|jee?ne ka (?:mann|man|"
         r"dil) nahi\w*|zinda nahi(?:n)? rehna|jeena nhi|nhi jeena|zindagi khatam\w*|zindagi se "
         r"thak\w*"),
    ),
    *language(
        "bn_roman",
        ("die",
         r"mor(?:te|ey|e) (?:chai|ichha|icha|iccha|jete)\w*|ami more? (?:jete|jabo|jai)\w*|morte chai|"
         r"mara jete chai|more jabo"),
        ("kill",
         r"nijeke (?:mere|shesh|sesh|khun)\w*(?: \w+)?|attohotta\w*|atmohotta\w*|attohatya\w*|"
         r"atmahotta\w*|suicide kor\w*|nijer jibon"),
        ("live",
         r"b(?:a|e)nch(?:te|ar) (?:chai|chaina|ichha|icha|iccha)(?: na| nai)?|bachte chai na|bachte "
         r"chaina|baste chai na|bacha lagche na"),
    ),
    *language(
        "pa_roman",
        ("die",
         r"mar(?:na|an|jaana|jana) (?:chah?unda|chah?undi|chahnda|chahndi|chauna|chauni|chaunda|"
         r"chaundi|ha|aa|hai)\w*|mai(?:n)? mar (?:jana|jaana|jawa|java)\w*|marna chaunda"),
        ("kill",
         r"khud nu (?:maar|mar|khatam)\w*|apne aap nu (?:maar|mar|khatam)\w*|khudkushi|jaan de d\w+"),
        ("live",
         r"jee?(?:na|yona|una|ona) nahi(?: chaunda| chaundi| chahunda)?|jeuna nahi|jina nahi|hor nahi "
         r"jee?\w*"),
    ),
)  # fmt: skip

_SELF_HARM_JOINED = (
    *language(
        "ur",
        ("die",
         r"مرنا چاہت|مرنا چاہ|مر جانا چاہ|مر جاؤں|مرنے کا دل|موت چاہ"),
        ("kill",
         r"خودکشی|خود کشی|خود کو مار|خود کو ختم|اپنی جان لے|اپنی جان دے|جان دے دوں"),
        ("live",
         r"جینا نہیں|زندہ نہیں رہنا|جینے کا دل نہیں|اور نہیں جی سکت"),
        whole=False,
    ),
    *language(
        "hi",
        ("die",
         r"मरना चाह|मर जाना चाह|मर जाऊ|मरने का मन|मुझे मरना|मौत चाह"),
        ("kill",
         r"आत्महत्या|खुदकुशी|ख़ुदकुशी|खुद को मार|खुद को खत्म|अपनी जान ले|अपनी जान दे|जान दे दू"),
        ("live",
         r"जीना नहीं|जीने का मन नहीं|ज़िंदा नहीं रहना|जिंदा नहीं रहना"),
        whole=False,
    ),
    *language(
        "ar",
        ("die",
         r"اريد ان اموت|اريد الموت|ابغى اموت|ابي اموت|بدي موت|بدي اموت|عايز اموت|عايزة اموت|عاوز اموت|"
         r"عاوزة اموت|نفسي اموت|اتمنى الموت|ودي اموت|اريد اموت|بغيت نموت"),
        ("kill",
         r"انتحار|انتحر|اقتل نفسي|اقتل حالي|انهي حياتي|اموت نفسي|اؤذي نفسي|اجرح نفسي|بقتل حالي|قتل "
         r"نفسي"),
        ("live",
         r"لا اريد ان اعيش|لا اريد العيش|ما بدي عيش|مش عايز اعيش|مش عايزة اعيش|ما ابي اعيش|ما ابغى "
         r"اعيش|لا اريد الحياة|مابدي عيش|كرهت حياتي|تعبت من الحياة"),
        whole=False,
    ),
    *language(
        "uk",
        ("die",
         r"хочу (?:просто )?(?:померти|вмерти|здохнути)|хочеться померти|краще померти|хочу щоб мене "
         r"не стало"),
        ("kill",
         r"вбити себе|вб['’ ]?ю себе|самогуб|покінчити з(?: собою| життям|і собою)|накласти на себе|"
         r"ріжу себе|порізати себе|повіситись|повішусь|собі шкод"),
        ("live",
         r"не хочу (?:більше )?(?:жити|прокидатись|прокидатися)|не хочеться жити|без мене (?:буде "
         r")?краще"),
        whole=False,
    ),
    *language(
        "ru",
        ("die",
         r"хочу (?:просто )?(?:умереть|сдохнуть|подохнуть|помереть)|хочется (?:умереть|сдохнуть)|"
         r"лучше умереть|лучше бы я умер|хочу чтобы меня не стало"),
        ("kill",
         r"убить себя|убью себя|самоуб|суицид|покончить с(?: собой| жизнью)|покончу с собой|наложить "
         r"на себя руки|роскомнадзор|выпилиться|режу себя|порезать себя|порезал[аи]? себя|повешусь|"
         r"повеситься|вскрою вены|вскрыть вены|прыгну с"),
        ("live",
         r"не хочу (?:больше )?(?:жить|просыпаться)|не хочется жить|незачем жить|без меня (?:будет "
         r")?лучше|не могу больше жить|нет смысла жить"),
        whole=False,
    ),
    *language(
        "zh",
        ("die",
         r"想死|不想活|去死了算|死了算了|活不下去|不如死"),
        ("kill",
         r"自杀|自殺|结束生命|結束生命|结束自己|了结自己|自残|自殘|割腕|轻生|輕生|跳楼|跳樓|伤害自己|傷害自己"),
        ("live",
         r"没有活|活着没意思|活著沒意思|不想再醒|不想醒来|没意思活"),
        whole=False,
    ),
)  # fmt: skip

_DANGER = (
    *language(
        "es",
        ("danger",
         r"(?:esta|estan) (?:afuera|fuera de mi casa|en mi puerta|en la puerta)|(?:viene|vienen) (?:a "
         r"mi casa|a por mi|por mi)|me (?:va|van) a matar|me (?:pega|golpea|viola|violo|esta pegando)|"
         r"tiene (?:un cuchillo|una pistola)"),
        level="immediate_danger",
    ),
    *language(
        "fr",
        ("danger",
         r"(?:il|ils|elle) (?:est|sont) (?:dehors|devant (?:chez moi|ma porte|la maison|ma maison))|"
         r"(?:il|ils) (?:arrive|arrivent|vient|viennent) chez moi|va me tuer|vont me tuer|me "
         r"(?:frappe|bat|viole)|m a (?:frappe|viole)"),
        level="immediate_danger",
    ),
    *language(
        "de",
        ("danger",
         r"(?:er|sie) (?:ist|steht|stehen|sind) (?:draussen|vor (?:meiner|der) (?:tur|haustur|haus|"
         r"tuer)|vor meinem haus)|kommt (?:zu mir|zu meinem haus|hierher)|(?:bringt|bringen) mich um|"
         r"schlagt mich|vergewaltigt"),
        level="immediate_danger",
    ),
    *language(
        "pl",
        ("danger",
         r"(?:jest|stoi|sa) (?:pod (?:moim|moimi) (?:domem|drzwiami)|za drzwiami|na zewnatrz|pod "
         r"domem)|jedzie do mnie|zabije mnie|zabija mnie|mnie zabije|mnie zabija|mnie zabic|bije mnie|"
         r"zgwalcil\w*"),
        level="immediate_danger",
    ),
    *language(
        "pt",
        ("danger",
         r"(?:esta|ta|estao) (?:la fora|aqui fora|na minha porta|na frente da minha casa)|(?:vem|"
         r"vindo) (?:a|na|para a|pra) minha casa|vai me matar|vao me matar|me (?:bate|bateu|estuprou)"),
        level="immediate_danger",
    ),
    *language(
        "ro",
        ("danger",
         r"(?:e|este|sunt) (?:afara|la usa|in fata casei|la usa mea)|vine (?:la mine|dupa mine|la "
         r"mine acasa)|o sa ma omoare|ma omoara|ma bate|m a bătut|m a violat"),
        level="immediate_danger",
    ),
    *language(
        "it",
        ("danger",
         r"(?:e|sono) (?:fuori casa|qui fuori|alla porta|sotto casa)|(?:viene|vengono|sta venendo) "
         r"(?:a casa mia|da me|qui)|mi (?:uccide|ammazza|uccidera|picchia|violenta|ha violentat[ao])"),
        level="immediate_danger",
    ),
    *language(
        "nl",
        ("danger",
         r"(?:hij|ze|zij) (?:staat|staan|is|zijn) (?:buiten|voor (?:de|mijn) deur|voor mijn huis)|"
         r"komt naar mijn huis|gaat me vermoorden|maakt me dood|slaat me|verkracht"),
        level="immediate_danger",
    ),
    *language(
        "tr",
        ("danger",
         r"(?:kapida|kapimda|evin onunde|evimin onunde|disarida bekliyor)|evime geliyor|beni "
         r"oldurecek\w*|beni dov\w+|tecavuz\w*|namus(?: \w+){0,3} oldur\w*"),
        level="immediate_danger",
    ),
    *language(
        "cy",
        ("danger",
         r"(?:mae o|mae e|mae hi|mae n|maen nhw) ?(?:n )?(?:tu allan|y tu allan|wrth y drws)|tu fas i "
         r"r ty|dod i r ty|mynd i n lladd i|mynd i fy lladd|bygwth fy lladd|taro fi"),
        level="immediate_danger",
    ),
    *language(
        "so",
        ("danger",
         r"albaabka (?:ayuu|buu|wuu) (?:taagan|joogaa)|guriga (?:ayuu|buu) (?:imanayaa|hor)|wuu i "
         r"dili\w*|way i dili\w*|wuu i garaac\w*|i kufsa\w*"),
        level="immediate_danger",
    ),
    *language(
        "hi_roman",
        ("danger",
         r"(?:ghar|darwaze|gate)(?: ke)? (?:bahar|baahar|pe|par)(?: \w+){0,2} (?:khada|hai|aa gaya|"
         r"aagaya)|bahar khada hai|ghar aa raha|mujhe (?:maar|mar|jaan se maar)(?: \w+){0,2} (?:denge|"
         r"dega|dalenge|dalega|dalunga|daalenge|daalega)|maar dalenge|mar dalenge|maar denge|maar "
         r"dega|jaan se maar\w*|mujhe marta hai|mujhe maarta hai|zabardasti (?:shaadi|shadi)|izzat ke "
         r"liye|rape kiya"),
        level="immediate_danger",
    ),
    *language(
        "bn_roman",
        ("danger",
         r"amake mere (?:felbe|phelbe|dibe)|basar (?:baire|samne)|barir (?:baire|samne)|jor kore biye|"
         r"amake mare"),
        level="immediate_danger",
    ),
    *language(
        "pa_roman",
        ("danger",
         r"mainu (?:maar|mar) (?:denge|dena|dega|dain?ge|sutt\w*)|ghar de bahar|bahar khada|"
         r"zabardasti viah|mainu kutt\w*"),
        level="immediate_danger",
    ),
    *language(
        "ur",
        ("danger",
         r"گھر کے باہر|دروازے پر کھڑا|گھر آ رہا|مجھے مار د|مار ڈالیں|جان سے مار|غیرت کے نام|زبردستی "
         r"شادی|مجھے مارتا|مجھے مارتے"),
        level="immediate_danger", whole=False,
    ),
    *language(
        "hi",
        ("danger",
         r"घर के बाहर|दरवाजे पर खड़ा|घर आ रहा|मुझे मार द|मुझे मार डाल|मार डालेंगे|जान से मार|जबरदस्ती "
         r"शादी|मुझे मारता|मुझे मारते"),
        level="immediate_danger", whole=False,
    ),
    *language(
        "ar",
        ("danger",
         r"برا البيت|خارج البيت|عند الباب|قدام البيت|امام البيت|جاي على البيت|جاي لبيتي|قادم الى بيتي|"
         r"سيقتلني|راح يقتلني|رح يقتلني|هيقتلني|بيقتلني|سيقتلونني|هيقتلوني|راح يقتلوني|رح يقتلوني|"
         r"يضربني|بيضربني|اغتصبني|جريمة شرف|غسل العار"),
        level="immediate_danger", whole=False,
    ),
    *language(
        "uk",
        ("danger",
         r"(?:стоїть|стоять|він) (?:під|за|біля) (?:дверима|домом|моїм|моїх|хат)|їде до мене|йде до "
         r"мене|вб['’ ]?є мене|мене вб['’ ]?є|мене вб['’ ]?ють|б['’ ]?є мене|зґвалт"),
        level="immediate_danger", whole=False,
    ),
    *language(
        "ru",
        ("danger",
         r"(?:стоит|стоят|он) (?:под|за|возле|у) (?:двер|дом|моего|моей|окн)|едет ко мне|идет ко мне|"
         r"убьет меня|убьёт меня|меня убьют|меня убьет|меня убьёт|бьет меня|бьёт меня|изнасил|у него "
         r"нож"),
        level="immediate_danger", whole=False,
    ),
    *language(
        "zh",
        ("danger",
         r"在我家门口|在我家門口|在门口|在門口|在外面等我|来我家|來我家|要杀我|要殺我|会杀了我|會殺了我|打我|强奸|強姦|逼我见面|逼我見面"),
        level="immediate_danger", whole=False,
    ),
)  # fmt: skip

LANGUAGES = (*_SELF_HARM, *_SELF_HARM_JOINED, *_DANGER)
