"""Words that give a language away in a short, frightened message; accents and capitals are folded away.

They stand beside spaCy's stop-word lists: what people write here (help, photos, threatens, police), the languages
without a list (Welsh, romanised Urdu and Hindi), and the English of chat and dialect, which must never look foreign.
"""

from __future__ import annotations

ENGLISH = frozenset(
    """
    a i u r k x m s t d ll ve re o n y b c im ive id ill ur youre hes shes its were theyre theyve thats
    whats dont cant wont aint isnt didnt doesnt wasnt couldnt shouldnt dnt cnt wat wot wut dat dis da dem
    dey wiv bout cuz cos coz bc tho thru gonna gona gon wanna wana gotta hafta lemme gimme dunno idk tbh ngl
    fr ong istg imo lol lmao omg omfg wtf smh pls plz plss please thx tnx ty thanks thank ta cheers sry
    sorry hi hey hiya hello yo sup bye yes yeah yea yep yh ye nah nope na ok okay okey kk bro bruv bruh fam
    mate m8 man mans lad lads lass girl guy boy innit lowkey highkey deadass peak bare wagwan allow mandem
    gyal yute ting peng safe mama papa me my mine mum mam mom mommy dad daddy sis son boyfriend girlfriend
    gf bf ex friend friends family sister brother kid child daughter teacher school work police money pay
    paid pounds quid dollars bank card cash app paypal bitcoin crypto steam gift snap snapchat insta
    instagram whatsapp facebook tiktok discord telegram kik tinder grindr hinge roblox omegle skype yubo
    wizz google apple meta twitter photo photos pic pics pix video videos vid vids nude nudes image images
    send sends sent sending share shared post posted leak leaked threat threats threatening threaten
    blackmail blackmailed scam scammed scammer sextortion online account number message messages text call
    camera webcam email block blocked report reported delete deleted screenshot help scared afraid worried
    stuck shame ashamed stupid idiot embarrassed want wants need know think feel tell told say says said do
    did done does go going got get gets come coming stop make made keep keeps let happen happened talk die
    dead dying kill hurt self life live end day night time today tomorrow tonight now week hour hours min
    mins minutes year years old age am pm one two three home house phone bed room real fake ai bot human
    person someone anyone people everyone nobody nothing something anything stuff thing good bad right wrong
    mad sad alone fucking fuck fuckin shit hell damn fool loser fat ass as war hat den was des tag pour main
    sale tire pain air chat dire location coin pan red once fin sin pie tan dice vale como ten dial bin art
    rat not rot still also kind hang arm see fern in an so wo mit bis ab pod to on no ale za at by list dom
    most tam ram nu e la le los las angeles san santa el de di du van von al ay ae aye ken yer yous youse
    wee nae naw cannae dinnae didnae wisnae wouldnae didny willnae havnae havenae huv hae tae fae frae oan
    oot aboot heid hame hoose wis wi ma masel mibbe mebbe weans wean bairn lassie laddie bampot greetin wor
    gan gannin haway howay wey nowt owt summat sommat wha hinny mammy nan taid mi nuh weh fi seh deh cyaan
    gwaan wah yuh inna pon unnu ah una wetin abi oga sha wahala abeg pikin don sef wan sabi kinda sorta
    tryna finna boutta ima imma yall yalls alot abit alrite rite nite tmrw tmr tonite thot sed tld wen wer
    waz woz iz az hav hve av fink nuffin summin evry evryone evrything ppl smth sm1 som1 any1 every1 no1 b4
    l8r gr8
    """.split()  # noqa: SIM905 - a word list reads best as words
)

WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "es": """
            ayuda ayudame ayudenme hola gracias quiero quiere quieren puedo tengo tiene tienen estoy estan
            esta foto fotos video videos dinero pagar pague pago amenaza amenazan amenazando amenazo desnuda
            desnudo desnudas enviar envie envio mande mando mandar novio novia amigo amigos mama papa padres
            policia miedo vergüenza verguenza chica chico hija hijo familia contactos escuela morir matarme
            vivir publicar borrar bloquear denunciar alguien necesito hacer hago anos por favor porque que
            pero mi mis yo es soy una un unas unos le lo les se si no sabe dice dijo hablar ingles espanol
            euros internet conoci salir subir redes pide piden pidiendo debo debe hablo necesita chantaje
            extorsion chantajea chantajeando
            subio subieron grupo clase todos toda vio vieron corte sigo siento sin camara noche conecte aguanto estoy
        """,
        "fr": """
            aide aidez aider bonjour salut merci veux veut peux peut suis ai as est photo photos video
            argent payer paye menace menacent nue nu nues envoyer envoye copain copine ami amis maman papa
            parents police peur honte fille garcon fils famille contacts ecole lycee mourir tuer vivre
            publier supprimer bloquer signaler quelqu besoin faire fais dois ans sil plait parce que mais
            mon ma mes je j c l d qu n il elle me m une les des chantage euros francais parler anglais sais
            comprends harcele partout fait dit diffuser reseaux
        """,
        "de": """
            hilfe helfen hallo danke will ich mich mir kann habe hab bin bist ist sind foto fotos bilder
            bild video geld zahlen bezahlen bezahlt bedroht droht erpresst erpressen erpressung nackt nackte
            nacktbilder nacktfotos geschickt schicken schickt freund freundin freunde mama papa mutter vater
            eltern polizei angst scham mädchen madchen junge tochter sohn familie kontakte schule sterben
            umbringen leben loschen blockieren melden jemand brauche machen tun soll jahre alt bitte weil
            aber mein meine meinen und oder nicht kein keine er sie wir sagt gesagt sprechen deutsch
            englisch weiss weiß wie was wenn veroffentlichen veroffentlicht alle allen von auf fur
        """,
        "pl": """
            pomoc pomocy pomozcie pomoz czesc dziekuje chce moge mam mnie mna jestem zdjecia zdjecie film
            filmik nagranie pieniedzy pieniadze zaplacic zaplacilem zaplacilam grozi groza szantazuje
            szantaz szantazuja nagie nagi wyslac wyslal wyslalem wyslalam wysle chlopak dziewczyna
            przyjaciel mama tata rodzice policja boje wstyd corka syn rodzina kontakty szkola umrzec zabic
            zyc usunac zablokowac zglosic ktos potrzebuje robic zrobic lat prosze bo ale moj moja moje i nie
            tak jest sa ze sie co jak on ona powiedzial polsku angielsku wiem zlotych wszystkim wszystkich
            opublikuje jesli dalej pisze pisza zada zadaja znam
        """,
        "pt": """
            ajuda ajude socorro ola oi obrigado obrigada quero quer querem posso tenho tem estou esta foto
            fotos video dinheiro pagar paguei pague ameaca ameacando ameaçando ameacou nua nu nudes enviar
            enviei mandei mandar manda namorado namorada amigo amigos mae pai pais policia medo vergonha
            menina menino filha filho familia contatos escola morrer matar viver publicar apagar bloquear
            denunciar alguem preciso fazer faco anos por favor porque mas meu minha meus minhas eu nao sim
            voce ele ela eles que uma um disse falar ingles portugues sei chantagem chantageando chantagear
            reais devo deve pede pedindo vazar postar vai vou isso
            como denuncio perfil publicou marido intimo colegas cortando desde cortar
        """,
        "ro": """
            ajutor ajutati ajuta salut buna multumesc vreau vrea pot am sunt poze poza video filmulet bani
            platesc platit plateasca ameninta amenintat amenintata santajeaza santaj santajat nud goala gol
            trimit trimis trimita trimite prieten prietena prieteni mama tata parinti parintii politia
            politie frica rusine fata baiat fiica fiul familie contacte scoala mor omor traiesc sterge sterg
            blochez raportez cineva nevoie fac face ani rog pentru ca dar mea meu mele eu nu da este si sa
            imi mi ma o un niste daca el ea zis spus vorbesc romana engleza stiu lei toata toti
        """,
        "it": """
            aiuto aiutatemi aiutami ciao grazie voglio vuole vogliono posso ho hanno sono foto video soldi
            pagare pagato minaccia minacciano minacciando ricatta ricatto ricattano nuda nudo mandare
            mandato mando inviato ragazzo ragazza amico amici mamma genitori polizia paura vergogna figlia
            figlio famiglia contatti scuola morire uccidermi vivere pubblicare cancellare bloccare
            denunciare qualcuno bisogno fare faccio anni favore perche ma mio mia miei non che una lui lei
            mi dice detto parlare inglese italiano cosa come della
        """,
        "nl": """
            help hulp hallo bedankt wil kan heb hebben ben foto fotos filmpje geld betalen betaald bedreigt
            dreigt afgeperst chanteert chantage naakt naaktfoto naaktfotos gestuurd sturen stuurt vriend
            vriendin vrienden ouders politie bang schaamte meisje jongen dochter zoon familie contacten
            sterven leven verwijderen blokkeren melden iemand nodig doen jaar oud alstublieft omdat maar
            mijn en niet geen hij zij ze het een ik mij wat hoe moet naar
        """,
        "tr": """
            yardim yardım edin merhaba tesekkur istiyor istiyorum istiyorlar para odemek fotograf
            fotograflarimi fotograflarim video tehdit ediyor ediyorlar santaj ciplak gonderdim gonderecek
            gonderdi arkadas sevgilim annem babam ailem polis korkuyorum utaniyorum kiz oglan olmek oldurmek
            silmek engelledim lutfen ama benim ben bana beni ve degil bir bu ne yapmaliyim nasil cok var yok
            yasindayim ingilizce turkce bilmiyorum
        """,
        "cy": """
            helpwch helpa fi helo diolch eisiau dw dwi rwy rydw rwyf mae maen mae'n yn yr wedi lluniau llun
            fideo arian talu bygwth blacmel noeth anfon danfon gyrru cariad ffrind ffrindiau mam dad rhieni
            heddlu ofn cywilydd merch bachgen mab teulu cysylltiadau ysgol marw lladd fyw dileu blocio
            rhywun angen wneud gwneud oed plis achos ond fy nghariad ac a'r ddim nid dydw ydw ydy yw hi ef
            nhw dweud siarad cymraeg saesneg gwybod beth sut pwy ble pam os gyda gan arna arnaf rhannu helpu
            cymorth ydych chi ti i'n sydd gallu methu mynd bod oes gen ar fod teimlo
            isio torri methu deud neith wneith rannu braich teimlo
        """,
        "ur": """
            mujhe mujhay mujhey muje mera meri mere hai hain hay nahi nahin nai kya kia kyun kyu kar karo
            karta karti raha rahi rahe rha rhi karna karoon karun kru krna paisay paise paisa tasveer
            tasveerein tasveeren tasweer dhamki dhamkiyan dhamka bhej bheji bhejna bhejo madad madat mein
            main aur us usne uss usko woh wo koi ko se ho hoon hun hu tha thi ammi abbu abu walid walda
            izzat khuda allah inshallah shukriya assalam salam walaikum bohat bohot bahut larka larki ladka
            ladki dost bhai behen ghar marna mar khudkushi zindagi darr dar gaya gayi gya gyi diya di diye
            wala wali apni apna aap tum hum yeh ye bata batao sab log kal abhi chahta chahti chahiye kuch
            kisi bhi lekin magar agar toh wapas sharam pareshan karega karegi kardega dunga degi dega
            beti saal uski daal kisi ab bana banayi aaj sabko bol dena hazaar himmat nahi jaan
        """,
        "hi": """
            namaste namaskar dhanyavad dhanyavaad kripya kripaya sahayata sahaayata pitaji mataji maa papa
            bhagwan ladka ladki photo samajh aatmahatya atmahatya jeevan parivar mitr didi beta
        """,
    }.items()
}

# In romanised text these tell Hindi from Urdu, which share nearly everything else.
HINDI_ONLY = frozenset(
    [
        "namaste",
        "namaskar",
        "dhanyavad",
        "dhanyavaad",
        "kripya",
        "kripaya",
        "sahayata",
        "sahaayata",
        "pitaji",
        "mataji",
        "bhagwan",
        "aatmahatya",
        "atmahatya",
        "jeevan",
        "parivar",
        "mitr",
        "maa",
        "didi",
    ]
)

# One of these alone is enough.
SURE = frozenset(
    [
        "ayuda",
        "ayudame",
        "ayudenme",
        "aidez",
        "hilfe",
        "pomoc",
        "pomocy",
        "pomozcie",
        "ajude",
        "socorro",
        "ajutor",
        "ajutati",
        "aiuto",
        "aiutatemi",
        "aiutami",
        "yardim",
        "helpwch",
        "cymorth",
        "madad",
        "sahayata",
        "bonjour",
        "dzien",
        "bonsoir",
        "buenas",
    ]
)

# Letters that few languages write: each one counts as a word.
LETTERS: dict[str, str] = {
    "es": "ñ¿¡",
    "fr": "œèêç",
    "de": "ßäöü",
    "pl": "łąężśćźń",
    "pt": "ãõç",
    "ro": "ășțşţâî",
    "cy": "ŵŷ",
    "tr": "ğışöüç",
}
