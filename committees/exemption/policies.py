"""May something be kept private so? Each answer is "" for yes, or a sentence that says why not and what to do."""

from committees.exemption.schedules import SCHEDULES, Regime

WITHOUT_PARAGRAPH = "Choose the paragraph that makes it exempt, or empty this: what is public needs none."
WITHOUT_REASON = "Say why it is kept private: everyone reads the reason in place of the papers."
WITHOUT_TITLE = (
    "Write the title that everyone reads in place of the full one. It may be the same if it tells nothing."
)


def why_not_this_paragraph(paragraph: str, regime: Regime) -> str:
    if paragraph in SCHEDULES[regime].paragraphs:
        return ""
    return f"{SCHEDULES[regime].law} has no paragraph {paragraph} that makes something exempt. Choose one of its list."


def why_not_exempt(paragraph: str, reason: str, public_title: str) -> dict[str, str]:
    """By field what is wrong; empty where nothing is."""
    if not paragraph:
        given = {"exempt_reason": reason, "public_title": public_title}
        return {name: WITHOUT_PARAGRAPH for name, text in given.items() if text.strip()}
    faults = {}
    if not reason.strip():
        faults["exempt_reason"] = WITHOUT_REASON
    if not public_title.strip():
        faults["public_title"] = WITHOUT_TITLE
    return faults
