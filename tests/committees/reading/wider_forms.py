"""Forms of minutes with what a body did in many words, speakers before a dash, and actions of more kinds: invented, and
written down with what a person reads in them before anything was made to read them."""

from tests.committees.reading.more_examples import Form

_TALK = "1. Apologies\n\nThere were none.\n\n"

IN_AN_ITEM = {
    "four limbs of other verbs": Form(
        "RESOLVED – That\n\n(i) the performance be noted;\n\n(ii) the foster carers be thanked for their work;\n\n"
        "(iii) the weekly panel be welcomed; and\n\n(iv) the Head of Care be requested to report again in June 2025.",
        verbs=["noted", "thanked", "welcomed", "requested"],
        actions=[("Head of Care", "June 2025")],
    ),
    "delegated, referred, authorised": Form(
        "RESOLVED – That\n\n1.1 authority be delegated to the Director of Care to make minor changes;\n\n1.2 "
        "the strategy "
        "be referred to the Scrutiny Committee; and\n\n1.3 the Chair be authorised to sign the pledge.",
        ["authority be delegated to", "the strategy be referred", "the Chair be authorised"],
        verbs=["delegated", "referred", "authorised"],
    ),
    "the panel noted, and requested": Form(
        "The Panel NOTED the report; and REQUESTED that a dental lead be invited to the next meeting.",
        ["The Panel NOTED the", "REQUESTED that a dental"],
        verbs=["noted", "requested"],
    ),
    "agreed that, with letters": Form(
        "AGREED that:\n\na) the update be noted;\n\nb) the young people be congratulated; and\n\n"
        "c) Bo Sample arrange dates for visits by the end of December.",
        verbs=["noted", "congratulated", "agreed"],
        actions=[("Bo Sample", "the end of December")],
    ),
    "instructed to, with limbs of their own": Form(
        "The Committee agreed:-\n\n(1) to note the report;\n\n(2) to instruct the Clerk to:\n\n(a) write to the Home "
        "Office; and\n\n(b) publish the answer; and\n\n(3) to thank carers.",
        [
            "to note the report",
            "to instruct the Clerk",
            "write to the Home",
            "publish the answer; and",
            "to thank carers",
        ],
        verbs=["noted", "instructed", "instructed", "instructed", "thanked"],
        actions=[("Clerk", ""), ("Clerk", "")],
    ),
    "it was resolved, and below it recommended": Form(
        "It was resolved:\n\n1. That the annual report be received.\n\n2. That the matter be deferred to the next "
        "meeting.\n\nRecommended to Cabinet:\n\n1. That the allowance be raised by 4% from April 2025.",
        verbs=["received", "deferred", "recommended"],
        actions=[],
    ),
    "numbers without a sign": Form(
        "The Board:\n\n1 NOTED the update; and\n\n2 ASKED that the Head of Care report again in May.",
        ["NOTED the update; and", "ASKED that the Head"],
        actions=[("Head of Care", "May")],
    ),
    "speakers before a dash, told": Form(
        "Cllr Sample – asked whether children chose the place. Service Manager – said that most did.\n\n"
        "Cllr Test – Do carers get the papers?\n\nService Manager – Yes, five days before.",
        turns=[
            ("question", "Cllr Sample"),
            ("answer", "Service Manager"),
            ("question", "Cllr Test"),
            ("answer", "Service Manager"),
        ],
    ),
    "a post and a name with a dash of their own": Form(
        "Councillor Smith-Jones asked about flats. The Head of Service – Children said that twelve were ready.\n\n"
        "The Assistant Director - Care presented a paper.",
        turns=[("question", "Councillor Smith-Jones"), ("answer", "Head of Service – Children")],
        spoken=["Councillor Smith-Jones", "Head of Service – Children", "Assistant Director - Care"],
    ),
    "members queried; officers advised": Form(
        "Members queried the cost of the flats; officers advised that housing benefit met the rent.",
        turns=[("question", "Members"), ("answer", "officers")],
    ),
    "thanked, and asked": Form(
        "The Chairman thanked the Service Manager and asked whether interviews were held. It was confirmed "
        "that they were.",
        turns=[("question", "Chairman"), ("answer", "")],
    ),
    "more speakers": Form(
        "The representative from CAMHS said that waits were long.\n\nA number of Members felt that "
        "it was so.\n\nThe Team "
        "Leader drew attention to page 4.\n\nThe Head of Care went on to explain the costs.\n\nThe Chair of the "
        "Headteachers' Forum thanked them.",
        spoken=[
            "representative from CAMHS",
            "A number of Members",
            "Team Leader",
            "Head of Care",
            "Chair of the Headteachers' Forum",
        ],
    ),
    "another member goes on, who does not answer": Form(
        "Mrs Sample asked why so many had left. The Service Manager explained that seven had retired.\n\nMr "
        "Test enquired "
        "about the allowance. Mrs Sample said that she had been asked, too. The Service Manager advised that "
        "it was £8.",
        turns=[
            ("question", "Mrs Sample"),
            ("answer", "Service Manager"),
            ("question", "Mr Test"),
            ("answer", "Service Manager"),
        ],
    ),
    "she answers who was not asking": Form(
        "Ms Test, Service Manager, gave a talk.\n\nRev. Sample asked if parents were told. She admitted that they were "
        "not and undertook to look into it.",
        turns=[("question", "Rev. Sample"), ("answer", "Ms Test")],
        actions=[("Ms Test", "")],
    ),
    "a question that a response tells": Form(
        "Responding to a query about the weekly cost, the Finance Manager said that it was £6,120.",
        turns=[("question", ""), ("answer", "Finance Manager")],
    ),
    "what she would do": Form(
        "Cllr Sample asked about tutoring. The Virtual Head said that 31 pupils had one. She would circulate "
        "the costs.",
        actions=[("Virtual Head", "")],
    ),
    "an owner and a day, and what is not promised": Form(
        "The Nurse said that a mobile clinic would visit schools.\n\nAction: Head of Service by 3 March",
        actions=[("Head of Service", "3 March")],
    ),
}

DECIDED = {
    "inline numbers": Form(
        "Resolved that (1) the report be received; (2) officers be thanked; and (3) the plan be approved.",
        verbs=["received", "thanked", "approved"],
    ),
    "on the motion of somebody": Form(
        "RESOLVED, on the motion of Councillor Sample seconded by Councillor Test, that the report be noted.",
        verbs=["noted"],
    ),
    "recommended, as a label alone": Form(
        "RECOMMENDED – That Council be asked to adopt the strategy.", verbs=["recommended"], actions=[]
    ),
    "agreed at the very end": Form(
        "The Chair moved the recommendations, which were AGREED.", verbs=["agreed"]
    ),
    "having considered, the body alone": Form(
        "Having considered the report, the Panel:\n\n(a) Noted the contents;\n\n(b) Asked that a visit be arranged; and"
        "\n\n(c) Welcomed the new team.",
        verbs=["noted", "requested", "welcomed"],
    ),
    "earlier minutes agreed in five words": Form("Agreed as a correct record.", ["Agreed as a correct"]),
    "limbs within a limb": Form(
        "RESOLVED -\n\n1. That the contents be noted.\n2. That the Head of Care:\n   (a) bring a plan; and\n   "
        "(b) tell "
        "members by May.\n3. That thanks be recorded to the staff.",
        [
            "That the contents be",
            "That the Head of",
            "bring a plan; and",
            "tell members by May",
            "That thanks be recorded",
        ],
    ),
    "counted on the line of the body": Form(
        "The Committee:- (1) noted the report; (2) instructed the Clerk to report in two cycles; "
        "and (3) approved the rest.",
        verbs=["noted", "instructed", "approved"],
    ),
    "counted behind the label": Form(
        "After discussion, the Committee agreed (1) to note the report; and (2) to remit the matter to the Board.",
        verbs=["noted", "referred"],
    ),
    "a number of its own": Form("Resolution No. 2024/15: That the plan be adopted.", verbs=["adopted"]),
    "as follows": Form(
        "RESOLVED AS FOLLOWS:\n\n(a) the pledge be adopted;\n\n(b) the rest be deferred.",
        verbs=["adopted", "deferred"],
    ),
    "bullets of two kinds": Form(
        "RESOLVED –\n\n• That the report be noted;\n\no  That carers be thanked.", verbs=["noted", "thanked"]
    ),
    "that, with a condition": Form(
        "That, subject to the comments made, the report be endorsed.", verbs=["endorsed"]
    ),
    "Welsh limbs": Form(
        "Penderfynwyd:\n\n(a) nodi'r adroddiad;\n\n(b) diolch i'r staff;\n\n(c) cyfeirio'r mater at y Cabinet.",
        verbs=["noted", "thanked", "referred"],
    ),
}

ASKED_TO = {
    "asked to, in counted parts": Form(
        "The Head of Care was asked to: (i) share the plan; and (ii) report back in May.",
        actions=[("Head of Care", ""), ("Head of Care", "May")],
    ),
    "asked to, in points below": Form(
        "The Clerk was asked to:\n\n• invite the forum\n\n• circulate dates by 4 June",
        actions=[("Clerk", ""), ("Clerk", "4 June")],
    ),
    "asked that somebody do it": Form(
        "Cllr Sample asked that the Head of Care provide a breakdown by ward.", actions=[("Head of Care", "")]
    ),
    "a mark by itself": Form("Head of Care to update members. (Action)", actions=[("Head of Care", "")]),
    "actions agreed head a list of orders": Form(
        "Actions agreed\n\n1. Clerk to send the opening hours\n\n2. Head of Care to report in October",
        [],
        actions=[("Clerk", ""), ("Head of Care", "October")],
    ),
    "what a member takes on": Form(
        "Councillor Sample said she would raise this with the Leader.", actions=[("Councillor Sample", "")]
    ),
    "required, and with a number": Form(
        "Action required: Clerk to update the log.\n\nAP1: Clerk to invite the police.",
        actions=[("Clerk", ""), ("Clerk", "")],
    ),
    "a firm answer on its own line": Form(
        "Cllr Sample: Is distance ever a choice?\n\nYes, in 19 of the 65 cases.",
        turns=[("question", "Cllr Sample"), ("answer", "")],
    ),
    "letters for question and answer": Form(
        "Q. How many are there?\n\nA. There are nine.", turns=[("question", ""), ("answer", "")]
    ),
}

WHOLE = {
    "heads and feet of pages among limbs": Form(
        "Sample Council        Parenting Panel        May 2025\n\n"
        + _TALK
        + "2. Homes\n\nRESOLVED – That\n\n"
        "(a)  the Head of Care be instructed to:\n      (i)  publish the offer; and\n\nMinutes - Page 1 of 2\n\n"
        "Sample Council        Parenting Panel        May 2025\n\n      (ii)  consult the forum; and\n"
        "(b)  the plan be endorsed.\n\nMinutes - Page 2 of 2",
        ["the Head of Care", "publish the offer; and", "consult the forum; and", "the plan be endorsed"],
        items=[("1", "Apologies"), ("2", "Homes")],
    ),
    "an action log is an item": Form(
        _TALK
        + "2. Action log\n\nRef | Action | Owner | Due | Status\n14 | Share the protocol | Clerk | May | Complete\n"
        "15 | Bring the survey | Head of Care | June | Ongoing\n\n3. Health\n\nThe report was long.",
        items=[("1", "Apologies"), ("2", "Action log"), ("3", "Health")],
        actions=[("Head of Care", "June")],
    ),
}
