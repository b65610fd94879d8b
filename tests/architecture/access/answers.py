"""Who comes, and what they may get: each name below is a line of the tables.

Columns are the visitors, in this order; the council is closed to the public, except for the first visitor.
"""

VISITORS = (
    "anybody, open council",
    "anybody",
    "member",
    "performance officer",
    "approver",
    "democratic services",
    "administrator",
    "member elsewhere",
)

#          open   any   memb perf appr dem  admin else
ALL =     "ok    ok    ok   ok   ok   ok   ok   ok"  # fmt: skip
READ =    "ok    login ok   ok   ok   ok   ok   404"  # fmt: skip
LEADS =   "go    login go   go   go   go   go   404"  # fmt: skip
DRAFTS =  "login login 403  ok   ok   403  403  404"  # fmt: skip
OWN_ALONE = "login login 403 go 403 403 403 404"  # fmt: skip
GOES_TO_DRAFT = "login login 403 go go 403 403 404"  # fmt: skip
SEND =    "login login 403  go   403  403  403  404"  # fmt: skip
ENTER =   "login login 403  ok   403  403  403  404"  # fmt: skip
TAKE =    "login login 403  403  go   403  go   404"  # fmt: skip
STOP =    "login login 403  go   go   403  403  404"  # fmt: skip
TOKEN =   "404   404   404  404  404  404  404  404"  # fmt: skip
APPROVE = "login login 403  403  ok   403  403  404"  # fmt: skip
PUT_BACK = "login login 403 403  go   403  403  404"  # fmt: skip
PUBLISH = "login login 403  403  go   403  403  404"  # fmt: skip
ASKS =    "login login ok   ok   ok   ok   ok   404"  # fmt: skip
PUTS =    "login login ok   403  403  ok   403  404"  # fmt: skip
LEADS_IN = "login login go  go   go   go   go   404"  # fmt: skip
EDIT =    "login login 403  403  403  ok   403  404"  # fmt: skip
CHANGE =  "login login 403  403  403  go   403  404"  # fmt: skip
PEOPLE =  "login login 403  403  403  403  ok   404"  # fmt: skip
REMOVE =  "login login 403  403  403  403  go   404"  # fmt: skip
BRINGS =  "login login 403  ok   403  403  ok   404"  # fmt: skip
CHOOSES = "login login 403  go   403  403  go   404"  # fmt: skip
SYSTEMS = "login login 403  403  403  403  ok   404"  # fmt: skip
BY_POST = "405   405   405  405  405  405  405  405"  # fmt: skip
NO_TOKEN = "401 401   401  401  401  401  401  401"  # fmt: skip
NOWHERE = "404   404   404  404  404  404  404  404"  # fmt: skip
STEPS =   "login login 403  ok   ok   403  ok   404"  # fmt: skip
ADDS =    "login login 403  403  403  403  go   404"  # fmt: skip
SETS =    "login login 403  403  ok   403  ok   404"  # fmt: skip
TRAIL =   "login login 403  403  ok   403  ok   404"  # fmt: skip
SECRET =  "404   login 404  404  404  ok   404  404"  # fmt: skip
HOME =    "ok    ok    go   go   go   go   go   go"  # fmt: skip
SIGN_IN = "ok    ok    go   go   go   go   go   go"  # fmt: skip
SIGN_OUT = "go   go    ok   ok   ok   ok   ok   ok"  # fmt: skip
TO_OWN =  "login login go   go   go   go   go   go"  # fmt: skip
NO_OWN =  "login login 404  404  404  404  404  404"  # fmt: skip
OWN =     "login login ok   ok   ok   ok   ok   ok"  # fmt: skip
NOT_OWN = "login login go   go   go   go   go   go"  # fmt: skip
