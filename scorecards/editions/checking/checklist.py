"""The checklist of one draft, from what is known of it. Pure."""

import hashlib
from datetime import date, timedelta

from accounts.roles import Permission
from indicators.terms.commentary import ADVISED_WORDS, is_long
from indicators.terms.nouns import agree
from indicators.terms.risky_words import risks_in
from indicators.terms.wording import count_words
from scorecards.assembly.shown import needs_by_figure, without_figure
from scorecards.editions.checking.facts import Changed, Facts, ItemFound
from scorecards.editions.checking.lines import CORRECTS, Line, Strength, Thing, in_order
from scorecards.editions.checking.quoted import quoted_line, texts_of
from scorecards.editions.sections.open_sections import Section
from scorecards.payload import Payload, RowShown, rows_of

CHANGES = "changes"
# National figures come once a year and up to two years late: what is older by half a year more was left behind
OLDEST_YEAR = timedelta(days=913)
WAITS_FOR_APPROVER = "submitted"


def checklist_of(facts: Facts) -> list[Line]:
    """Every line, what stops first."""
    lines = [
        approved_line(facts),
        figures_line(facts),
        comment_line(facts),
        beside_line(facts),
        disclosure_line(facts),
        owner_line(facts),
        correction_line(facts),
        item_line(facts),
    ]
    if facts.number > 1:
        lines.append(corrects_line(facts))
    if facts.changed:
        lines += [changes_line(facts.changed), quoted_line(facts, facts.changed)]
    return in_order(lines)


def approved_line(facts: Facts) -> Line:
    waiting = [section for section in facts.sections if section.stops]
    return Line(
        "approved",
        "Figures approved",
        Strength.MISSING,
        Permission.ENTER_FIGURES,
        said="Every section of the calendar with figures of this scorecard is approved or recorded.",
        asks=f"{count_words(len(waiting), 'sections')} not approved: what is typed there is not in the draft.",
        things=tuple(section_thing(each) for each in waiting),
    )


def section_thing(section: Section) -> Thing:
    """Who approves is not its owner: there nobody is named."""
    if section.state == WAITS_FOR_APPROVER:
        return Thing(section.slug, section.title, mends=Permission.APPROVE_FIGURES)
    title = section.title if section.state else f"{section.title} (not begun)"
    return Thing(section.slug, title, section.owners)


def figures_line(facts: Facts) -> Line:
    rows = rows_of(facts.payload)
    none_at_all = all(row["latest"]["value"] is None and not row["latest"]["hidden"] for row in rows)
    silent = [row for row in rows if without_figure(row) and not row["latest"]["symbol"]]
    return Line(
        "figures",
        "No figure missing without a reason",
        Strength.MISSING if none_at_all else Strength.SAY_WHY,
        Permission.ENTER_FIGURES,
        said=f"{len(rows)} of {len(rows)} have a figure or say why not.",
        asks=f"{len(silent)} of {len(rows)} {agree(len(silent), 'has', 'have')} none, and nothing says why."
        if rows
        else "This scorecard has no measures yet.",
        things=tuple(measure_thing(row, facts) for row in silent) if rows else (Thing("", "its measures"),),
        answer=facts.answers.get("figures"),
    )


def comment_line(facts: Facts) -> Line:
    needing = [row for row in rows_of(facts.payload) if needs_by_figure(row)]
    bare = [row for row in needing if not facts.comments.get(row["code"], "").strip()]
    said = f"{len(needing)} of {len(needing)} have one." if needing else "No measure needs attention."
    long = long_words([row["title"] for row in needing if is_long(facts.comments.get(row["code"], ""))])
    return Line(
        "comment",
        "Comment for what needs attention",
        Strength.MISSING,
        Permission.ENTER_FIGURES,
        said=f"{said}{long}",
        asks=f"{len(bare)} of {len(needing)} {agree(len(bare), 'has', 'have')} none:",
        things=tuple(measure_thing(row, facts) for row in bare),
    )


def long_words(titles: list[str]) -> str:
    """Comments of which readers get more words than are asked for, by measure; "" for none."""
    if not titles:
        return ""
    return f" Over {ADVISED_WORDS} words: {', '.join(titles)}."


def beside_line(facts: Facts) -> Line:
    """Whether a newer release, year or model of similar councils could have been set beside the figures."""
    end = date.fromisoformat(facts.payload["period"]["end"])
    things = [Thing(f"release {words}", words) for words in facts.held_back]
    if facts.older_model:
        things.append(Thing("model", f"similar councils by an older model than {facts.older_model}"))
    compared = [row for row in rows_of(facts.payload) if row["comparison"]]
    old = [row for row in compared if (last := last_year(row)) and end - last > OLDEST_YEAR]
    things += [Thing(row["code"], f"{row['title']}, {year_of(row)}") for row in old]
    years = sorted({year_of(row) for row in compared})
    said = f"Newest years: {', '.join(years)}." if years else "No measure is set beside other councils."
    return Line(
        "beside",
        "Similar councils and England up to date",
        Strength.SAY_WHY,
        Permission.MANAGE_BENCHMARKS,
        said=said,
        asks="Not the newest, or of a year long past:",
        things=tuple(things),
        answer=facts.answers.get("beside"),
    )


def last_year(row: RowShown) -> date | None:
    ends = [
        point["end"] for point in row["annual"] if point["own"] is not None or point["median"] is not None
    ]
    return date.fromisoformat(max(ends)) if ends else None


def year_of(row: RowShown) -> str:
    return row["comparison"]["period"] if row["comparison"] else ""


def disclosure_line(facts: Facts) -> Line:
    """What is hidden by rule, and the words in which somebody counts so few children that one could be told, or names
    one."""
    council = facts.payload["council"]
    risky = [
        Thing(f"{place}:{hashlib.sha256(text.encode()).hexdigest()[:12]}", name)
        for place, name, text in texts_of(facts)
        if risks_in(text, facts.threshold, [council["name"], council["short_name"]])
    ]
    return Line(
        "disclosure",
        "No child can be identified",
        Strength.SAY_WHY,
        Permission.ENTER_FIGURES,
        said=f"{hidden_words(facts.payload)} No written words count few children or name anybody.",
        asks="Words that seem to count few children, or to name somebody:",
        things=tuple(risky),
        answer=facts.answers.get("disclosure"),
    )


def hidden_words(payload: Payload) -> str:
    rows = rows_of(payload)
    now = sum(row["latest"]["hidden"] for row in rows)
    before = sum(cell["hidden"] for row in rows for cell in row["series"][:-1])
    said = f"{count_words(now, 'figures')} {agree(now, 'is', 'are')} hidden"
    return f"{said}, and {before} of earlier periods." if before else f"{said}."


def owner_line(facts: Facts) -> Line:
    rows = {row["code"]: row for row in rows_of(facts.payload)}
    things = []
    for code, row in rows.items():
        owned = facts.owners.get(code)
        if owned is None or not owned.complete:
            things.append(Thing(code, row["title"]))
        elif owned.overdue:
            things.append(Thing(code, f"{row['title']} (review overdue)", (owned.owner,)))
    return Line(
        "owner",
        "Owner and next review",
        Strength.SAY_WHY,
        Permission.SET_SCORECARDS,
        said=f"{len(rows)} of {len(rows)} measures have both.",
        asks=f"{len(things)} of {len(rows)} {agree(len(things), 'has', 'have')} no owner or review, or one overdue:",
        things=tuple(things),
        answer=facts.answers.get("owner"),
    )


def correction_line(facts: Facts) -> Line:
    """What was approved stands in the draft; what is typed to correct it does not, until it is approved."""
    being_corrected = [section for section in facts.sections if not section.stops]
    return Line(
        "corrections",
        "No correction or query open",
        Strength.SAY_WHY,
        Permission.ENTER_FIGURES,
        said="No approved section is being corrected.",
        asks="Being corrected; the draft has the figures of before:",
        things=tuple(section_thing(each) for each in being_corrected),
        answer=facts.answers.get("corrections"),
    )


NO_ITEM = (
    "No agenda item says that it carries it. On the item of the meeting, under “Scorecard to come”, this scorecard and "
    "period can be chosen"
)


def item_line(facts: Facts) -> Line:
    item = facts.item
    things: tuple[Thing, ...] = ()
    if item is None or not item.words:
        things = (Thing("no item", NO_ITEM),)
    elif not item.has_report and not item.held:
        things = (Thing("no report", f"{item.words[:1].upper()}{item.words[1:]} has no cover report"),)
    return Line(
        "item",
        "Report and agenda item",
        Strength.SAY_WHY,
        Permission.EDIT_MEETINGS,
        said=item_words(item, facts.number) if item else "",
        asks=still_carries(item, facts.number) if item and things else "",
        things=things,
        answer=facts.answers.get("item"),
    )


def item_words(item: ItemFound, number: int) -> str:
    said = f"{item.words[:1].upper()}{item.words[1:]}"
    if item.held:
        return f"{said}. That meeting has been held."
    said = f"{said}, with its cover report."
    return f"{said} {still_carries(item, number)}".rstrip()


def still_carries(item: ItemFound, number: int) -> str:
    """What is left to do with the item once the edition of that number is out; "" after its meeting."""
    if not item.words or item.held:
        return ""
    if not item.edition:
        return f"Democratic services have it on their list to attach edition {number} once that is published."
    return (
        f"The item still carries edition {item.edition}. Democratic services have it on their list to attach edition "
        f"{number} once that is published."
    )


def corrects_line(facts: Facts) -> Line:
    """Readers of the later edition are told what it puts right, in these words."""
    given = facts.answers.get(CORRECTS)
    return Line(
        CORRECTS,
        "What this edition corrects",
        Strength.MISSING,
        Permission.PUBLISH_EDITIONS,
        said=f"“{given.text}”" if given else "",
        asks=f"Readers of edition {facts.number} read what is said here.",
        things=() if given else (Thing(CORRECTS, "Nothing is said yet."),),
        answer=given,
    )


def changes_line(changed: Changed) -> Line:
    """What readers get otherwise than in the edition that they have."""
    return Line(
        CHANGES,
        "What changes for readers",
        Strength.MISSING,
        Permission.PUBLISH_EDITIONS,
        said=changed.said,
        things=(Thing("nothing", changed.why_not),) if changed.why_not else (),
    )


def measure_thing(row: RowShown, facts: Facts) -> Thing:
    owned = facts.owners.get(row["code"])
    return Thing(row["code"], row["title"], (owned.owner,) if owned and owned.owner else ())
