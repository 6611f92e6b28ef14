# ruff: noqa: E501  (word lists)
"""Word classes that the patterns name in angle brackets, e.g. `<child>`. Words are lower case; "_" joins a phrase."""

from typing import Final

_CLASSES: Final = {
    # -- grammar -------------------------------------------------------------------------------------------------
    "num": "<age> <n>",
    "my": "my wor our me ma mine mah oor",
    "det": "a an the one some",
    "end": "</s> . , ) ;",
    "start": "<s> . , ; :",
    "be": "is 's am are was",
    "mod": (
        "just only literally nearly almost turning close_to not_quite going_on about_to_turn about_to_be soon_to_be "
        "going_to_be pushing like currently actually still now about basically really so legit rn even "
        "already turned a an the also honestly btw tho then fully well obviously lowkey deadass fucking bloody "
        "practically roughly around barely proper and , aged age ("
    ),
    "soon": (
        "tomorrow tonight soon next monday tuesday wednesday thursday friday saturday sunday january "
        "february march april june july august september october november december"
    ),
    "nearly": "nearly almost turning close_to not_quite going_on about_to_turn about_to_be soon_to_be going_to_be pushing",
    "unit": (
        "minutes hours hour hrs hr day days week weeks month months quid pound pounds dollar dollars euro euros buck "
        "bucks bob grand kilo percent pictures video message messages msg msgs text texts people follower followers "
        "mates times mile miles km ft foot feet stone kg lb lbs cm oclock o'clock degrees screenshots accounts calls "
        "missed second seconds secs sec points kids children weans pupil students likes views contacts others more "
        "different new girls boys lads women men x rupees lakh million billion voicemails emails email grams inch "
        "inches hundred thousand nudes other usd gbp eur rs aud cad metres meters gb chats group members pages "
        "questions steps out per marks credits friends of pm"
    ),
    "sex": "m f male female boy girl lad nb trans guy woman man lass enby bloke lady",
    "yr": "year",
    "below": "under below",
    # -- people --------------------------------------------------------------------------------------------------
    "he": "he she they",
    "adj": (
        "own little wee big foster fostered adopted older younger eldest oldest youngest middle baby teen teenage poor beautiful "
        "lovely autistic adopted adoptive only other dear darling <age> yo year <n> grown grown_up adult beloved dead "
        "very small first second ( ) , th 's sweet vulnerable disabled twin sole birth adhd sen primary"
    ),
    "sonlike": (
        "son sons boy lad stepson stepsons step_son grandson grandsons grand_son foster_son godson bhoy beta "
        "ds dss dgs wee_man babyboy baby_boy boys laddie"
    ),
    "daughterlike": (
        "daughter daughters lass stepdaughter step_daughter granddaughter grand_daughter foster_daughter beti dd dsd "
        "dgd lassie babygirl baby_girl stepdaughters granddaughters wee_girl little_girl"
    ),
    "childlike": (
        "child kid bairn wean teenager teen wee_yin wee_one little_one young_one youngest eldest oldest babby bairns "
        "grandchild grandkid stepchild stepkid step_child step_kid foster_child foster_kid young_yin wee'un littlun "
        "young_un teen_child fosterchild ward tween middle_one nipper mokopuna bachcha baccha middle_child "
        "firstborn first_born wee_lad wee_lass wee_boy young_lad young_lady"
    ),
    "children": "kids children bairns weans grandkids grandchildren stepkids step_kids teens boys_and_girls tamariki",
    "dear": "ds dd dss dsd dgs dgd",
    "niece": "nephew niece godson goddaughter godchild",
    "brother": "brother bro brothers",
    "sister": "sister sis sisters",
    "friend": "friend mate friends mates pal cousin cousins pals buddies siblings buddy homie marra butty roommate housemate bezzer classmate",
    "peer": (
        "brother bro brothers sister sis sisters friend mate friends mates pal cousin cousins pals buddies siblings buddy homie marra butty roommate "
        "housemate bezzer classmate sibling girl_mate"
    ),
    "partner": "girlfriend boyfriend partner ex girl bf gf crush situationship fella man bird lover hookup other_half",
    "strangerm": "guy man bloke lad boy dude male fella uncle lads men pedo paedo nonce predator coach teacher stepdad",
    "strangerf": "girl woman lady female lass gal chick girls women",
    "stranger": (
        "someone person scammer stranger blackmailer people catfish guy man bloke dude male fella girl woman lady "
        "female gal boy lad lass hacker user account profile who individual creep pervert perv"
    ),
    "mother": (
        "mum mother ma mither stepmum stepmother step_mum step_mother stepmom step_mom foster_mum foster_mother "
        "foster_mom nan nana nanny gran granny grandma grandmother grandmum nanna mamgu nain dadi nani"
    ),
    "father": (
        "dad father da stepdad stepfather step_dad step_father foster_dad foster_father grandad granddad grandfather "
        "grandpa grampa gramps taid papaw"
    ),
    "parent": (
        "mum mother ma mither stepmum stepmother step_mum step_mother stepmom step_mom foster_mum foster_mother "
        "foster_mom nan nana nanny gran granny grandma grandmother grandmum nanna mamgu nain dadi nani dad father da "
        "stepdad stepfather step_dad step_father foster_dad foster_father grandad granddad grandfather grandpa grampa "
        "gramps taid papaw parent carer guardian legal_guardian caregiver step_parent stepparent foster_parent "
        "grandparent foster_carer special_guardian kinship_carer"
    ),
    "carer": (
        "parent foster_parent foster_carer kinship_carer legal_guardian special_guardian grandparent "
        "step_parent stepparent foster_mum foster_dad guardian caregiver "
        "concerned_parent"
    ),
    "worried": (
        "worried concerned single desperate frantic scared terrified working stressed proud very really distraught "
        "confused young stay_at_home anxious step foster adoptive solo upset heartbroken panicking fellow shocked"
    ),
    "own_parent": (
        "mum mother dad father da parents stepdad stepmum step_dad step_mum nan gran grandad mum_and_dad family_group"
    ),
    "spouse": "husband wife fiance spouse ex-wife exwife ex-husband exhusband ex_wife ex_husband mother_in_law "
    "father_in_law in_laws inlaws son_in_law daughter_in_law",
    "jobwords": "boss manager work workplace colleague colleagues coworker coworkers employer job career clients "
    "co_workers linkedin office business company flatmate flatmates landlord staff_room workmates workmate",
    # -- telling and threatening ---------------------------------------------------------------------------------
    "told": (
        "told said says say tell thinks thought think telling saying claimed claim claims claiming believes believed "
        "lied lie lying pretended pretending assumes assumed put typed listed wrote"
    ),
    "lied": "pretended lied lying lie",
    "harmed": (
        "blackmailed sextorted extorted threatened groomed targeted scammed exploited abused catfished bullied "
        "pressured tricked conned contacted asked forced hacked messaged harassed"
    ),
    "harming": (
        "blackmailing sextorting extorting threatening grooming targeting scamming exploiting harassing catfishing "
        "blackmail sextort extort threaten pressuring messaging contacting blackmailed threatened groomed scammed "
        "tricked extorted sextorted exploited targeted hounding tormenting"
    ),
    "image": "pictures video nudes nude dickpic dick_pic recording footage content images intimates tape screenshots "
    "clip body face deepfake deepfakes fakes videos webcam",
    "has": "has have got had holds having",
    # -- places --------------------------------------------------------------------------------------------------
    "on": "on",
    "platform": (
        "insta instagram ig snap snapchat sc tiktok tik_tok discord facebook fb telegram whatsapp omegle kik tinder "
        "grindr hinge bumble roblox wizz yubo twitter x reddit onlyfans messenger linkedin there here profile account "
        "app apps bio badoo monkey hoop fortnite minecraft xbox ps5 playstation steam it site website"
    ),
    "school": (
        "school sixthform high_school secondary secondary_school primary primary_school middle_school junior_high "
        "comp grammar_school boarding_school year_group highschool"
    ),
    "minor": "minor child kid underage under_age schoolboy schoolgirl schoolkid school_kid school_boy school_girl "
    "little_kid bairn wean sixthform high_schooler middle_schooler highschooler young_kid",
    "grown": (
        "adult old_age_pensioner grown_man grown_woman pensioner retired oap grandad widow widower married divorced grown_adult "
        "grown_up middle_aged old_man granny old_woman homeowner veteran senior_citizen grown_ass_man "
        "grown_arse_man fully_grown separated newlywed middle-aged grown_ass_woman mature_student engaged_to_be_married"
    ),
    "study": "uni_student university_student undergrad undergraduate postgrad phd_student masters_student "
    "college_freshman college_sophomore uni_fresher fresher master's_student student_at_university medical_student "
    "student_nurse law_student phd grad_student trainee_solicitor college_junior college_senior",
    "exam": "gcse mocks a_level as_level alevel alevels a-level natfive highers leaving_cert junior_cert "
    "lc jc btec hsc vce ncea naplan prelims advanced_higher mock_exams sats junior_cycle leaving_certificate gcse_exams",
    # -- professions that work with the young --------------------------------------------------------------------
    "profession": (
        "teacher schoolteacher head_teacher headteacher head_of_year head_of_sixthform head_of_school head_of_department deputy_head assistant_head principal dsl ddsl "
        "safeguarding_lead safeguarding_officer designated_safeguarding_lead deputy_safeguarding_lead "
        "deputy_designated_safeguarding_lead form_tutor tutor lecturer teaching_assistant ta ecd learning_mentor "
        "learning_support_assistant lsa senco pastoral_lead pastoral_manager pastoral_officer pastoral_support youth_worker "
        "youth_leader youth_pastor youth_support_worker family_support_worker support_worker social_worker "
        "residential_worker key_worker keyworker care_worker gp doctor nurse school_nurse paediatrician pediatrician "
        "psychologist psychiatrist therapist counsellor counselor school_counsellor school_counselor camhs_worker "
        "health_visitor scout_leader cub_leader brownie_leader guide_leader scoutmaster beaver_leader coach "
        "football_coach swimming_coach rugby_coach gymnastics_coach sports_coach dance_teacher music_teacher "
        "pe_teacher maths_teacher english_teacher science_teacher primary_teacher secondary_teacher supply_teacher "
        "police_officer policeman policewoman pcso detective school_liaison_officer vicar priest imam pastor rabbi "
        "matron houseparent housemaster housemistress boarding_master probation_officer youth_justice_worker "
        "education_welfare_officer attendance_officer guidance_counsellor guidance_counselor guidance_teacher year_head "
        "student_support_officer wellbeing_officer welfare_officer independent_visitor advocate chaplain school_chaplain "
        "childminder nursery_worker school_secretary college_tutor school_principal vice_principal "
        "professional practitioner clinician paramedic midwife child_psychologist "
        "residential_childcare_worker residential_support_worker mentor youth_mentor volunteer_youth_worker deputy_principal "
        "safeguarding_governor school_governor school_staff wellbeing_lead college_safeguarding_lead tutor_group_lead "
        "headmaster headmistress head_master special_needs_assistant sna deputy_dsl caseworker case_worker "
        "child_protection_officer designated_liaison_person resource_officer school_resource_officer "
        "scout_master drama_teacher art_teacher year_lead school_social_worker educator carer_support_worker iro "
        "class_teacher high_school_teacher homeroom_teacher house_parent instructor personal_adviser"
    ),
    "workword": "camhs safeguarding pastoral staff lead officer team school secondary primary college high deputy trainee "
    "newly_qualified student qualified registered local community maths english science pe history geography "
    "retired trained volunteer assistant senior junior sports football swimming rugby gymnastics year <age> <n> youth "
    "part_time full_time supply designated form class music dance drama head specialist cubs scouts nqt ect "
    "private mental_health children's child family hospital schools a&e former sen residential resident social new chemistry "
    "physics biology art french maths/english music's netball cricket boxing athletics hockey tennis church rural gaa "
    "basketball cheer judo karate",
    "pupil": "pupil student students young_person young_people learner learners  service_user service_users "
    "patient tutee youngster mentee",
    "otherjob": "plumber electrician builder driver taxi_driver lorry_driver chef accountant solicitor lawyer engineer "
    "soldier mechanic barrister receptionist estate_agent cleaner carpenter joiner scaffolder bricklayer consultant "
    "politician councillor civil_servant landlord farmer truck_driver truckie tradie software_engineer software_developer "
    "hairdresser postman roofer firefighter self_employed business_owner",
}
_SETS: Final = {name: frozenset(words.split()) for name, words in _CLASSES.items()}
CHILD: Final = _SETS["sonlike"] | _SETS["daughterlike"] | _SETS["childlike"] | _SETS["niece"] | _SETS["pupil"]
CLASSES: Final[dict[str, frozenset[str]]] = {**_SETS, "child": CHILD}

# Grammatical gender, used to tell whose age "he's 15" or "she's 15" is.
MALE: Final = (
    CLASSES["sonlike"] | CLASSES["strangerm"] | CLASSES["brother"] | {"nephew", "godson", "boyfriend"}
)
FEMALE: Final = (
    CLASSES["daughterlike"]
    | CLASSES["strangerf"]
    | CLASSES["sister"]
    | {"niece", "goddaughter", "girlfriend"}
)
PEER: Final = CLASSES["peer"]
STRANGER: Final = CLASSES["strangerm"] | CLASSES["strangerf"] | CLASSES["stranger"] | CLASSES["partner"]
