"""What stands around every paper of a meeting, and what all of them say of an item."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings

from committees.addresses import meeting_url
from committees.attendance.presence import clock
from committees.documents.file_types import describe_size, kind_name
from committees.documents.presenters import later_words
from committees.exemption.presenters import ExemptShown
from committees.meetings.presenters import NO_FIGURES, awaits_figures, figures_words, place_words
from committees.models import AgendaItem, Document, Meeting
from committees.papers.contents.querysets import Audience
from committees.papers.written.blocks import Block, Bullets, Notice, Paper, Words
from committees.people.names import Shown
from committees.people.presenters import not_said_yet
from committees.people.querysets import where_to_ask
from committees.presenters import out_word, sentence
from indicators.terms.periods import day_words

DRAFT = "Draft, not published"
CONFIDED = "Not for publication"


def long_day(day: date) -> str:
    return f"{day:%A} {day_words(day)}"


def out_words(meeting: Meeting, day: date) -> str:
    """ "published on Friday 28 November 2025"; of a private meeting nothing is published."""
    return f"{out_word(meeting)} on {long_day(day)}"


def frame(meeting: Meeting, kind: str, standing: str, made: date, audience: Audience) -> Paper:
    council = meeting.committee.council
    return Paper(
        kind=kind,
        council=council.name,
        committee=meeting.committee.name,
        meeting=long_day(meeting.date),
        standing=standing,
        made=made,
        brand=council.brand,
        draft=DRAFT if audience.draft else CONFIDED if audience.confided else "",
        illustrative=council.illustrative,
    )


def opening_notices(meeting: Meeting, items: Sequence[AgendaItem], audience: Audience) -> list[Block]:
    """That it is a draft, that the meeting does not take place, whom the paper is for where not for everybody."""
    blocks: list[Block] = []
    if audience.draft:
        blocks.append(Notice(f"{DRAFT}.", "Words may still change. Not for circulation."))
    if meeting.state == Meeting.State.CANCELLED:
        blocks.append(Notice("This meeting is cancelled.", sentence(meeting.state_reason)))
    if meeting.kind == Meeting.Kind.PRIVATE:
        blocks.append(
            Notice("A private meeting.", "For people with a role in the council. Not for publication.")
        )
    closed = [each.number for each in items if each.exempt_paragraph]
    if audience.confided and closed:
        blocks.append(
            Notice(
                "For members of the committee.",
                f"Exempt information: item {', '.join(closed)}. Do not copy it or pass it on.",
            )
        )
    return blocks


def when_and_where(meeting: Meeting) -> list[tuple[str, str]]:
    rows = [("Day", long_day(meeting.date))]
    if meeting.time:
        rows.append(("Time", clock(meeting.time)))
    if meeting.location:
        rows.append(("Place", meeting.location))
    if meeting.note:
        rows.append(("Note", sentence(meeting.note)))
    return rows


def name_words(name: str, more: str) -> str:
    """ "Councillor A. Example, Chair"; what their group or their name says already is not said again."""
    beside = not_said_yet(Shown(name, more))
    return f"{name}, {beside}" if beside else name


def item_heading(item: AgendaItem) -> str:
    return f"{item.number}. {item.title}"


def standing_of_item(item: AgendaItem, exempt: ExemptShown | None) -> list[Block]:
    """By whom it is, why it is not public, that it is late or came later, is withdrawn or postponed."""
    blocks: list[Block] = []
    if item.author:
        blocks.append(Words(f"Report of {item.author}."))
    if exempt:
        law = f" {exempt.law}." if exempt.law else ""
        blocks.append(Words(f"{exempt.words}.{law}", "This item is not public:"))
        blocks.append(Words(exempt.reason, "Why it is kept private:"))
    return [*blocks, *(Words(why, words) for words, why in place_words(item))]


def carried_words(item: AgendaItem, today: date) -> list[str]:
    """What comes with it of figures: as everywhere, with the name of the scorecard and the number of the appendix."""
    words = [each for each in figures_words(item, today, item.measure_count) if each != NO_FIGURES]
    scorecard = item.edition.scorecard if item.edition else item.awaits
    if words and scorecard and (item.edition or awaits_figures(item, today)):
        words[0] = f"{before_words(item)}{scorecard.title}, {words[0]}"
    return words


def before_words(item: AgendaItem) -> str:
    return f"Appendix {item.appendix}: " if item.edition and item.appendix else ""


def edition_words(item: AgendaItem) -> str:
    """ "Appendix 2: Corporate parenting scorecard, Quarter 2 2025/26, edition 1"."""
    edition = item.edition
    return f"{before_words(item)}{edition.scorecard.title}, {edition.period.label}, edition {edition.number}"


def document_words(document: Document, *, confided: bool) -> str:
    """ "Placement strategy (PDF, 640 KB)"; of one that came after the agenda when; of one that is not public why."""
    if document.restricted and not (confided and document.exempt_paragraph):
        return f"{document.title}: not public. {sentence(document.reason)}"
    facts = [kind_name(document.mime_type), describe_size(document.size) if document.size else ""]
    said = ", ".join(each for each in facts if each)
    later = later_words(document)
    return f"{document.title}{f' ({said})' if said else ''}{f', {later}' if later else ''}"


def listed_papers(
    item: AgendaItem, has_report: bool, documents: Sequence[Document], audience: Audience
) -> list[Block]:
    """What comes with an item."""
    texts = ["Cover report"] if has_report else []
    texts += carried_words(item, audience.reader.today)
    texts += [document_words(each, confided=audience.confided) for each in documents]
    return [Bullets(tuple(texts))] if texts else []


def another_format(meeting: Meeting) -> list[Block]:
    """What ends every paper: whom to ask for it as large print or plain text, and where all of them are."""
    council = meeting.committee.council
    said = (
        "For this paper or a document in another format, such as large print or plain text, ask "
        f"{sentence(where_to_ask(council))}"
    )
    if settings.SITE_URL:
        url = f"{settings.SITE_URL}{meeting_url(meeting, council.slug)}"
        said += f" The papers and their documents are at {url}"
    return [Notice("Another format.", said)]
