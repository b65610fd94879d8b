"""Forms of councils that nobody had looked at: outcomes within sentences and tables, people called by first names,
headings above the first item. Invented, and written down before anything was made to read them."""

from tests.committees.reading.more_examples import Form

DECIDED = {
    "by affirmation": Form(
        "It was RESOLVED, by affirmation, to appoint Cllrs Sample and Test and to agree the scope.",
        ["to appoint Cllrs Sample", "to agree the scope"],
        verbs=["appointed", "agreed"],
    ),
    "a body thanked and agreed": Form(
        "The Panel THANKED the young people for coming and AGREED that a member would visit them.",
        ["The Panel THANKED the", "AGREED that a member"],
        verbs=["thanked", "agreed"],
    ),
    "noted, counted in the sentence": Form(
        "The Panel noted (i) the report, (ii) the new page 4 and (iii) that targets would be set in the autumn.",
        ["the report", "the new page 4", "that targets would be"],
        verbs=["noted", "noted", "noted"],
    ),
    "another passive behind and": Form(
        "Resolved – That the letter be noted and the plan be monitored at each meeting.",
        ["That the letter be", "the plan be monitored"],
    ),
    "limbs below a condition and an authority": Form(
        "RESOLVED:\n\n(1) That the scheme be approved, subject to:\n\n(a) the budget being agreed; and\n\n"
        "(b) the answers of carers.\n\n(2) That the Director be authorised to:\n\n(i) agree small changes.",
        verbs=["approved", "approved", "approved", "authorised", "authorised"],
    ),
    "of one mind, in Welsh": Form(
        "PENDERFYNWYD yn unfrydol:\n\n(i) nodi'r adroddiad;\n\n(ii) diolch i'r bobl ifanc.",
        ["nodi'r adroddiad", "diolch i'r bobl ifanc"],
        verbs=["noted", "thanked"],
    ),
    "deeds on lines of their own": Form(
        "Approved the protocol.\n\nRequested a review after a year.",
        ["the protocol", "Requested a review after"],
        verbs=["approved", "requested"],
    ),
    "of the present time": Form(
        "That the Board notes the progress and supports the proposals for next year.",
        ["That the Board notes", "supports the proposals for"],
        verbs=["noted", "supported"],
    ),
    "moved, seconded and agreed": Form(
        "Proposed by Cllr Sample, seconded by Cllr Test and agreed that the report be noted.",
        ["that the report be"],
    ),
    "after discussion, without a comma": Form(
        "After discussion it was agreed that the report should be noted.", ["that the report should"]
    ),
    "the body in the lead": Form(
        "RESOLVED that, having read the report, the Panel:\n\n1. notes it;\n\n2. asks officers for a plan.",
        ["notes it", "asks officers for a"],
        verbs=["noted", "requested"],
    ),
    "adopted, with counted changes": Form(
        "Agreed – that the terms be adopted, with these changes: (a) that the quorum be four; and (b) that two "
        "care leavers be co-opted.",
        ["that the terms be", "that the quorum be", "that two care leavers"],
    ),
    "recommended to whom, in brackets": Form(
        "RECOMMENDED (to Full Council)\n\nThat the strategy be adopted.", verbs=["recommended"]
    ),
    "recommends": Form("The Panel RECOMMENDS that Cabinet agrees the pledge.", verbs=["recommended"]),
    "recommended that Cabinet": Form(
        "It was RECOMMENDED that the Cabinet:\n\n(i) approve the plan; and\n\n(ii) publish it.",
        verbs=["recommended", "recommended"],
    ),
    "members noted, welcomed and requested": Form(
        "Members NOTED the update, WELCOMED the fall and REQUESTED a report in June.",
        verbs=["noted", "welcomed", "requested"],
    ),
    "those present agreed": Form("Those present agreed the terms of reference.", ["the terms of reference"]),
    "all agreed": Form("All agreed.", verbs=["agreed"]),
    "references below, wrapped by hand": Form(
        "The Committee agreed:\n1) To note the annual report of the Board.\n"
        "2) To continue it to the meeting of 14 May 2024.\n(References – report by the Head of Care, submitted)",
        ["To note the annual", "To continue it to"],
        spoken=[],
    ),
    "what may be required is asked of nobody": Form(
        "The Panel agreed that, should a vote be required, it would be taken by roll call.", verbs=["agreed"]
    ),
    "to receive it each month": Form(
        "The Panel agreed to receive the dashboard monthly.", verbs=["requested"]
    ),
    "minutes agreed, in short": Form(
        "Minutes of 4 November agreed.\n\nThe Clerk said that all was done.", verbs=["agreed"]
    ),
    "report noted, in short": Form("Report noted.", verbs=["noted"]),
    "by majority": Form("Resolved by majority that the plan be approved.", verbs=["approved"]),
    "noted with thanks": Form("Noted with thanks.", verbs=["noted"]),
    "decision made": Form("Decision made: The Panel endorsed the plan.", verbs=["endorsed"]),
    "namely": Form(
        "The Panel AGREED the recommendations in the report, namely:\n\n1. To note it.\n\n2. To approve the plan.",
        verbs=["noted", "approved"],
    ),
    "softened, in Welsh": Form("PENDERFYNWYD yn unfrydol dderbyn yr adroddiad.", verbs=["received"]),
    "the committee decided, in Welsh": Form(
        "Penderfynodd y Pwyllgor gymeradwyo'r cynllun.", ["gymeradwyo'r cynllun"], verbs=["approved"]
    ),
    "after a vote": Form(
        "Following a vote, the recommendations were approved by 5 votes to 2.", verbs=["approved"]
    ),
    "the group in small letters": Form("The group noted the scorecard.", verbs=["noted"]),
}
TO_DO = {
    "initials behind what was agreed": Form(
        "Agreed to move the offer to the front page. TG to action by end May.", actions=[("TG", "end May")]
    ),
    "whom it is written to does not write": Form(
        "AGREED:\n\n(a) to write to the Secretary of State about buses;\n\n(b) to meet at the youth hub.",
        actions=[("", "")],
    ),
    "to be done by, below a resolution": Form(
        "RESOLVED –\n\nTHAT\n\n(i) the scheme go to all; and\n\n(ii) the report be noted.\n\n"
        "ACTION BY: Executive Director Children",
        actions=[("Executive Director Children", "")],
    ),
    "by whom and when on two lines": Form(
        "ACTION BY: Head of Care\n\nDEADLINE: 3 May 2025", actions=[("Head of Care", "3 May 2025")]
    ),
    "action by a name": Form("It was late. Action by: J Sample", actions=[("J Sample", "")]),
    "a member will": Form("Cllr Sample will raise this with the MP.", actions=[("Cllr Sample", "")]),
    "sent by whom": Form(
        "The figures will be sent to Members by the Performance Manager.",
        actions=[("Performance Manager", "")],
    ),
    "what would go on is no action": Form("The team would continue to visit weekly.", actions=[]),
    "all members are to": Form(
        "All Panel members to send pledges by 30 November.", actions=[("All Panel members", "30 November")]
    ),
    "no further report is no action": Form(
        "The Committee agreed that no further report was required.", actions=[]
    ),
    "who and when in brackets behind it": Form(
        "Action – Provide data on dental checks (Head of Health, by 12 June)",
        actions=[("Head of Health", "12 June")],
    ),
    "two owners before a dash": Form(
        "ACTION: Democratic Services / Head of Care – circulate slides",
        actions=[("Democratic Services / Head of Care", "")],
    ),
    "which somebody agreed to send": Form(
        "Councillor Sample asked for a breakdown, which the Performance Manager agreed to send by the end of the week.",
        actions=[("Performance Manager", "the end of the week")],
    ),
    "due in a quarter": Form(
        "ACTION: Head of Performance to add eye tests (quarter 1)",
        actions=[("Head of Performance", "quarter 1")],
    ),
    "when the next meeting is, is no action": Form(
        "It was noted that the next meeting would take place on 19 November 2024.", actions=[]
    ),
    "that the Clerk writes": Form(
        "RESOLVED: That the Clerk writes by 30 June.", actions=[("Clerk", "30 June")]
    ),
    "agreed, without that": Form(
        "It was agreed Jo Sample would email the link to members.",
        ["Jo Sample would email"],
        actions=[("Jo Sample", "")],
    ),
    "remitted to whom": Form(
        "The Board:-\n\n(1) noted the report; and\n\n(2) remitted to the Director to report again in April 2025.",
        actions=[("Director", "April 2025")],
    ),
    "asked of whom, in Welsh": Form(
        "PENDERFYNIAD\n\n1. Nodi'r cyflwyniad.\n\n2. Gofyn i'r Rheolwr Lleoliadau ddod ag adroddiad erbyn mis Medi "
        "2025.",
        actions=[("Rheolwr Lleoliadau", "mis Medi 2025")],
    ),
    "another body is asked": Form(
        "RESOLVED that the Integrated Care Board be requested to come to the next meeting.",
        actions=[("Integrated Care Board", "the next meeting")],
    ),
}
SAID = {
    "from Mr Sample, Mrs Test said": Form(
        "Following a question from Mr Sample, Mrs Test confirmed that it took 390 days.",
        turns=[("question", "Mr Sample"), ("answer", "Mrs Test")],
    ),
    "who asks in brackets behind the number": Form(
        "Q2. (Cllr Sample) Do children chair their own reviews?\n\nA2. Sixty-two did.",
        turns=[("question", "Cllr Sample"), ("answer", "")],
    ),
    "concerns that were answered at once": Form(
        "Councillor Sample raised concerns about exclusions, and the Head of Education advised that they had fallen.",
        turns=[("question", "Councillor Sample"), ("answer", "Head of Education")],
    ),
    "challenged, asking why": Form(
        "Councillor Test challenged the target, asking why it was lower. The Head of Care accepted the point.",
        turns=[("question", "Councillor Test"), ("answer", "Head of Care")],
    ),
    "heard from who told": Form(
        "The Board heard from two care leavers, who described their move.", spoken=["two care leavers"]
    ),
    "whom a report is by does not speak": Form(
        "(Reference – report by the Head of Care, submitted)", spoken=[]
    ),
    "asked, with an aside": Form(
        "Mr Sample asked, with regard to the visit to May House, whether it was new. The Clerk replied that it was.",
        turns=[("question", "Mr Sample"), ("answer", "Clerk")],
    ),
    "initials of who is listed under attendance": Form(
        "Attendance: Cllr Lorna Pike (Chair), Jas Mann (Head of Care)\n\n"
        "LP asked how many there are. JM: 14, each looked at weekly.",
        turns=[("question", "LP"), ("answer", "JM")],
    ),
    "complimented staff": Form("Councillor Sample complimented staff.", spoken=["Councillor Sample"]),
    "gave a talk, in Welsh": Form(
        "Rhoddodd y Rheolwr Lleoliadau gyflwyniad ar leoliadau.", spoken=["Rheolwr Lleoliadau"]
    ),
    "officers were asked": Form(
        "Officers were asked whether it was realistic. They considered that it was.",
        turns=[("question", ""), ("answer", "")],
    ),
    "an answer behind a dash": Form(
        "Members raised these points:\n\nHow many are out of area? – 84, mostly with relatives.",
        turns=[("question", ""), ("answer", "")],
    ),
    "who speaks for carers": Form(
        "The representative of the foster carers felt that training was too far away.",
        spoken=["representative of the foster carers"],
    ),
    "tabled a page": Form("The Performance Lead tabled a corrected page.", spoken=["Performance Lead"]),
    "no speaker out of whom it is said": Form(
        "Present: Tom Sample (Nurse), Cllr B Test\n\nCllr Test asked about the wait.\n\n"
        "Tom said that a new link worker would start in May.",
        turns=[("question", "Cllr Test"), ("answer", "Tom")],
    ),
    "a young person is shown by the group": Form(
        "Also present: Nela (Children in Care Council)\n\nNela told the Panel about the trip.",
        spoken=["Children in Care Council"],
    ),
}
WHOLE = {
    "a day above the items": Form(
        "CORPORATE PARENTING PANEL\n\nTUESDAY 16 JULY 2024\n\nMINUTES\n\n1 APOLOGIES AND SUBSTITUTES\n\n"
        "Apologies came from Cllr A.\n\n2 CHILDREN'S HEALTH\n\nThe Nurse spoke.",
        items=[("1", "APOLOGIES AND SUBSTITUTES"), ("2", "CHILDREN'S HEALTH")],
    ),
    "minutes by number": Form(
        "Corporate Parenting Committee – 21 November 2023\n\nMin. 33   Review of Allowances\n\nA report came.\n\n"
        "Min. 34   Focused Visit\n\nA letter came.",
        items=[("33", "Review of Allowances"), ("34", "Focused Visit")],
    ),
    "what names the meeting is no item": Form(
        "CORPORATE PARENTING PANEL\n\nMINUTES OF THE MEETING HELD ON 4 JUNE 2025\n\nAPOLOGIES\n\nThere were none.\n\n"
        "SCORECARD\n\nRESOLVED: That the report be noted.",
        items=[("", "APOLOGIES"), ("", "SCORECARD")],
        verbs=["noted"],
    ),
    "one item below what names the meeting": Form(
        "Corporate Parenting Panel\n\nTuesday 4 June 2025\n\nMinutes\n\nScorecard\n\n"
        "RESOLVED: That the report be noted.",
        items=[("", "Scorecard")],
    ),
    "only what names the meeting": Form(
        "Borough of Harlowe\n\nCORPORATE PARENTING COMMITTEE\n\nMINUTES OF THE MEETING\n\n"
        "The Head of Care presented the scorecard.",
        items=[("", "")],
        spoken=["Head of Care"],
    ),
}
