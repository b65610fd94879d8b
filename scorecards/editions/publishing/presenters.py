"""What publishing does and to whom, in sentences, before it is done."""

from accounts.models import Council
from scorecards.editions.checking.lines import stopped_by
from scorecards.editions.checking.policies import DraftNow


def effects_of_publishing(now: DraftNow, council: Council) -> list[str]:
    who = (
        "Anyone can read it" if council.public_access else f"Whoever has a role at {council.name} can read it"
    )
    effects = [
        f"{who}, at the address of {now.period.in_sentence}, with its measures’ pages, the appendix (PDF), the "
        "spreadsheets and the charts. The search, the lists and the home page show it."
    ]
    if now.before:
        effects.append(
            f"Edition {now.before.number} stays readable at its own address, and says that edition {now.number} "
            "corrects it. Minutes that name it still open it."
        )
    return [
        *effects,
        "Members find it on the home page, and at the agenda item once it carries this edition.",
        f"It cannot be changed or deleted. Edition {now.number + 1} can correct it; or it is withdrawn, with a reason.",
    ]


def why_not_now(now: DraftNow) -> str:
    """Why "Now" cannot be chosen, in a sentence."""
    if stopped := stopped_by(now.lines):
        return f"Not yet. On the checklist {stopped}."
    return now.why_not_another
