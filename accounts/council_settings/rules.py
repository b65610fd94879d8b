"""What a council may set, how changes are told before they are made, and what was before and after. Pure."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from accounts.reasons import why_not_this_reason

# The Department for Education hides 1 to 5 and no council publishes more than it; 50 would hide most of a small one.
LEAST_THRESHOLD, MOST_THRESHOLD = 5, 50
# A share of as many children as are hidden when counted would give them away.
MOST_DENOMINATOR = 100
LONGEST_REASON = 300
NOBODY_ASKED = "Nobody is asked for a second factor: whoever runs this service has switched that off for all."


@dataclass(frozen=True)
class Rules:
    public_access: bool
    disclosure_threshold: int
    smallest_denominator: int
    second_factor_for_all: bool = False

    def in_words(self) -> dict[str, object]:
        """As the trail keeps them."""
        return {name.replace("_", " "): value for name, value in asdict(self).items()}


def why_not_these(before: Rules, after: Rules, reason: str) -> str:
    """ "" where the rules may be set so, or what is wrong and how to put it right."""
    threshold, smallest = after.disclosure_threshold, after.smallest_denominator
    if not LEAST_THRESHOLD <= threshold <= MOST_THRESHOLD and threshold != before.disclosure_threshold:
        return f"The largest number that is hidden is from {LEAST_THRESHOLD} to {MOST_THRESHOLD}."
    if not threshold < smallest <= MOST_DENOMINATOR:
        return (
            "The smallest group of a share is larger than the largest number that is hidden: choose one from "
            f"{threshold + 1} to {MOST_DENOMINATOR}."
        )
    if before == after:
        return "Nothing of it is changed. Change a setting, or leave the page."
    return why_not_this_reason(reason, "Say why: the audit trail keeps it.", LONGEST_REASON)


def effects(
    before: Rules,
    after: Rules,
    published: Sequence[str],
    frozen: Sequence[str],
    without: int | None,
    delay: float,
) -> list[str]:
    """What a change will do, in sentences. `published` and `frozen` are counts in words: "12 editions"; `without` is
    how many people have no second factor, None where this service asks nobody for one; `delay` is for how many seconds
    a page may still be shown."""
    return [
        *access_effects(before, after, listed(published), delay),
        *small_number_effects(before, after, listed(frozen)),
        *second_factor_effects(before, after, without),
    ]


def access_effects(before: Rules, after: Rules, published: str, delay: float) -> list[str]:
    if before.public_access == after.public_access:
        return []
    if after.public_access:
        return [
            f"Anybody reads what is published, without signing in: {published}. Search engines may find it."
        ]
    return [
        f"Only people of the council who have signed in read what is published: {published}. At every address others "
        f"are asked to sign in{within(delay)}.",
        "What readers have saved or printed, and what search engines keep, cannot be called back.",
    ]


def within(delay: float) -> str:
    return f", within {delay:g} second{'' if delay == 1 else 's'}" if delay else ""


def small_number_effects(before: Rules, after: Rules, frozen: str) -> list[str]:
    same_threshold = before.disclosure_threshold == after.disclosure_threshold
    if same_threshold and before.smallest_denominator == after.smallest_denominator:
        return []
    found = [
        f"From now on what is published hides counts of children from 1 to {after.disclosure_threshold}, and shares of "
        f"fewer than {after.smallest_denominator} children.",
        f"What is published already stays as it was published, with the small numbers hidden by the rules of its day: "
        f"{frozen}. To apply the new rules to one, publish a correction of it, or withdraw it.",
    ]
    if after.disclosure_threshold < before.disclosure_threshold:
        found.append(
            f"Numbers from {after.disclosure_threshold + 1} to {before.disclosure_threshold} that were hidden are then "
            "shown, in the figures of earlier periods too."
        )
    return found


def second_factor_now(rules: Rules, required: bool) -> str:
    """Who is asked for one. `required`: whether this service asks anybody."""
    if not required:
        return NOBODY_ASKED
    return "Everybody with a role needs a second factor." if rules.second_factor_for_all else ""


def second_factor_effects(before: Rules, after: Rules, without: int | None) -> list[str]:
    if before.second_factor_for_all == after.second_factor_for_all:
        return []
    if without is None:
        return [NOBODY_ASKED]
    if not after.second_factor_for_all:
        return ["Only approvers and administrators need a second factor. Whoever has set one up keeps it."]
    return [
        f"Everybody with a role here needs a second factor. {without} of them {'has' if without == 1 else 'have'} set "
        "none up, and can open nothing else until they do, unless the council’s account asked them for one.",
        "Everybody is signed out after a while without opening a page, as approvers and administrators are.",
    ]


def listed(counts: Sequence[str]) -> str:
    """ "12 editions, 3 briefings and 4 meetings"; "nothing yet"."""
    if not counts:
        return "nothing yet"
    *first, last = counts
    return f"{', '.join(first)} and {last}" if first else last
