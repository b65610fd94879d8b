"""Invented forms of what is joined in one sentence or one row: several decisions, a promise and what led to it, an
action and who is to do it."""

from tests.committees.reading.more_examples import Form

DECIDED = {
    "to, to and to": Form(
        "It was agreed to note the paper, to thank the carers and to ask the agency to attend in May.",
        ["to note the paper", "to thank the carers", "to ask the agency"],
        verbs=["noted", "thanked", "requested"],
    ),
    "semicolons": Form(
        "Agreed: to note the offer; to write to the trust.", ["to note the offer", "to write to the"]
    ),
    "one verb after the other": Form(
        "The Panel thanked the visitor for her report, noted its contents and requested a further one in May.",
        ["The Panel thanked the", "noted its contents and", "requested a further one"],
        verbs=["thanked", "noted", "requested"],
    ),
    "verbs in capitals": Form(
        "The Board AGREED that visits be counted, NOTED the figures and "
        "RECOMMENDED to the Executive that posts be filled.",
        ["that visits be counted", "NOTED the figures and", "RECOMMENDED to the Executive"],
    ),
    "note it and endorse that": Form(
        "Board agreed to note the scorecard and endorse the commentary.",
        ["to note the scorecard", "endorse the commentary"],
    ),
    "two verbs for one thing": Form("RESOLVED to note and approve the plan.", ["to note and approve"]),
    "what somebody is asked to do stays together": Form(
        "RESOLVED to ask the Director to look at and approve the plan.", ["to ask the Director"]
    ),
    "comments that begin with that": Form(
        "The Committee made these comments and received the following answers:\n\n"
        "a) That the number seemed low. The Head of Care said that it had been 90 before.",
        [],
    ),
    "considered and noted": Form(
        "The Committee considered and noted its work programme.", ["The Committee considered and"]
    ),
    "earlier notes": Form("The notes of 14 July were agreed.", verbs=["agreed"]),
}

TO_DO = {
    "the clause that promises": Form(
        "The Head of Care said that four were late, but that she would write to the schools.",
        actions=[("Head of Care", "")],
    ),
    "any verb after a firm word": Form(
        "The Head of Care undertook to chase the landlords by 4 May.", actions=[("Head of Care", "4 May")]
    ),
    "thing, then who and when": Form(
        "Actions\n\n1. Pledge to be brought for signing – Head of Care – April\n\n2. Share the slides (Clerk)",
        actions=[("Head of Care", "April"), ("Clerk", "")],
    ),
    "a visit is nobody": Form(
        "Actions:\n\n• Visit to the home to be arranged (Clerk)", actions=[("Clerk", "")]
    ),
    "follow-up actions": Form(
        "Follow-up actions:\n\n- Clerk to send the slides by June", actions=[("Clerk", "June")]
    ),
    "a mark after what was asked for": Form(
        "It was requested that moves be shown by age. (Action: Head of Care)", actions=[("Head of Care", "")]
    ),
    "in Welsh": Form(
        "Cam gweithredu: Rheolwr Maethu i rannu'r ffigurau.\n\nCytunodd y Pennaeth Gofal i anfon y cynllun.",
        actions=[("Rheolwr Maethu", ""), ("Pennaeth Gofal", "")],
    ),
    "initials to any verb": Form("KB to chase the forms by end of May", actions=[("KB", "end of May")]),
    "reasons that were given are no action": Form(
        "Councillor Sample asked for the reasons why they were late.\n\nThe Head of Care said that staff had been ill.",
        actions=[],
    ),
    "a fortnight": Form(
        "The Head of Care agreed to circulate it within a fortnight.",
        actions=[("Head of Care", "within a fortnight")],
    ),
    "who said more before it": Form(
        "The Head of Care was sorry for the delay and undertook to place a leaflet in every office.",
        actions=[("Head of Care", "")],
    ),
    "a letter, then who": Form(
        "ACTION: Letter to the Health Board – Director of Care", actions=[("Director of Care", "")]
    ),
    "a mark on a line of its own": Form(
        "The note would be sent to members.\n\nACTION: ASSISTANT DIRECTOR",
        actions=[("ASSISTANT DIRECTOR", "")],
    ),
    "agreed that somebody would do anything": Form(
        "It was agreed that the Head of Care would press the landlord by the end of the month.",
        actions=[("Head of Care", "the end of the month")],
    ),
    "before a feast": Form(
        "The Head of Care said that a meeting would be arranged before Christmas.",
        actions=[("Head of Care", "Christmas")],
    ),
    "a true record asks for nothing": Form("RESOLVED: Agreed as a correct record.", actions=[]),
}

SAID = {
    "question and answer with names in brackets": Form(
        "Q (Cllr Sample): How many are in work?\n\nA (Bayna Brown): Six in ten.",
        turns=[("question", "Cllr Sample"), ("answer", "Bayna Brown")],
    ),
    "in response, within one sentence": Form(
        "Members asked how many were in hotels; in response officers said that none were.",
        turns=[("question", "Members"), ("answer", "officers")],
    ),
    "the question is told within": Form(
        "The Head of Care, in response to a question from Councillor Sample, said that it was 4%.",
        turns=[("answer", "Head of Care")],
    ),
    "the Panel heard": Form(
        "Councillor Sample asked what it cost.\n\nThe Panel heard from Mr Test that it was £900.",
        turns=[("question", "Councillor Sample"), ("answer", "Mr Test")],
    ),
    "nobody says it": Form(
        "Councillor Sample queried whether it had kept pace.\n\nIt had been raised by four per cent.",
        turns=[("question", "Councillor Sample"), ("answer", "")],
    ),
    "young people answer": Form(
        "Councillor Sample asked what mattered most.\n\nA representative of the Children in Care Council said trust.",
        turns=[
            ("question", "Councillor Sample"),
            ("answer", "representative of the Children in Care Council"),
        ],
    ),
    "a representative of a group": Form(
        "The care leaver representative asked why lessons were no longer paid for.",
        turns=[("question", "care leaver representative")],
    ),
    "asked and answered in Welsh by nobody": Form(
        "Gofynnwyd a oedd cynllun. Eglurwyd fod tŷ wedi ei brynu.", turns=[("question", ""), ("answer", "")]
    ),
    "asked outright, then answered": Form(
        "Q and A\n\n- Was there a waiting list? There was none.\n\n- Who is on call? A worker is, until ten.",
        turns=[("question", ""), ("answer", "")] * 2,
    ),
    "question raised": Form(
        "Question raised about opticians. No data held.", turns=[("question", ""), ("answer", "")]
    ),
    "who presented it stands last": Form(
        "The report was introduced by Bayna Brown, Head of Care.", spoken=["Bayna Brown, Head of Care"]
    ),
    "who is answered does not speak": Form(
        "In answer to Mrs Sample, Ms Brown advised that it was so.",
        turns=[("question", "Mrs Sample"), ("answer", "Ms Brown")],
    ),
    "letters below a number answer": Form(
        "(2) In response to comments and questions from Members, Ms Brown said:\n\n(a) it was 21 people;\n\n"
        "(b) homes had signed it.\n\n(3) The Chair closed the item.",
        turns=[("question", "Members"), ("answer", "Ms Brown"), ("answer", ""), ("answer", "")],
    ),
    "questions that follow are not answers": Form(
        "Members asked the following questions:\n\n- How many were there?\n\n- Was it funded?",
        turns=[("question", ""), ("question", "")],
    ),
    "points that answer": Form(
        "In response to questions from Members, it was confirmed that:"
        "\n\n• two homes had opened;\n\n• a third would follow.",
        turns=[("question", "Members"), *[("answer", "")] * 3],
    ),
}

WHOLE = {
    "a number after a dash": Form(
        "61 Half-yearly report - Agenda item 5\n\nThe Chair opened.\n\n62 Work programme - Agenda item 6\n\nNone.",
        items=[("61", "Half-yearly report"), ("62", "Work programme")],
    ),
    "a number before the title and another after it": Form(
        "22/25  PERFORMANCE [Item 5]\n\nThe Chair opened.\n\n23/25  WORK PROGRAMME [Item 6]\n\nIt was noted.",
        items=[("22/25", "PERFORMANCE"), ("23/25", "WORK PROGRAMME")],
    ),
}
