"""Forms of minutes of councils of England, Wales and Scotland and of London boroughs, invented: each written down with
what a person reads in it before anything was made to read it."""

from tests.committees.reading.more_examples import Form

ASKED = {
    "on behalf of somebody": Form(
        "On behalf of the Children in Care Council, Councillor A Sample asked why visits were late. The Head of Care "
        "replied that two posts were empty.",
        turns=[("question", "Councillor A Sample"), ("answer", "Head of Care")],
    ),
    "on behalf of somebody, in the middle": Form(
        "Speaking on behalf of foster carers, Mrs B Trial, co-optee, queried the allowance.",
        turns=[("question", "Mrs B Trial")],
    ),
    "in response to a question, said": Form(
        "In response to a question from Cllr B Test, the Service Manager said: the figures were for March.",
        turns=[("question", "Cllr B Test"), ("answer", "Service Manager")],
    ),
    "representatives with initials of their forum": Form(
        "The Fostering Forum (FF) Representatives asked when mileage would rise. Officers said in May.",
        turns=[("question", "Fostering Forum (FF) Representatives"), ("answer", "Officers")],
    ),
    "representatives of a forum say": Form(
        "Youth Forum (YF) representatives explained that they had met twice.",
        spoken=["Youth Forum (YF) representatives"],
    ),
    "invited questions; members asked; officers replied": Form(
        "The Chair invited questions. Members asked how many had moved; Officers replied that nine had.",
        turns=[("question", "Members"), ("answer", "Officers")],
    ),
    "sought clarification": Form(
        "Councillor Sample sought clarification on the age range. The Director of Care clarified that it was 16 to 25.",
        turns=[("question", "Councillor Sample"), ("answer", "Director of Care")],
    ),
    "wished to know": Form(
        "Cllr Test wished to know whether advocates were paid. It was confirmed that they were.",
        turns=[("question", "Cllr Test"), ("answer", "")],
    ),
    "expressed concern, and is answered": Form(
        "Councillor Sample expressed concern about delays and asked what was being done. In reply, the "
        "Director of Care said that a team had been formed.",
        turns=[("question", "Councillor Sample"), ("answer", "Director of Care")],
    ),
    "statements of several kinds": Form(
        "Councillor A Sample welcomed the fall.\n\nCllr B Test expressed concern about costs.\n\n"
        "Councillor C Trial noted that it was early.",
        spoken=["Councillor A Sample", "Cllr B Test", "Councillor C Trial"],
    ),
    "dashes below bullets in a web list": Form(
        "• Why were checks late?\n    – A doctor had left.\n• Would it improve?\n    – It should by June.",
        turns=[("question", ""), ("answer", ""), ("question", ""), ("answer", "")],
    ),
    "numbers with Q and A and who asks": Form(
        "Q1 (Cllr A Sample): Why was it late?\n\nA1: A post was empty.",
        turns=[("question", "Cllr A Sample"), ("answer", "")],
    ),
    "question from, on the same line": Form(
        "Question from Cllr A Sample: Why was it late?\n\nResponse from the Head of Care: A post was empty.",
        turns=[("question", "Cllr A Sample"), ("answer", "Head of Care")],
    ),
    "question by, then answer alone": Form(
        "Question by Councillor Sample – was the target met?\n\nAnswer – It was not.",
        turns=[("question", "Councillor Sample"), ("answer", "")],
    ),
    "table of question and answer with who answers": Form(
        "Question | Answer | Officer\n\nWhy was it late? | A post was empty. | Head of Care",
        turns=[("question", ""), ("answer", "Head of Care")],
    ),
    "asked by in brackets at the end": Form(
        "Why was it late? (Councillor Sample)\n\nThe Head of Care replied that a post was empty.",
        turns=[("question", "Councillor Sample"), ("answer", "Head of Care")],
    ),
    "in answer to, by a role": Form(
        "In answer to a member’s question, the Lead Nurse stated that all had been seen.",
        turns=[("question", "a member"), ("answer", "Lead Nurse")],
    ),
    "when asked": Form(
        "When asked by Councillor Test about housing, the Strategic Lead for Leaving Care said "
        "that ten flats were ready.",
        turns=[("question", "Councillor Test"), ("answer", "Strategic Lead for Leaving Care")],
    ),
    "asked, and officers undertook": Form(
        "Bailie Sample asked for a breakdown by ward. The Chief Social Work Officer undertook to provide one.",
        turns=[("question", "Bailie Sample"), ("answer", "Chief Social Work Officer")],
        actions=[("Chief Social Work Officer", "")],
    ),
    "a question by several": Form(
        "Councillors A Sample and B Test asked about the waiting list. The Team Manager advised that it had halved.",
        turns=[("question", "Councillors A Sample and B Test"), ("answer", "Team Manager")],
    ),
    "points raised in discussion": Form(
        "The following points were raised in discussion:\n\n• Councillor Sample asked about dentists. The Designated "
        "Doctor said there were too few.\n\n• A Member asked about schools. The Virtual School Head said all had "
        "places.",
        turns=[
            ("question", "Councillor Sample"),
            ("answer", "Designated Doctor"),
            ("question", "A Member"),
            ("answer", "Virtual School Head"),
        ],
    ),
    "arising from a question": Form(
        "Arising from a question by Councillor Sample, it was confirmed that the home had opened.",
        turns=[("question", "Councillor Sample"), ("answer", "")],
    ),
    "Welsh question and answer": Form(
        "Mewn ymateb i gwestiwn gan y Cynghorydd A Sampl, dywedodd y Pennaeth Gwasanaeth fod y nifer wedi gostwng.",
        turns=[("question", "y Cynghorydd A Sampl"), ("answer", "Pennaeth Gwasanaeth")],
    ),
    "speaker in bold with a dash": Form(
        "Cllr A Sample – Are the flats ready?\n\nHead of Housing – Ten are.",
        turns=[("question", "Cllr A Sample"), ("answer", "Head of Housing")],
    ),
    "a name and post open a statement": Form(
        "Anna Example (Head of Fostering) introduced the report.\n\nBen Muster, Service Director, outlined the costs.",
        spoken=["Anna Example (Head of Fostering)", "Ben Muster, Service Director"],
    ),
}

DECIDED = {
    "resolved, unanimously in brackets": Form(
        "Resolved (unanimously) – that the report be noted.", ["that the report be"]
    ),
    "the committee resolved, colon and dash": Form(
        "The Committee RESOLVED:-\n\n(1) to note the report; and\n\n(2) to approve the plan.",
        ["to note the report", "to approve the plan"],
    ),
    "Welsh label alone": Form(
        "PENDERFYNWYD\n\n1. Nodi'r adroddiad.\n\n2. Cymeradwyo'r cynllun.",
        ["Nodi'r adroddiad", "Cymeradwyo'r cynllun"],
    ),
    "Welsh, that": Form("PENDERFYNWYD bod yr adroddiad yn cael ei nodi.", ["bod yr adroddiad yn"]),
    "label Decision": Form("DECISION\n\nTo note the report.", ["To note the report"]),
    "label Agreed": Form(
        "AGREED:\n\n• to note the report\n• to invite the police",
        ["to note the report", "to invite the police"],
    ),
    "recommended to Cabinet, with limbs": Form(
        "RECOMMENDED to Cabinet that:\n\n(a) the pledge be renewed; and\n\n(b) the budget be kept.",
        ["the pledge be renewed", "the budget be kept"],
    ),
    "to note, without a label": Form(
        "Decision:\n\nTo note the position.\n\nTo receive an update in May.",
        ["To note the position", "To receive an update"],
    ),
    "it was agreed that officers would": Form(
        "It was agreed that officers would bring a further report in May.",
        ["that officers would bring"],
    ),
    "capitals, no sign": Form(
        "RESOLVED\n\nThat the report be noted.\n\nThat the plan be approved.",
        ["That the report be", "That the plan be"],
    ),
    "it was agreed, colon, lines": Form(
        "IT WAS AGREED:\n\nThat the pledge be approved;\n\nThat the scorecard be received and noted;\n\n"
        "That officers consult young people.",
        ["That the pledge be", "That the scorecard be", "That officers consult young"],
    ),
    "the decision of a Scottish committee": Form(
        "The Committee agreed:\n\n(i) to note the contents of the report;\n\n(ii) to remit to the Chief Officer to "
        "report back in two cycles; and\n\n(iii) otherwise, to approve the recommendations.",
        ["to note the contents", "to remit to the", "otherwise, to approve the"],
    ),
    "moved and seconded, then resolved": Form(
        "It was moved by Councillor Sample, seconded by Councillor Test and RESOLVED –\n\nThat the report be noted.",
        ["That the report be"],
    ),
    "resolved in its own number": Form(
        "23.4 RESOLVED – (a) That the report be noted. (b) That the thanks of the Panel be sent.",
        ["That the report be", "That the thanks of"],
    ),
    "recommendations agreed": Form(
        "The recommendations were agreed as follows:\n\n1. The report was noted.\n\n2. A review was agreed.",
        ["The report was noted", "A review was agreed"],
    ),
    "resolved to": Form(
        "RESOLVED to note the report and to thank the staff.", ["to note the report", "to thank the staff"]
    ),
    "noted after a name": Form("The Sub-Committee noted the report.", ["The Sub-Committee noted the"]),
    "outcome in a later sentence": Form(
        "The Head of Care presented the figures. RESOLVED: That the figures be noted.",
        ["That the figures be"],
    ),
    "that the committee": Form(
        "Resolved:\n\nThat the Committee:\n\na) notes the report;\n\nb) requests a further report in March.",
        ["notes the report", "requests a further report"],
    ),
    "nothing resolved": Form("Members agreed with the Chair that it had been a hard year.", []),
    "children moved and settled are no motion": Form("Eleven young people had moved home and settled.", []),
}

WHOLE = {
    "a page ends among the limbs": Form(
        "4. Scorecard\n\nRESOLVED that\n\n(i) the report be noted;\n\nExampleton Council - Minutes   Page 2\n\n"
        "(ii) the plan be approved.\n\n5. Visits\n\nThere was nothing to say.",
        limbs=["the report be noted", "the plan be approved"],
        items=[("4", "Scorecard"), ("5", "Visits")],
    ),
    "actions in a table at the end": Form(
        "4. Scorecard\n\nThe Panel talked about it.\n\n5. Visits\n\nThe Panel talked about them.\n\n"
        "Minute | Action | Owner\n\n5 | Bring dates | Clerk\n\n4 | Share the survey | Head of Care",
        actions=[("Head of Care", ""), ("Clerk", "")],
    ),
}

TO_DO = {
    "owner by a day": Form("ACTION: Head of Care by 4 June 2026", actions=[("Head of Care", "4 June 2026")]),
    "dash and owner": Form(
        "The Panel wished to see the survey. Action – Head of Service", actions=[("Head of Service", "")]
    ),
    "square brackets": Form(
        "The survey would be sent to members. [Action: Participation Officer]",
        actions=[("Participation Officer", "")],
    ),
    "owner before a colon below a heading": Form(
        "Actions:\n\n• Head of Care: share the survey by 30 May.\n\n• Clerk: add housing to the work programme.",
        actions=[("Head of Care", "30 May"), ("Clerk", "")],
    ),
    "action point with number": Form(
        "Action Point 3: Virtual School Head to circulate exam results.",
        actions=[("Virtual School Head", "")],
    ),
    "agreed that an officer would": Form(
        "It was agreed that the Head of Care would bring a report to the July meeting.",
        actions=[("Head of Care", "the July meeting")],
    ),
    "table with the minute that it comes from": Form(
        "Minute | Action | Owner | Date\n\n4 | Share the survey | Head of Care | May 2026",
        actions=[("Head of Care", "May 2026")],
    ),
    "to action": Form("Head of Housing to action.", actions=[("Head of Housing", "")]),
    "actions in a column": Form(
        "Discussion | Action\n\nThe survey was discussed. | Head of Care to share it",
        actions=[("Head of Care", "")],
    ),
    "initials in brackets": Form(
        "A note on dentists would be sent round. (Action: KB)", actions=[("KB", "")]
    ),
    "by whom, then when": Form(
        "Action: Share the survey | By whom: Clerk | By when: June",
        actions=[("Clerk", "June")],
    ),
    "an officer agrees to": Form(
        "The Director of Care agreed to circulate the leaflet before the next meeting.",
        actions=[("Director of Care", "the next meeting")],
    ),
    "what usually happens is no action": Form(
        "The Head of Care explained that reviews would usually be held at home.", actions=[]
    ),
}
