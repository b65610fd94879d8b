"""What the classes of Modern.gov's pages say that a text is. Pure."""

import re

from committees.reading.sources.blocks import Role

ROLES = {
    "mgItemNumberCell": Role.NUMBER,
    "mgAiTitleTxt": Role.TITLE,
    "mgSubTitleTxt": Role.TITLE,
    "mgSubItemTitleTxt": Role.LABEL,
    "mgSubSubTitleTxt": Role.LABEL,
    "mgLabel": Role.LABEL,
    "mgMainTitleTxt": Role.SURROUNDING,
    "mgLinks": Role.SURROUNDING,
    "mgActionList": Role.SURROUNDING,
    "mgBulletList": Role.DOCUMENT,
}
_LONE_NUMBER = re.compile(r"\s*\d{1,4}(?:[/.-]\d{1,4})?[A-Za-z]?[.):]?\s*$")


def role_of(text: str, role: Role) -> Role:
    """Modern.gov writes numbers in the style of titles, and "No." above its column of numbers."""
    if role is Role.TITLE and _LONE_NUMBER.match(text):
        return Role.NUMBER
    return Role.SURROUNDING if role is Role.NUMBER and text.strip(" .:").isalpha() and len(text) > 2 else role
