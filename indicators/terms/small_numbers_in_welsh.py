"""How Welsh counts children: "dau blentyn", "tair o ferched", "3 o'r plant". Pure.

A number stands directly before one child, and before many with "o" between; words of either begin in other letters
behind some numbers, and numbers behind others ("y ddau", "na thri").
"""

import re

WORDS = {
    "un": 1, "dau": 2, "ddau": 2, "dwy": 2, "ddwy": 2, "tri": 3, "dri": 3, "thri": 3, "tair": 3, "dair": 3, "thair": 3,
    "pedwar": 4, "bedwar": 4, "phedwar": 4, "pedair": 4, "bedair": 4, "phedair": 4, "pump": 5, "bump": 5, "phump": 5,
    "pum": 5, "bum": 5, "phum": 5, "chwech": 6, "chwe": 6, "saith": 7, "wyth": 8, "naw": 9, "deg": 10, "ddeg": 10,
}  # fmt: skip
ONE = (
    r"(?:p|b|ph)lentyn|(?:p|b|ph)erson\s+ifanc|oedolyn\s+ifanc|[mf]erch|[bf]achgen|chwaer|[bf]rawd|[bf]aban|[bf]abi"
    r"|dd?isgybl|g?efell|ymadawr\s+gofal"
)
MANY = (
    r"(?:p|b|ph)lant|(?:p|b|ph)obl\s+ifanc|[mf]erched|[bf]echgyn|chwiorydd|[bf]rodyr|[bf]abanod|dd?isgyblion"
    r"|g?efeilliaid|ymadawyr\s+gofal"
)
OF_MANY = rf"o(?:['’]r)?\s+(?:{MANY})\b"
# Not a rate ("un plentyn ym mhob deg")
COUNT = re.compile(
    rf"(?<![\w.,£/–-])(?P<number>\d{{1,2}}|{'|'.join(WORDS)})"
    rf"\s+(?:(?:{ONE})|o(?:['’]r)?\s+(?:\d+\s+o\s+)?(?:{MANY}))\b(?!\s+(?:o|ym)\s+(?:p|b|mh)ob\b)",
    re.IGNORECASE,
)
# Rates ("un o bob pump o blant", "dwy ran o dair"), bounds, numbered things, and the ends of larger numbers
NOT_A_COUNT_BEFORE = re.compile(
    rf"\b(?:(?:p|b|mh)ob|rh?an\s+o|mwy\s+nag?|llai\s+nag?|o\s+leiaf|hyd\s+at|eitem|tudalen|rhan|chwarter|atodiad"
    rf"|blwyddyn|paragraff|cam|ar|(?:c|g|ch)ant(?:\s+a)?|ugain|{'|'.join(WORDS)})\s*$",
    re.IGNORECASE,
)
