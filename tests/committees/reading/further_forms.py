"""Invented forms that were not read before: Welsh actions, times of the year, and what committees in Scotland write."""

from tests.committees.reading.more_examples import Form

FURTHER = {
    "a Welsh action with its day": Form(
        "CAM GWEITHREDU: Pennaeth Adran i anfon y data erbyn 30 Ebrill 2026.",
        actions=[("Pennaeth Adran", "30 Ebrill 2026")],
    ),
    "a Welsh action without a sign behind its label": Form(
        "CAM GWEITHREDU Pennaeth Adran i gyflwyno adroddiad i'r cyfarfod nesaf.",
        actions=[("Pennaeth Adran", "cyfarfod nesaf")],
    ),
    "a Welsh action in brackets": Form(
        "Roedd angen gwirio hyn. (Cam gweithredu: Y Clerc, erbyn diwedd mis Mai)",
        actions=[("Y Clerc", "diwedd mis Mai")],
    ),
    "a Welsh action below its label": Form(
        "CAM GWEITHREDU\n\nPennaeth Adran i anfon y data.", actions=[("Pennaeth Adran", "")]
    ),
    "Welsh actions to be taken": Form(
        "Camau i'w cymryd:\n\n- Pennaeth Adran i anfon y data.\n- Y Clerc i drefnu ymweliad ym mis Medi.",
        actions=[("Pennaeth Adran", ""), ("Y Clerc", "mis Medi")],
    ),
    "an action in both languages": Form(
        "CAM GWEITHREDU / ACTION: Head of Service to send the data.", actions=[("Head of Service", "")]
    ),
    "conclusions of a committee": Form(
        "Conclusions\n\n• The Committee noted the review.\n• The Committee requested that costs be added in one year.",
        verbs=["noted", "requested"],
        actions=[("", "in one year")],
    ),
    "a conclusion that is told": Form(
        "Conclusions\n\nThe service had come a long way and members were sighted on it.", limbs=[]
    ),
    "what is noted with concern is no resolution": Form(
        "Members noted with concern that the number of moves had risen.", limbs=[]
    ),
    "what is called after a time of the year": Form(
        "Action: Clerk to circulate the dates of the summer workshops.\n\nAction: Clerk to report in the autumn.",
        actions=[("Clerk", ""), ("Clerk", "the autumn")],
    ),
    "an action that a limb asks for and a table lists": Form(
        "RESOLVED:\n\n(a) that the Head of Care be asked to bring the costs of agency staff;\n\n(b) to note the rest."
        "\n\nAction | Owner | By when\nBring costs of agency staff | Head of Care | 4 May",
        actions=[("Head of Care", "4 May")],
    ),
    "two actions of one owner": Form(
        "Action: Clerk to circulate the survey of carers.\n\nAction: Clerk to circulate the plan for homes.",
        actions=[("Clerk", ""), ("Clerk", "")],
    ),
    "Scottish: the committee, in small letters, below Decision": Form(
        "Decision\n\nThe committee:-\n\n(1) noted the progress;\n\n(2) welcomed the fall; and\n\n(3) agreed to meet.",
        limbs=["noted the progress", "welcomed the fall; and", "agreed to meet"],
        verbs=["noted", "welcomed", "agreed"],
    ),
    "the committee noted, in small letters": Form("The committee noted the planner.", verbs=["noted"]),
    "members agreed, in small letters": Form(
        "The Chair summed up. The members agreed to receive a further report in six months.",
        limbs=["to receive a further"],
    ),
    "a panel of another kind decides nothing": Form(
        "Officers said that a stability panel had approved each move.", limbs=[]
    ),
    "Welsh deed below its label": Form(
        "Penderfyniad / Decision:\n\nDerbyn yr adroddiad. / To accept the report.",
        limbs=["Derbyn yr adroddiad. /"],
        verbs=["received"],
    ),
    "limbs with bare numbers": Form(
        "RESOLVED:\n\nThat:\n\n1 the scorecard be noted; and\n\n2 officers be asked to add costs.",
        limbs=["the scorecard be noted", "officers be asked to"],
    ),
    "a count below a limb is no number of one": Form(
        "RESOLVED:\n\n1 That the scorecard be noted.\n\n2 officers had left the meeting.",
        limbs=["That the scorecard be"],
    ),
    "two things are done, joined by and": Form(
        "RESOLVED that the report be noted, and the fostering team be congratulated on its work.",
        verbs=["noted", "congratulated"],
    ),
    "two things of which one is done": Form(
        "RESOLVED that the report and the action plan be noted.", limbs=["that the report and"]
    ),
    "whom a committee visits does nothing": Form(
        "RESOLVED: That the Committee visit Mill Lane before its next meeting.",
        actions=[("", "its next meeting")],
    ),
    "a member for several things": Form(
        "The Cabinet Member for Children, Families and Lifelong Learning stressed that the target stood.",
        spoken=["The Cabinet Member for Children, Families and Lifelong Learning"],
    ),
    "a member of the executive answers": Form(
        "Councillor Sample asked whether such homes were used.\n\nThe Executive Member stated that none had been.",
        turns=[("question", "Councillor Sample"), ("answer", "The Executive Member")],
    ),
    "a member comments among answers": Form(
        "In response to questions from members, the following was said:\n\n(a) there are ten homes;\n\n"
        "(b) Councillor Sample commented that children should be heard.",
        turns=[("question", "members"), ("answer", ""), ("answer", "")],
    ),
    "questions as points without a mark": Form(
        "Queries of the Committee included:\n\n- Asking how the service listened to children; and\n- What share "
        "of children were placed near home.\n- Welcoming the fall.",
        turns=[("question", ""), ("question", "")],
    ),
}

WHOLE_TOO = {
    "an item is called Minutes": Form(
        "No. Item\n\n41.\nApologies\nMinutes:\nThere were none.\n\n42.\nMinutes\nTo agree the minutes of 3 October.\n"
        "Minutes:\nRESOLVED\nThat the minutes of 3 October be approved.\n\n43.\nScorecard\nMinutes:\nIt was noted.",
        items=[("41", "Apologies"), ("42", "Minutes"), ("43", "Scorecard")],
        verbs=["approved"],
    ),
    "initials behind a dash": Form(
        "Present:\nCllr Judith Barr – JB\nCllr Peter Nwosu – PN\nHelen Tattersall, Head of Care – HT"
        "\n\n1. Scorecard\n\nIn response to a question from PN, HT said that ten had moved."
        "\n\nPN: How many came back?\n\nHT: Two.",
        turns=[("question", "PN"), ("answer", "HT"), ("question", "PN"), ("answer", "HT")],
    ),
    "initials in a column of their own": Form(
        "Name | Role | Initials\nCllr Judith Barr | Member | JB\nCllr Peter Nwosu | Member | PN\n"
        "Helen Tattersall | Head of Care | HT"
        "\n\n1. Scorecard\n\nIn response to a question from PN, HT said that ten had moved."
        "\n\nPN: How many came back?\n\nHT: Two.",
        turns=[("question", "PN"), ("answer", "HT"), ("question", "PN"), ("answer", "HT")],
    ),
    "initials that the names have": Form(
        "Present:\nCllr Judith Barr\nCllr Peter Nwosu\nHelen Tattersall, Head of Care"
        "\n\n1. Scorecard\n\nIn response to a question from PN, HT said that ten had moved."
        "\n\nPN: How many came back?\n\nHT: Two.",
        turns=[("question", "PN"), ("answer", "HT"), ("question", "PN"), ("answer", "HT")],
    ),
}
