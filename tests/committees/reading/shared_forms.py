"""Invented forms that many councils share: motions and who moves them, notes by initials, an outcome at the end of a
talk, what is asked, told and answered in one breath, and Welsh."""

from tests.committees.reading.more_examples import Form

SAID = {
    "whoever moves a motion speaks to it": Form(
        "Councillor Sample, seconded by Councillor Test, moved that the fee stand.\n\n"
        "Mrs Trial proposed, and Mr Model seconded, that it be raised.\n\nOn a vote it was moved by Councillor Sample.",
        spoken=["Councillor Sample", "Mrs Trial"],
    ),
    "a sentence that a member ends as a question": Form(
        "Cllr Sample – thought that the hub was small, was a larger one planned?\n\nHead of Care – yes, for May.",
        turns=[("question", "Cllr Sample"), ("answer", "Head of Care")],
    ),
    "a post in brackets with a dash": Form(
        "Ms Brown (Assistant Director – Safeguarding) replied that it was so.\n\n"
        "Mr Green, foster carer representative, said that it was not.",
        spoken=["Ms Brown", "Mr Green"],
    ),
    "a second question of the same member": Form(
        "Cllr Sample (supplementary): Is it free?\n\nOfficer's answer: It is.",
        turns=[("question", "Cllr Sample"), ("answer", "")],
    ),
    "raised, and was told": Form(
        "Cllr Test raised the matter of bicycles and was informed that twelve had been bought.",
        turns=[("question", "Cllr Test"), ("answer", "")],
    ),
    "on a point raised": Form(
        "On a matter raised by Cllr Test, it was confirmed that the age was 25.",
        turns=[("question", "Cllr Test"), ("answer", "")],
    ),
    "a list of what was said, and one of what was answered": Form(
        "Points raised by Members:\n\n- Worry about rents (Cllr Sample)\n\n- Is there a waiting list?\n\n"
        "Officers' responses:\n\n- Rents rose everywhere.\n\n- There is none.",
        spoken=["Cllr Sample"],
        turns=[("question", ""), *[("answer", "")] * 3],
    ),
    "a title before a colon, within a line": Form(
        "• Cllr Test: is there room? Mr Model: not yet; two rooms are being built.",
        turns=[("question", "Cllr Test"), ("answer", "Mr Model")],
    ),
    "points that ask, with the answer after a dash": Form(
        "Members asked:\n\n- whether schools knew – they did;\n\n- if there was a list – one was being made.\n\n"
        "- Cllr Test queried the rise in rents - this was due to one landlord.",
        turns=[
            ("question", "Members"),
            *[("question", ""), ("answer", "")] * 2,
            *[("question", "Cllr Test"), ("answer", "")],
        ],
    ),
    "numbered questions and replies": Form(
        "Q1 Cllr Test: Are all seen?\n\nR1 Mrs Model: Most are.",
        turns=[("question", "Cllr Test"), ("answer", "Mrs Model")],
    ),
    "noted and queried": Form(
        "Cllr Test noted that visits were late and queried the reasons. Mrs Model said that two were ill.",
        turns=[("question", "Cllr Test"), ("answer", "Mrs Model")],
    ),
    "who asks stands behind a dash": Form(
        '"Do carers get help?" - Councillor Test.\n\nAs to Cllr Sample\'s question on rents, there were nine.',
        turns=[("question", "Councillor Test"), ("question", "Cllr Sample"), ("answer", "")],
    ),
    "who presents, and a sentence about members that is no list": Form(
        "Presented by: Bo Trial, Data Lead\n\nMembers heard from Ms Model.\n\n1. Cllr Test asked why.\n\n"
        "Bo Trial: a post was empty.\n\n2. What is planned? (Cllr Test)\n\nA meeting in June.",
        turns=[("question", "Cllr Test"), ("answer", "Bo Trial"), ("question", "Cllr Test"), ("answer", "")],
    ),
    "who answers stands behind the words": Form(
        "Mrs Model asked if it was free. Yes, for a year, said Ms Trial.\n\n"
        "Dr Specimen was asked by Cllr Test how many came. By June, was the reply, all would.",
        turns=[("question", "Mrs Model"), ("answer", "Ms Trial"), ("question", "Cllr Test"), ("answer", "")],
    ),
    "concern expressed, and initials that answer at once": Form(
        "Concern was expressed by Cllr Test about rents.\n\nCllr Sample - How many stayed?\n\nJM - 17, up from 12.",
        spoken=["Cllr Test", "Cllr Sample", "JM"],
        turns=[("question", "Cllr Sample"), ("answer", "JM")],
    ),
    "Welsh verbs of saying": Form(
        "Cododd y Cynghorydd Sampl bryder. Mewn ymateb, eglurodd y Pennaeth Gofal fod dau.\n\n"
        "Awgrymodd y Cynghorydd Prawf ymweliad.",
        spoken=["y Cynghorydd Sampl", "Pennaeth Gofal", "y Cynghorydd Prawf"],
    ),
}

DECIDED = {
    "agreed, with semicolons": Form(
        "Agreed: note the leaflet; ask the Clerk to print it by June; and thank the artists.",
        ["note the leaflet", "ask the Clerk to", "thank the artists"],
        verbs=["noted", "requested", "thanked"],
    ),
    "in capitals": Form(
        "RESOLVED - THAT THE PLAN BE NOTED AND THAT IT BE BROUGHT BACK IN MAY.",
        ["THAT THE PLAN BE", "THAT IT BE BROUGHT"],
    ),
    "the first letter behind That": Form(
        "RESOLVED:\n\nThat (a) the plan be noted;\n\n(b) officers send it to schools; and\n\n(c) carers be thanked.",
        ["the plan be noted", "officers send it to", "carers be thanked"],
    ),
    "at the end of what was said": Form(
        "The Nurse spoke of teeth. Cllr Sample asked about sweets. The Panel agreed to note the talk.",
        ["to note the talk"],
    ),
    "noted, at the end of what was said": Form(
        "The Nurse spoke of eyes. She had no figures. The Forum noted the update.", ["The Forum noted the"]
    ),
    "summed up and agreed": Form(
        "The Chair drew the threads together and it was agreed to:\n\n• approve the plan\n\n• ask officers to print it",
        ["approve the plan", "ask officers to print"],
        spoken=["Chair"],
    ),
    "said, and the meeting agreed": Form(
        "Cllr Test thought that it was late and the Committee agreed that the Clerk should bring it in May.",
        ["that the Clerk should"],
        spoken=["Cllr Test"],
    ),
    "moved and resolved": Form(
        "The Chair MOVED and it was RESOLVED:\n\nThat the plan be noted.", ["That the plan be"]
    ),
    "lines below an outcome": Form(
        "Outcome\n\nThe Forum noted the plan\n\nThe Forum asked that it be printed",
        ["The Forum noted the", "The Forum asked that"],
    ),
    "short lines below a decision": Form(
        "Decision\n\nNoted the update.\n\nApproved the fees.", ["Noted the update", "Approved the fees"]
    ),
    "two outcomes after a talk": Form(
        "Cllr Test asked why. It was late.\n\nThe Board noted the plan.\n\nThe Board also agreed to meet.",
        ["The Board noted the", "to meet"],
    ),
    "numbers without a sign before the": Form(
        "RESOLVED: That\n\n1 the plan be noted;\n\n2 the carers be thanked.",
        ["the plan be noted", "the carers be thanked"],
    ),
    "resolved by votes, to": Form(
        "The Committee RESOLVED, by 7 votes to 2 with one abstention, to:\n\n(1) NOTE it;\n\n(2) DELEGATE the rest.",
        verbs=["noted", "delegated"],
    ),
    "a motion, then resolved": Form(
        "On the motion of Cllr Test, seconded by Cllr Sample, it was unanimously resolved:\n\nThat it be received.",
        ["That it be received"],
        spoken=[],
    ),
    "the Welsh panel decided": Form(
        "PENDERFYNODD y Panel:\n\n1. nodi'r adroddiad\n\n2. diolch i'r gofalwyr", verbs=["noted", "thanked"]
    ),
    "recommendation agreed": Form("Recommendation agreed: That the plan be noted.", verbs=["noted"]),
    "thanked, and the panel noted": Form(
        "Members thanked the staff, and the Panel noted the position.", verbs=["thanked", "noted"]
    ),
    "in conclusion, supported and asked for": Form(
        "Cllr Test spoke. In conclusion, the Committee supported the plan and asked for a report in May.",
        verbs=["supported", "requested"],
    ),
    "moved, seconded and agreed": Form(
        "It was moved by Cllr Test, seconded by Cllr Sample, and agreed: That the plan be noted.",
        ["That the plan be"],
    ),
    "the decision of whom": Form("Decision of the Committee: To note the talk.", verbs=["noted"]),
    "that, and that": Form(
        "AGREED that visits continue and that Cllr Test's report be sent to schools.",
        ["that visits continue and", "that Cllr Test's report"],
        actions=[("", "")],
    ),
    "resolved on whose motion": Form(
        "Resolved unanimously on the motion of Councillor Test, seconded by Councillor Sample, that the Panel:\n\n"
        "a) welcomes it; and\n\nb) asks that prices be checked (JM).",
        verbs=["welcomed", "requested"],
        actions=[("JM", "")],
    ),
    "lines of one width below the committee": Form(
        "The Committee:\nNoted the performance set out in the report.\nRequested more on what agencies were paid.\n"
        "Agreed that a group look at it all by June.",
        verbs=["noted", "requested", "agreed"],
    ),
    "the public excluded": Form(
        "RESOLVED: That, under the Act of 1972, the press and public be excluded for the next item.",
        verbs=["excluded"],
        actions=[],
    ),
    "pupils excluded": Form("RESOLVED: That the report on excluded pupils be noted.", verbs=["noted"]),
    "put off in Scotland": Form(
        "The Sub-Committee:-\n\n(1) noted the plan; and\n\n(2) continued consideration of it to the next meeting.",
        verbs=["noted", "deferred"],
    ),
}

TO_DO = {
    "Welsh, in capitals": Form(
        "CAM GWEITHREDU: Y Clerc i anfon y ffigurau.\n\nGofynnodd yr Aelodau am ddata. Cytunodd y Swyddog i'w anfon.",
        actions=[("Y Clerc", ""), ("Swyddog", "")],
    ),
    "by whom, on a line of its own": Form(
        "A list would help.\n\nACTION BY: Bo Sample", actions=[("Bo Sample", "")]
    ),
    "a mark with nobody to act": Form("ACTION BY: Clerk", actions=[("Clerk", "")]),
    "a mark behind a limb, and a deed said of somebody": Form(
        "ACTION: That the Director of Care sends the plan.\n\nThe Board AGREED to:\n\n1. Note it.\n\n"
        "2. Receive a list of flats (Action: Mr Model).\n\n3. Write to Scottish Ministers.",
        actions=[("Director of Care", ""), ("Mr Model", ""), ("", "")],
    ),
    "a mark with an owner behind a limb, in both languages": Form(
        "Resolved:\n\n(a) The nurse to be invited. Action: Committee Officer\n\n"
        "ACTION / CAM GWEITHREDU: Clerk to print it / Clerc i'w argraffu.",
        actions=[("Clerk", ""), ("Committee Officer", "")],
    ),
    "no action, and a vote recorded": Form(
        "RESOLVED: That no further action be taken.\n\n(Councillor Sample requested that her vote be recorded.)",
        actions=[],
        spoken=["Councillor Sample"],
    ),
}

_NOTES = "Present: Cllr Ann Sample (AS, Chair), Ben Test, Data Lead (BT), Dee Trial, Head of Care (DT)\n\n1. Health\n\n"

WHOLE = {
    "notes by initials": Form(
        f"{_NOTES}DT went through the figures.\nAS: why so many?\nBT: dentists are few.\n"
        "AS asked about eyes. DT - all were seen. AS: and ears? BT: not yet.\nAP1 DT to bring the list in May.",
        spoken=["DT", "AS", "BT", "AS", "DT", "AS", "BT"],
        turns=[
            *[("question", "AS"), ("answer", "BT")],
            *[("question", "AS"), ("answer", "DT")],
            *[("question", "AS"), ("answer", "BT")],
        ],
        actions=[("DT", "May")],
    ),
    "Q and A with who speaks, line below line": Form(
        "Q (Cllr Sample): How many of our care leavers are not in work or at any school?\n"
        "A (Bo Test): Forty in a hundred at the end of May, down from forty-four.",
        turns=[("question", "Cllr Sample"), ("answer", "Bo Test")],
    ),
    "recommended to whom, above what": Form(
        "RECOMMENDED TO CABINET\nThat:\n(i) the fees be adopted;\n(ii) they be looked at yearly.",
        ["the fees be adopted", "they be looked at"],
        verbs=["recommended", "recommended"],
    ),
}
