"""May these words be written now? "" for yes, or why not and what to do."""

from scorecards.words.written import Text

WRITTEN_MEANWHILE = (
    "Somebody else wrote here after you opened the page: “{text}” Yours are still in the field: put the two together, "
    "then save."
)
TAKEN_BACK_MEANWHILE = (
    "Somebody else took these words back after you opened the page. Yours are still in the field: save them again, or "
    "leave it as it is."
)


def why_not_write(stands: Text, seen: int | None) -> str:
    if stands.version == seen:
        return ""
    return WRITTEN_MEANWHILE.format(text=stands.text) if stands.text else TAKEN_BACK_MEANWHILE
