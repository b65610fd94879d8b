"""The checks as a page of the documentation: `python -m indicators.checks.listing > docs/checks.md`. Pure."""

from indicators.checks.check import Check
from indicators.checks.facts import Severity
from indicators.checks.running import CHECKS
from indicators.terms.wording import display_number

_OPENING = """\
# How figures are checked as they come in

<!-- Written by: python -m indicators.checks.listing > docs/checks.md. A test holds this page to the code. -->

Whoever types, uploads or sends figures is told what is wrong by these checks (`indicators/checks/`). An **error**
stops a section from being submitted. A **query** wants a correction, or an answer that the approver reads beside the
figure. Nothing typed is replaced without a word, and a figure that stands approved is not questioned again.

A council can switch a query off or set another threshold (page "Checks"); the audit trail keeps what was set before.
Errors cannot be switched off.

## How numbers are read

| Typed | Read as |
|---|---|
| `8,3` or `8.3` | 8.3 |
| `1,012`, `1 012`, `1.012,5` | 1012, 1012, 1012.5 |
| `0,012` | 0.012: nothing but 0 stands before the comma, so it cannot part thousands |
| `1.012` | 1.012: one full stop alone is a decimal point |
| `79 %`, `£1,250` | 79, 1250 |
| `1012,345`, `012,345` | refused: it could be either |
| `=A1/B1` | refused: a formula |

The value is worked out from numerator and denominator, unrounded, where both are given. A typed value must agree with
it when it is rounded to as many decimals as were typed.

## How bands and teams add up

With N the indicator's numerator and D what it is out of (the figures are illustrative):

| What the parts are | They add up where | Example |
|---|---|---|
| a count, split | parts add up to the count | 566 children in care: 210 + 68 + 153 + 71 + 30 + 20 + 11 + 3 = 566 |
| everybody, in bands | each is out of D; numerators add up to D | 104 of 200 social workers have 25 cases or more; bands: 66 + 30 + 68 + 36 = 200, each out of 200 |
| those counted, in bands | each is out of N; numerators add up to N | 60 of 566 children went missing; once 32, twice 12, more often 16: 60, each out of 60 |
| those not counted, by reason | each is out of D - N; numerators add up to it | 540 of 600 visits in time; reasons for the others: 21 + 14 + 12 + 8 + 5 = 60, each out of 60 |
| the numerator, split | each is out of D; numerators add up to N | 45 of 566 children had 3 homes or more: 25 + 20 = 45, each out of 566 |
| teams or groups | numerators add up to N, denominators to D | 34/52, 26/44, 23/40, 15/44, 6/20: 104 of 200 |
| percentages without numbers | 100, or the total; each may be off by half its last decimal | 33 + 15 + 34 + 16 = 98: within 4 x 0.5 of 100 |
| averages, costs, teams' percentages | the total lies between lowest and highest, or is their sum | 21.4 cases, teams from 18.9 to 24.0 |

A part marked not applicable counts as nothing. Where a part has no number (hidden, not available), the others may only
not be more than the whole. Bands that do not add up are an error, teams and kinds a query: a child can belong to two
teams, but never to two bands.
"""  # noqa: E501


def checks_document() -> str:
    """The whole page, in Markdown, ending with a line break."""
    errors = [_section(check) for check in CHECKS if check.severity is Severity.ERROR]
    queries = [_section(check) for check in CHECKS if check.severity is Severity.QUERY]
    return "\n".join([_OPENING, "## Errors", "", *errors, "## Queries", "", *queries]).rstrip() + "\n"


def _section(check: Check) -> str:
    lines = [f"### {check.title} (`{check.code}`)", "", f"- What: {check.what}", f"- Why: {check.why}"]
    lines.append(f"- How to put it right: {check.how}")
    if check.threshold is not None:
        words = check.threshold.words
        lines.append(f"- {words}: {threshold_words(check)}. {check.threshold.reason}")
    if check.fixed:
        lines.append(f"- Set by {check.fixed}.")
    return "\n".join([*lines, ""])


def threshold_words(check: Check, own: float | None = None) -> str:
    """ "10 percentage points": the usual threshold, or `own`; "" for a check without one."""
    if check.threshold is None:
        return ""
    return f"{number_words(check.threshold.default if own is None else own)} {check.threshold.unit}"


def number_words(number: float) -> str:
    """As many decimals as it has, two at most: "2.66", "10"."""
    shown = display_number(number, 2)
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


if __name__ == "__main__":
    print(checks_document(), end="")
