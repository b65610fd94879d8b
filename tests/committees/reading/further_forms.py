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
}
