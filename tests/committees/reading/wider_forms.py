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
