"""Why something cannot be done with a file that was brought, in words for whoever brought it."""

OLD_PAGE = "This file was checked again after that page was opened, so its ticks were not kept. Look again."
REASON_NEEDED = "Say why these recorded figures change."
ANSWER_NEEDED = (
    "Some ticked figures want a look. Correct them in the file, take their ticks off, or answer here."
)
# Where on the form of a preview each is told
FIELD_OF = {REASON_NEEDED: "reason", ANSWER_NEEDED: "answer"}
