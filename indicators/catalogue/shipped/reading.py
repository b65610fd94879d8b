"""Reads the catalogue's files and checks them against each other. Pure.

All faults of a catalogue are reported together, so that its author can mend it in one go.
`manage.py sync_catalogue` stores what is read here.
"""

from pathlib import Path

from indicators.catalogue.shipped.definitions import CatalogueError, ShippedIndicator, TermDefinition
from indicators.catalogue.shipped.files import TERM_KEYS, TERM_OPTIONAL, DefinitionFile
from indicators.terms.toml_file import nearest

FOLDER = Path(__file__).parent


def read_catalogue(folder: Path) -> list[ShippedIndicator]:
    """Every indicator in `folder`/indicators, by code, checked against each other and `folder`/glossary.toml.

    Raises CatalogueError with every fault found.
    """
    faults: list[str] = []
    terms = {term.term for term in _glossary(folder, faults)}
    return _definitions(sorted((folder / "indicators").glob("*.toml")), folder, terms, set(), faults)


def read_own(folder: Path, terms: set[str], codes: set[str]) -> list[ShippedIndicator]:
    """A council's own indicators, from `folder`/indicators or `folder` itself, in files like the catalogue's.

    `terms` are those of the glossary, which all councils share, `codes` those of the catalogue, to which they may be
    related and for one of which an own one may stand in. Raises CatalogueError with every fault found.
    """
    faults: list[str] = []
    inner = folder / "indicators"
    paths = sorted((inner if inner.is_dir() else folder).glob("*.toml"))
    if (folder / "glossary.toml").exists():
        faults.append(
            "glossary.toml, file: all councils share the glossary. Take this file out; use its terms."
        )
    own = [path for path in paths if path.name != "glossary.toml"]
    return _definitions(own, folder, terms, codes, faults)


def _definitions(
    paths: list[Path], folder: Path, terms: set[str], codes: set[str], faults: list[str]
) -> list[ShippedIndicator]:
    found = [DefinitionFile(path, faults).definition() for path in paths]
    definitions = [definition for definition in found if definition]
    if not definitions and not faults:
        faults.append(f"{folder}: there is no indicator. Add indicators/CODE.toml.")
    _check_links(definitions, terms, codes, faults)
    if faults:
        raise CatalogueError(faults)
    return definitions


def read_glossary(folder: Path) -> list[TermDefinition]:
    """The terms of `folder`/glossary.toml in alphabetical order. Raises CatalogueError with every fault found."""
    faults: list[str] = []
    terms = _glossary(folder, faults)
    if faults:
        raise CatalogueError(faults)
    return terms


def _glossary(folder: Path, faults: list[str]) -> list[TermDefinition]:
    file = DefinitionFile(folder / "glossary.toml", faults)
    terms: dict[str, TermDefinition] = {}
    for number, row in enumerate(file.tables(file.content(), "term"), 1):
        where = f"term {number}"
        if not file.has_keys(row, TERM_KEYS, TERM_OPTIONAL, where):
            continue
        if row["term"].lower() in terms:
            file.fault(where, f'"{row["term"]}" is defined twice. Keep one.')
        terms[row["term"].lower()] = TermDefinition(
            row["term"], row["definition"], tuple(row.get("also", ())), row.get("asked", "")
        )
    return sorted(terms.values(), key=lambda term: term.term.lower())


def _check_links(
    definitions: list[ShippedIndicator], terms: set[str], others: set[str], faults: list[str]
) -> None:
    codes = others | {definition.code for definition in definitions}
    for definition in definitions:
        name = f"{definition.code}.toml"
        for term in definition.glossary:
            if term not in terms:
                faults.append(f'{name}, glossary: "{term}" is not in the glossary.{nearest(term, terms)}')
        for code in definition.related:
            if code == definition.code:
                faults.append(f"{name}, related: an indicator is not related to itself. Take it out.")
            elif code not in codes:
                faults.append(f'{name}, related: there is no indicator "{code}".{nearest(code, codes)}')
        for number, row in enumerate(definition.linked_questions, 1):
            if row["with"] == definition.code:
                faults.append(
                    f"{name}, linked {number}: an indicator is not linked with itself. Take it out."
                )
            elif row["with"] not in codes:
                remedy = nearest(row["with"], codes)
                faults.append(f'{name}, linked {number}: there is no indicator "{row["with"]}".{remedy}')
