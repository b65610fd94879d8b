"""More forms of invented minutes, each written down with what is to be read before anything was made to read it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """What is expected of a text: None for what it is not about. `turns` are (kind, speaker) of every question and
    answer; `spoken` who speaks, paragraph by paragraph; `limbs` the first words, `verbs` what they do;
    `actions` are (owner, due)."""

    text: str
    limbs: list[str] | None = None
    turns: list[tuple[str, str]] | None = None
    actions: list[tuple[str, str]] | None = None
    items: list[tuple[str, str]] | None = None
    spoken: list[str] | None = None
    verbs: list[str] | None = None


FORMS = {
    "a mark in brackets with an order": Form(
        "The Head of Care said that it was free. (Action – Mrs Sample to check the rate, by 10 May)",
        actions=[("Mrs Sample", "10 May")],
    ),
    "a marked order with an uncommon verb": Form(
        "Action: BT to illustrate the next report with examples.", actions=[("BT", "the next report")]
    ),
    "due in months, and how it was done in days": Form(
        "Resolved: to ask the Head of Care to report again in six months' time.\n\n"
        "The Head of Care said that 76% were decided within 50 working days.",
        actions=[("Head of Care", "in six months' time")],
    ),
    "recommended to another body, and an order of business": Form(
        "Decision:\n\n1) To take item 6 before item 4.\n\n2) That Cabinet be recommended to fund a worker.",
        actions=[],
    ),
    "a wish that is no action": Form("Cllr A Sample asked that her dissent be recorded.", actions=[]),
    "answered by nobody in particular": Form(
        "Cllr A Sample asked if workers had been told of this. All teams had been, and it would go on.",
        turns=[("question", "Cllr A Sample"), ("answer", "")],
    ),
    "yes, there was": Form(
        "Cllr B Test asked whether there was a plan for each child. Yes, there was, and it was read monthly.",
        turns=[("question", "Cllr B Test"), ("answer", "")],
    ),
    "a member goes on after a question": Form(
        "Cllr B Test asked whether there was a plan. She thought that each child needed one.",
        turns=[("question", "Cllr B Test")],
    ),
    "asked behind the question": Form(
        '"Are we moving the queue?" asked Cllr A Sample. That risk was recognised.',
        turns=[("question", "Cllr A Sample"), ("answer", "")],
    ),
    "points that begin with whether and if": Form(
        "The Panel discussed the following:\n\n• Whether the fall was down to late letters. It was, in 14 cases.\n\n"
        "• If there was a shortage of dentists (Cllr B Test). The Head of Care confirmed that there was.",
        turns=[("question", ""), ("answer", ""), ("question", "Cllr B Test"), ("answer", "Head of Care")],
    ),
    "announced on lines without a colon": Form(
        "Question 1 from Mr A Sample\n\nHow many children live far away?\n\nAnswer from the Head of Care\n\n"
        "As at May there were two.\n\nSupplementary question\n\nFor how long?\n\nAnswer\n\nEleven weeks.",
        turns=[
            ("question", "Mr A Sample"),
            ("answer", "Head of Care"),
            ("question", ""),
            ("answer", ""),
        ],
    ),
    "wishes that are no questions": Form(
        "Cllr A Sample asked that thanks be passed to staff.\n\nCllr B Test asked that her dissent be recorded.\n\n"
        "The Chair asked for a letter of thanks.",
        turns=[],
    ),
    "agreed after having considered": Form(
        "Councillor A Sample asked why. The Head of Care said that more had come.\n\n"
        "The Panel, having considered the report, agreed:-\n\n(1) to note the terms of the report; and\n\n"
        "(2) that a visit be arranged.",
        ["to note the terms", "that a visit be"],
    ),
    "the body alone, and what it did below": Form(
        "The Committee:\n\nNOTED the update; and\n\nASKED that the Head of Care report back in May.",
        ["NOTED the update; and", "ASKED that the Head"],
    ),
    "the body alone, and bullets of what it did": Form(
        "The Panel:\n\n• Welcomed the fall in exclusions\n\n• Agreed the plan",
        ["Welcomed the fall in", "Agreed the plan"],
    ),
    "the body alone, and what members said": Form(
        "The Panel:\n\n• asked whether carers were told\n\n• heard that they were", []
    ),
    "the body agreed, and numbers below": Form(
        "The Board AGREED\n\n1)  to support the plan;\n\n2)  to set up a working group.",
        ["to support the plan", "to set up a"],
    ),
    "noted in a sentence, and the meeting closed": Form(
        "The Board noted the position and thanked the Head of Care.\n\nThe meeting closed at 12.05 pm.",
        ["The Board noted the", "thanked the Head of"],
    ),
    "agreed in Welsh": Form("Cytunwyd ar y blaenraglen waith.", ["Cytunwyd ar y blaenraglen"]),
    "over the foot of a page": Form(
        "RESOLVED:\n\n1. That the report be noted; and\n\n- 3 -\n\n2. That a visit be arranged.",
        ["That the report be", "That a visit be"],
    ),
    "resolved unanimously": Form("RESOLVED (unanimously): That the report be noted.", ["That the report be"]),
    "it was resolved that, and numbers": Form(
        "It was RESOLVED that:-\n\n(1) the report be noted; and\n\n(2) the strategy be approved.",
        ["the report be noted", "the strategy be approved"],
    ),
    "roman limbs behind a label on one line": Form(
        "RESOLVED: (i) That the report be noted. (ii) That a review be held.",
        ["That the report be", "That a review be"],
    ),
    "recommended to cabinet": Form(
        "RECOMMENDED to Cabinet that the strategy be adopted.", ["that the strategy be"]
    ),
    "a vote, then the resolution": Form(
        "On being put to the vote, the motion was carried by six votes to two.\n\n"
        "RESOLVED that the report be noted.\n\nFor: Councillors A Sample and B Test. Against: Councillor C Trial.",
        ["that the report be"],
    ),
    "noted in running text": Form(
        "Members discussed the figures at length. The Committee NOTED the contents of the report.",
        ["The Committee NOTED the"],
    ),
    "a label Noted": Form("Noted: The position on placements.", ["The position on placements"]),
    "a label Outcome": Form("Outcome: The report was noted.", ["The report was noted"]),
    "a label Decision within the minutes": Form(
        "The Head of Care presented the report.\n\nDecision: That the plan be approved.", ["That the plan be"]
    ),
    "agreed that": Form("AGREED that the terms of reference be approved.", ["that the terms of"]),
    "Welsh with limbs": Form(
        "PENDERFYNWYD:\n\n(i) nodi'r adroddiad; a\n\n(ii) cymeradwyo'r cynllun.",
        ["nodi'r adroddiad; a", "cymeradwyo'r cynllun"],
    ),
    "Scottish": Form(
        "Decision\n\nThe Committee agreed:\n\n(a) to note the report; and\n\n(b) to ask for a further report.",
        ["to note the report", "to ask for a"],
    ),
    "recommendations as bullets": Form(
        "The Board agreed the following recommendations:\n\n• That the pledge be renewed\n\n• That the leaflet be sent",
        ["That the pledge be", "That the leaflet be"],
    ),
    "members asked, and in reply": Form(
        "Members asked how many carers had left. In reply, the Head of Care said that there were twelve.",
        turns=[("question", "Members"), ("answer", "Head of Care")],
    ),
    "numbered questions and answers": Form(
        "Q1. Why had it risen?\n\nA1. More families had come.\n\nQ2. Was it so elsewhere?\n\nA2. It was not.",
        turns=[("question", ""), ("answer", ""), ("question", ""), ("answer", "")],
    ),
    "answers in italics below bullets, told by their place": Form(
        "The Chair invited questions. The following were raised:\n\n"
        "• How many carers had left?\n\nTwelve had left in the year.\n\n• Was there an exit interview?\n\nThere was.",
        turns=[("question", ""), ("answer", ""), ("question", ""), ("answer", "")],
    ),
    "replies that are indented": Form(
        "Councillor A Sample asked why it had risen.\n\n    The Head of Care explained that more families had come.",
        turns=[("question", "Councillor A Sample"), ("answer", "Head of Care")],
    ),
    "a table of questions and responses": Form(
        "Question | Response\n\nWhy had it risen? | More families had come.\n\nWas it so elsewhere? | It was not.",
        turns=[("question", ""), ("answer", ""), ("question", ""), ("answer", "")],
    ),
    "a table with who asked": Form(
        "Member | Question | Answer\n\nCllr A Sample | Why had it risen? | More families had come.",
        turns=[("question", "Cllr A Sample"), ("answer", "")],
    ),
    "numbered paragraphs under a heading of their theme": Form(
        "Health\n\n12. Councillor A Sample asked why checks were late.\n\n"
        "13. The Director of Care said two doctors had come.",
        turns=[("question", "Councillor A Sample"), ("answer", "Director of Care")],
    ),
    "a question that the officer answers in a later sentence": Form(
        "A Member queried whether the target was right; the Service Manager responded that it was under review.",
        turns=[("question", "A Member"), ("answer", "Service Manager")],
    ),
    "young people ask": Form(
        "A young person asked why social workers changed so often. The Director of Care replied that she was sorry.",
        turns=[("question", "A young person"), ("answer", "Director of Care")],
    ),
    "a name withheld": Form(
        "X (care leaver) asked when the flat would be ready. The Head of Housing said in May.",
        turns=[("question", "care leaver"), ("answer", "Head of Housing")],
    ),
    "Welsh speech": Form(
        "Gofynnodd y Cynghorydd A Sampl pam. Atebodd Pennaeth y Gwasanaeth fod mwy wedi dod.",
        turns=[("question", "y Cynghorydd A Sampl"), ("answer", "Pennaeth y Gwasanaeth")],
    ),
    "an action by initials": Form("ACTION: OB to share the plan by 3 May.", actions=[("OB", "3 May")]),
    "action by and timescale": Form(
        "Action: Share the plan. Action by: Head of Care. Timescale: June 2026",
        actions=[("Head of Care", "June 2026")],
    ),
    "action by, then a colon": Form(
        "ACTION BY Head of Care: circulate the plan", actions=[("Head of Care", "")]
    ),
    "a column for actions": Form(
        "Discussion | Action\n\nThe Head of Care told of the plan and would share it. | Head of Care",
        actions=[("Head of Care", "")],
    ),
    "a table of actions by role with dates": Form(
        "No. | Action | Lead | Deadline\n\n1 | Share the plan | Head of Care | 3 May 2026\n\n"
        "2 | Write to carers | Fostering Manager | June 2026",
        actions=[("Head of Care", "3 May 2026"), ("Fostering Manager", "June 2026")],
    ),
    "an action in brackets with a day": Form(
        "The leaflet would be sent to all carers (Action: Fostering Manager, by 3 May 2026).",
        actions=[("Fostering Manager", "3 May 2026")],
    ),
    "actions below a heading": Form(
        "Actions:\n\n• Head of Care to share the plan\n\n• Clerk to write to carers",
        actions=[("Head of Care", ""), ("Clerk", "")],
    ),
}

WHOLE = {
    "initials of those who are listed": Form(
        "Present: Cllr Ada Sample (Chair), Cllr Bo Test (BT)\n\nOfficers: Cy Trial (Head of Care)\n\n1. Visits\n\n"
        "BT: Why have they fallen?\n\nCT: Two workers were ill.\n\n2. Homes\n\nCy Trial: Both are good.",
        turns=[("question", "BT"), ("answer", "CT")],
        items=[("1", "Visits"), ("2", "Homes")],
    ),
    "minute numbers of a year": Form(
        "Minute 112/25: Apologies\n\nThere were none.\n\nMinute 113/25: Edge of care\n\nThe Panel heard more.",
        items=[("112/25", "Apologies"), ("113/25", "Edge of care")],
    ),
    "numbers behind titles in capitals": Form(
        "SAMPLESHIRE COUNCIL\n\nAPOLOGIES [Item 1]\n\n23.  There were none.\n\nHOME EDUCATION [Item 2]\n\n"
        "24.  The Head of Care spoke.\n\n25.  It was a long talk.\n\n"
        "1. Clerk to share the plan.\n2. Clerk to write.",
        items=[("1", "APOLOGIES"), ("2", "HOME EDUCATION")],
    ),
    "heads of pages that are no items": Form(
        "Samplebury Council\n\n1. Apologies\n\nThere were none.\n\n2. Health\n\nThe Panel heard more.\n\n1\n\n"
        "Samplebury Council\n\nA nurse spoke.\n\n3. Homes\n\nThe Panel noted the report.\n\n2",
        items=[("1", "Apologies"), ("2", "Health"), ("3", "Homes")],
        limbs=["The Panel noted the"],
    ),
    "numbers alone above their titles": Form(
        "1\n\nApologies\n\nThere were none.\n\n2\n\nHealth\n\nA nurse spoke.",
        items=[("1", "Apologies"), ("2", "Health")],
    ),
    "items with their word and a colon": Form(
        "Item 1: Apologies\n\nThere were none.\n\nItem 2: Scorecard\n\nThe Panel noted the report.",
        items=[("1", "Apologies"), ("2", "Scorecard")],
    ),
    "a label Decision and no label of minutes": Form(
        "4. Scorecard\n\nThe Head of Care presented it.\n\nCllr A Sample asked why.\n\n"
        "Decision:\n\n(a) that it be noted.\n\n"
        "5. Placements\n\nThe Head of Care presented them.\n\nDecision:\n\n(a) that they be noted.",
        limbs=["that it be noted", "that they be noted"],
        turns=[("question", "Cllr A Sample")],
    ),
    "letters and numbers": Form(
        "CPP/25/1 Welcome\n\nAll were welcome.\n\nCPP/25/2 Scorecard\n\nIt was noted.",
        items=[("CPP/25/1", "Welcome"), ("CPP/25/2", "Scorecard")],
    ),
    "both languages in a heading": Form(
        "1. YMDDIHEURIADAU / APOLOGIES\n\nDim / None.\n\n2. CERDYN SGORIO / SCORECARD\n\nThe report was noted.",
        items=[("1", "YMDDIHEURIADAU / APOLOGIES"), ("2", "CERDYN SGORIO / SCORECARD")],
    ),
    "a transcript that moves from item to item": Form(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A Sample>We move to item 2, Scorecard.\n\n00:03.000 --> 00:04.000\n"
        "<v B Test>Why has it risen?\n\n00:05.000 --> 00:06.000\n<v Head of Care>More families came.",
        turns=[("question", "B Test"), ("answer", "Head of Care")],
        items=[("2", "Scorecard")],
    ),
    "names before a colon in a transcript": Form(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nCouncillor B Test: Why has it risen?\n\n00:03.000 --> 00:04.000\n"
        "Head of Care: More families came.",
        turns=[("question", "Councillor B Test"), ("answer", "Head of Care")],
    ),
}
