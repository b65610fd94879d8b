"""Under which licences the packages come, as they say themselves, and which are allowed beside this project's MIT."""

import re
from importlib.metadata import Distribution, distribution

from packaging.requirements import Requirement

from tests.supply.lists import LOCKED, LOCKED_FOR_TESTS, is_for_here, listed

# Each with how a package's own words name it. Nothing here asks that what uses a package be given away as well;
# LGPL and MPL ask for changes to the package itself, and none is changed here.
ALLOWED = {
    "MIT": r"\bMIT\b",
    "BSD": r"\b0?BSD\b",
    "Apache 2.0": r"\bApache\b",
    "PSF": r"\bPSFL?\b|Python Software Foundation",
    "MPL 2.0": r"\bMPL\b|Mozilla Public License 2\.0",
    "LGPL": r"\bLGPL\b|Lesser General Public",
    "OFL 1.1": r"\bOFL\b",
    "Zlib": r"\bZlib\b",
    "CC0": r"\bCC0\b",
}
# Where the metadata say nothing that can be read by rule, with the reason why it may be used all the same.
BY_HAND = {
    "axe-playwright-python": (
        "MIT",
        "its metadata name none; its file LICENSE is MIT, the checker it carries MPL 2.0",
    ),
    "text-unidecode": (
        "Artistic or GPL",
        "by choice the Artistic License; in the tests alone, nothing of it is shipped",
    ),
}
# Named beside the licence, and not one: qrcode's metadata say so of its own BSD licence.
NO_LICENCE = "Other/Proprietary License"


def words_of(package: Distribution) -> str:
    """What the package's metadata say of its licence: the expression, else the classifiers, else the short text."""
    said = package.metadata
    classifiers = [
        each.rpartition("::")[2].strip()
        for each in said.get_all("Classifier") or []
        if each.startswith("License ::") and NO_LICENCE not in each
    ]
    first_line = (said.get("License") or "").strip().partition("\n")[0]
    return said.get("License-Expression") or "; ".join(classifiers) or first_line


def licences_of(name: str) -> list[str]:
    """The allowed licences that a package names, or the one found by hand; none where it names no allowed one."""
    if name in BY_HAND:
        return [BY_HAND[name][0]]
    return allowed_in(words_of(distribution(name)))


def allowed_in(words: str) -> list[str]:
    """Of alternatives those that are allowed; none where parts that all hold (AND) are not all allowed."""
    parts = [
        {licence for licence, pattern in ALLOWED.items() if re.search(pattern, part)}
        for part in words.split(" AND ")
    ]
    return sorted(set().union(*parts)) if all(parts) else []


def here() -> dict[str, Requirement]:
    return {name: each for name, each in listed(LOCKED_FOR_TESTS).items() if is_for_here(each)}


def document() -> str:
    """docs/licences.md: every package with what it says of its licence."""
    shipped = listed(LOCKED)
    rows = [
        f"| {name} | {', '.join(licences_of(name))} | {'the application' if name in shipped else 'the tests'} |\n"
        for name in sorted(here())
    ]
    by_hand = [f"- {name}: {why}.\n" for name, (_, why) in sorted(BY_HAND.items())]
    return (
        "# Licences\n\n"
        "What the packages in `requirements.txt` and `tests/requirements.txt` say of their licences in their own\n"
        "metadata. Where a package names several, they are alternatives or hold for parts of it. A test fails where a\n"
        "package comes under none that `tests/supply/licences.py` allows. This list is made by\n"
        "`.venv/bin/python -m tests.supply licences > docs/licences.md`.\n\n"
        "| Package | Licence | Used by |\n|---|---|---|\n"
        f"{''.join(rows)}\n"
        "Read by hand:\n\n"
        f"{''.join(by_hand)}"
    )
