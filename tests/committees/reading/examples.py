"""Invented minutes, one for each form in which councils write: what is read in each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Decided:
    """`limbs` as (label, verb, first word of the text)."""

    text: str
    limbs: list[tuple[str, str, str]]


def after_title(minutes: str) -> str:
    return (
        f"Agenda item\n\nScorecard for Quarter 2\n\nMinutes:\n\nThe Panel considered a report.\n\n{minutes}"
    )


OUTCOMES = {
    "label on its own line": Decided("RESOLVED:\n\nThat the report be noted.", [("", "noted", "That")]),
    "label and dash on the line": Decided(
        "RESOLVED – That the plan be approved.", [("", "approved", "That")]
    ),
    "within a sentence": Decided("It was RESOLVED that the report be received.", [("", "received", "that")]),
    "behind the number of a paragraph": Decided(
        "17.4     Resolved – That the terms be endorsed.", [("", "endorsed", "That")]
    ),
    "infinitives on one line": Decided(
        "The Committee resolved:- (i) to note the update; and (ii) to otherwise approve the minute.",
        [("(i)", "noted", "to"), ("(ii)", "approved", "to")],
    ),
    "agreed to, in ordinary words": Decided(
        "The Panel agreed to: i) note the report; ii) recommend the plan to Cabinet.",
        [("i)", "noted", "note"), ("ii)", "recommended", "recommend")],
    ),
    "noted in capitals": Decided("The Panel NOTED the report.", [("", "noted", "The")]),
    "action agreed": Decided("ACTION AGREED:\n\nThe Committee noted the report.", [("", "noted", "The")]),
    "no label": Decided("That the report be noted.", [("", "noted", "That")]),
    "no label, lettered": Decided(
        "a)  That the position be noted;\n\nb)  that officers look into kinship care;\n\nc)  officers find out more.",
        [("a)", "noted", "That"), ("b)", "other", "that"), ("c)", "other", "officers")],
    ),
    "each line begins with That": Decided(
        "RESOLVED:\nThat Councillor Sample be thanked.\nThat the minutes be approved as a correct record.",
        [("", "thanked", "That"), ("", "approved", "That")],
    ),
    "bullets below a lead-in": Decided(
        "Resolved:\n\nThe Panel:\n\n• Noted the performance\n• Agreed the measures",
        [("", "noted", "Noted"), ("", "agreed", "Agreed")],
    ),
    "limbs of limbs": Decided(
        "RESOLVED: That\n\n1. the Director be requested to:\n\n(a) publish the plan; and\n\n(b) report back;\n\n"
        "2. the rest be noted.",
        [
            ("1.", "requested", "the"),
            ("(a)", "requested", "publish"),
            ("(b)", "requested", "report"),
            ("2.", "noted", "the"),
        ],
    ),
    "two decisions in a sentence": Decided(
        "Resolved: That the report be noted and that a further report be requested for May.",
        [("", "noted", "That"), ("", "requested", "that")],
    ),
    "Welsh": Decided("PENDERFYNWYD: nodi'r adroddiad.", [("", "noted", "nodi")]),
    "both languages": Decided("PENDERFYNWYD / RESOLVED: that the report be noted.", [("", "noted", "that")]),
    "earlier minutes confirmed in ordinary words": Decided(
        "The minutes of the meeting of 4 March were agreed as a correct record.", [("", "agreed", "The")]
    ),
    "two decisions in ordinary words": Decided(
        "The Committee noted the report and agreed to receive an update in July.",
        [("", "noted", "The"), ("", "agreed", "agreed")],
    ),
    "a decision maker, and verbs as limbs": Decided(
        "Decision:\n\nThe Cabinet Member for Children:\n\n(1) APPROVED the contract; and\n\n(2) NOTED the rise.",
        [("(1)", "approved", "APPROVED"), ("(2)", "noted", "NOTED")],
    ),
    "left to be filled in": Decided("The minutes of the meeting of? Were confirmed and signed???", []),
    "what is agreed in talk, beside a resolution": Decided(
        "RESOLVED: That the report be noted.\n\nA. Example left the meeting.\n\n"
        "It was agreed that the next report would be taken first.",
        [("", "noted", "That")],
    ),
}


@dataclass(frozen=True)
class Said:
    """`turns` as (kind, speaker, kind of speaker, number of the question that it answers)."""

    text: str
    turns: list[tuple[str, str, str, int | None]]


SPEECH = {
    "a question in response to which": Said(
        "In response to a question from Councillor Sample, the Head of Care advised that visits were late.",
        [("question", "Councillor Sample", "member", None), ("answer", "Head of Care", "officer", 0)],
    ),
    "no comma before the answer": Said(
        "In response to a question from Councillor Sample The Strategy Manager advised that there was no data.",
        [("question", "Councillor Sample", "member", None), ("answer", "Strategy Manager", "officer", 0)],
    ),
    "following a question the member was told": Said(
        "Following a question from Councillor Sample, the member was told that it was under study.",
        [("question", "Councillor Sample", "member", None), ("answer", "", "none", 0)],
    ),
    "a query without an asker": Said(
        "A query was raised on page 5 about the quorum; it was stated that the rule would change.",
        [("question", "", "none", None), ("answer", "", "none", 0)],
    ),
    "asked and was advised": Said(
        "Cllr J Sample asked if enough was done and was advised that an academy had opened.",
        [("question", "Cllr J Sample", "member", None), ("answer", "", "none", 0)],
    ),
    "two in one paragraph": Said(
        "Councillor O'Sample queried the rise. The Head of Care confirmed that it was steady.",
        [("question", "Councillor O'Sample", "member", None), ("answer", "Head of Care", "officer", 0)],
    ),
    "alternating paragraphs": Said(
        "Councillor McSample-Jones asked what had changed.\n\n"
        "Anna Example, Strategic Manager, responded that little had.",
        [
            ("question", "Councillor McSample-Jones", "member", None),
            ("answer", "Anna Example, Strategic Manager", "officer", 0),
        ],
    ),
    "bullet and dash": Said(
        "·       A Member queried why reports were private.\n"
        "-       In response, the Chairman said that one was public.\n"
        "-       The Director for Care noted that two were not.",
        [
            ("question", "A Member", "member", None),
            ("answer", "Chairman", "chair", 0),
            ("answer", "Director for Care", "officer", 0),
        ],
    ),
    "a bullet that ends in a question mark": Said(
        "  • Could a chart go out with the bills?\n\nOfficers responded that it could.",
        [("question", "", "none", None), ("answer", "Officers", "officer", 0)],
    ),
    "questions and answers with their letters": Said(
        "Q: Councillor Sample - Is advocacy offered?\n\nA: It is offered to all.",
        [("question", "Councillor Sample", "member", None), ("answer", "", "none", 0)],
    ),
    "somebody tells, and asks in the next sentence": Said(
        "Councillor Sample said that a home had opened. Did the Council know?\n\nThe Head of Care said it did.",
        [("question", "Councillor Sample", "member", None), ("answer", "Head of Care", "officer", 0)],
    ),
    "speakers announced in a line of their own": Said(
        "Question 1 from Mrs A Example, resident:\n\n“How many are there?”\n\nReply from the Chair:\n\n“There are 74.”",
        [
            ("statement", "", "none", None),
            ("question", "Mrs A Example", "public", None),
            ("statement", "", "none", None),
            ("answer", "Chair", "chair", 1),
        ],
    ),
    "initials": Said(
        "OB reported that 14 flats had been let. SPE asked why three were not.",
        [("statement", "OB", "officer", None), ("question", "SPE", "member", None)],
    ),
    "what somebody thinks": Said(
        "Councillor Sample was pleased that it had fallen.",
        [("statement", "Councillor Sample", "member", None)],
    ),
    "several members": Said(
        "Councillors Sample, Test and Example welcomed the report.",
        [("statement", "Councillors Sample, Test and Example", "member", None)],
    ),
    "a job title alone": Said(
        "The Acting Director of the Children’s service explained that contacts had fallen.",
        [("statement", "Acting Director of the Children’s service", "officer", None)],
    ),
    "the chair asks somebody to do something": Said(
        "The Chair asked officers to bring the plan in May.", [("statement", "Chair", "chair", None)]
    ),
    "young people are a group": Said(
        "Ella, a care leaver, said that moving was hard.",
        [("statement", "a care leaver", "young_person", None)],
    ),
    "a first name is nobody": Said("Ella said that moving was hard.", [("statement", "", "none", None)]),
    "a co-opted member": Said(
        "The co-opted member asked how many there were.",
        [("question", "The co-opted member", "coopted", None)],
    ),
    "one word between commas after a name": Said(
        "Mrs B Trial, co-optee, queried the allowance.", [("question", "Mrs B Trial", "coopted", None)]
    ),
    "figures stay with what leads to them": Said(
        "The Head of Care advised that;\n\n·  18% had 30 cases\n\n·  34% had 25 cases",
        [("statement", "Head of Care", "officer", None)],
    ),
    "a meeting and its procedure": Said(
        "The Panel heard from the foster carers.\n\nThere were no declarations of interest.",
        [("procedure", "", "none", None), ("procedure", "", "none", None)],
    ),
}
