"""Minutes as councils write them, with invented people and places, to bring in."""

WHOLE = """\
MINUTES of a meeting of the Corporate Parenting Panel held in Committee Room 2, Town Hall on Tuesday, 18 November 2025
at 5.30 pm

Present: Councillors A Ash (Chair), B Beech and C Cedar

Apologies for absence: Councillor D Dale

5. Minutes of the last meeting

Minutes:

Resolved: That the minutes of the meeting held on 2 September 2025 be agreed.

6. Finding homes closer

Minutes:

The Panel considered a report of the Head of Service, Placements.

Councillor Ash asked why children moved. The Head of Service, Placements said that carers had left.

In response to a question from Councillor Beech, the Head of Service, Placements advised that six homes had closed.

Resolved:

a) That the report be noted; and

b) That the cost of each home be added to the next report.
"""

SECRET = """\

7. Exclusion of the press and public

Minutes:

Resolved: That the public be excluded under paragraph 3 of Schedule 12A.

8. A home to be bought

Minutes:

The Panel heard the price of plumquat.
"""
