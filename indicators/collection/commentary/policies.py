"""May these words be written here now? "" for yes, or why not and what to do."""

from collections.abc import Mapping, Set

from accounts.models import User
from indicators.collection.commentary.changes import Change
from indicators.collection.sections.policies import ENTERED_SOME, NOT_SUBMITTED, SUBMITTED_IT
from indicators.models import Commentary, Entry, Submission

WRITTEN_MEANWHILE = (
    "Somebody else wrote about this figure after you opened the page. Their words stand below, and yours are still in "
    "the field: put the two together, then save."
)
ON_ITS_WAY = (
    "This figure is on its way in its section, and its commentary with it. Write it there, beside the figure."
)
NO_SUCH_ROW = "There is commentary for a row that this section does not have. Open the section again."
CHANGED_MEANWHILE = (
    "Somebody else changed the commentary on {title} after you opened this page. It now says: “{text}” Look at both, "
    "then save again."
)
TAKEN_AWAY = "Commentary that was handed in is not emptied here. Return the section and say why."
OWN_WORDS = "These are your own words. Another person agrees them."
NOTHING_TO_AGREE = "These words were changed or agreed meanwhile. Look at what stands now."


def why_not_write(newest: Commentary | None, seen: int | None, entry: Entry | None) -> str:
    """`seen` is the primary key of the version that the writer was shown; None: there was none."""
    if entry is not None:
        return ON_ITS_WAY
    return WRITTEN_MEANWHILE if (newest.pk if newest else None) != seen else ""


def why_not_agree(newest: Commentary, seen: int | None, by: User) -> str:
    if newest.pk != seen or newest.approved or not newest.text:
        return NOTHING_TO_AGREE
    return OWN_WORDS if newest.created_by_id == by.pk else ""


def why_not_change(submission: Submission, saved_by: Set[int | None], by: User) -> str:
    """An approver changes words while the section waits; whoever handed it in takes it back instead."""
    if submission.state != Submission.State.SUBMITTED:
        return NOT_SUBMITTED
    if submission.submitted_by_id == by.pk:
        return SUBMITTED_IT
    return ENTERED_SOME if by.pk in saved_by else ""


def why_not_these_changes(
    changes: Mapping[str, Change], entries: Mapping[str, Entry], titles: Mapping[str, str]
) -> str:
    """Of what an approver typed, by the row's key: each is of a row of the section, and changes what they read."""
    for key, change in changes.items():
        entry = entries.get(key)
        if entry is None:
            return NO_SUCH_ROW
        if not change.text:
            return TAKEN_AWAY
        if entry.commentary not in (change.shown, change.text):
            return CHANGED_MEANWHILE.format(title=titles[key], text=entry.commentary)
    return ""
