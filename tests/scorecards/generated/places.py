"""What each place says of one measure, by name, read from what it shows: HTML, the appendix's data, workbooks' cells.

A name means the same in every place; a place that does not say a thing leaves its name out. White space is one space,
and a full stop at the end is the place's own.
"""

import csv
import re
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pandas as pd
from lxml import html

from scorecards.charts import explore_figure
from scorecards.editions.pages import indicator_page, scorecard_page
from scorecards.exports.appendix.document import document_of
from scorecards.exports.spreadsheets.files import write
from scorecards.payload import Payload, rows_of

Said = dict[str, str]
BESIDE_PEOPLE = re.compile("^Revised from|looked at")
BASE = "/exampleton/scorecards/panel/"


def plain(text: Any) -> str:
    """ "None" of an empty cell is nothing; arrows are drawings."""
    words = " ".join(str("" if text is None else text).replace("\u00a0", " ").split())
    return words.strip("↑↓– ").rstrip(".") if words not in ("–", "−") else words


def said(**words: Any) -> Said:
    return {name: plain(text) for name, text in words.items() if plain(text)}


# The measure's page


def measure_page(payload: Payload, code: str) -> Said:
    page = indicator_page(payload, BASE, code)
    tree = html.fromstring(f"<main>{page.html}</main>")
    facts = {
        plain(each.findtext("dt")): each.find("dd") for each in tree.findall(".//dl[@class='facts']/div")
    }
    card = {
        plain(each.findtext("dt")): each.find("dd").text_content()
        for each in tree.findall(".//aside//dl[@class='defs']/div")
    }
    notes = tree.find(".//figure[@class='chart']").xpath("figcaption | p[@class='sub']")
    commentary = tree.xpath(".//section[@class='commentary']/p[not(@class)]")
    before, year_ago = (
        next(words for name, words in facts.items() if name.startswith(starts))
        for starts in (("Last quarter", "Before"), "A year ago")
    )
    [judged] = tree.xpath(".//div[starts-with(@class, 'judged')]/p")
    long_run = plain(" ".join(one.text_content() for one in judged.findall("span")))
    latest = [one.text_content() for one in facts["Latest"].findall("span[@class='sub']")]
    return said(
        finding=page.frame["finding"],
        flags=" ".join(flag["text"] for flag in page.frame["flags"]),
        latest=facts["Latest"].find("b").text_content(),
        people=latest[0],
        sample=" ".join(latest[1:]),
        long_run=long_run,
        status=facts["Target"].find("b").text_content(),
        target=" ".join(one.text_content() for one in facts["Target"].findall("span")),
        verdict=plain(judged.text_content()).removesuffix(long_run),
        direction=card["Better is"],
        **change_said("before", before),
        **change_said("year_ago", year_ago),
        commentary=" ".join(one.text_content() for one in commentary),
        signed=" ".join(one.text_content() for one in tree.findall(".//section[@class='commentary']/p[@class='sub']")),
        questions=" ".join(questions_in(tree)),
        chart=notes_of(notes, next(row for row in rows_of(payload) if row["code"] == code)["meaning"]),
        standing=standing_in(tree),
        councils=councils_in(tree),
        bands=bands_in(tree),
        usual=" ".join(caption.partition("usual range is")[2] for caption in captions(tree)),
    )  # fmt: skip


def change_said(name: str, place: Any) -> Said:
    shown = place.find("span[@class='num']")
    words, *difference = [one.text_content() for one in place.findall("span") if one.get("class") != "num"]
    return {
        name: "" if shown is None else shown.text_content(),
        f"{name}_word": words,
        f"{name}_difference": " ".join(difference),
    }


def captions(tree: Any) -> list[str]:
    return [plain(one.text_content()) for one in tree.xpath(".//table[contains(@class, 'figures')]/caption")]


def questions_in(tree: Any) -> list[str]:
    several = [one.text_content() for one in tree.findall(".//div[@class='ask']//li")]
    return several or [one.text_content().partition(":")[2] for one in tree.findall(".//p[@class='ask']")]


def notes_of(notes: list[Any], meaning: str) -> str:
    """What is said of the chart under its heading, without the meaning of the measure."""
    words = notes[0].text_content().partition(meaning)[2] if notes else ""
    alone = [one.text_content() for one in notes[1:] if "is no chart" in one.text_content()]
    return " ".join([words, *alone])


def standing_in(tree: Any) -> str:
    """The heading of the similar councils, which alone says beside whom, and the caution under them."""
    headings = tree.xpath(".//table[@class='dotplot']/preceding-sibling::figcaption/h2")
    caution = tree.xpath(".//table[@class='dotplot']/following-sibling::p[@class='sub']")
    sentence = " ".join(one.text_content() for one in headings).removeprefix("Beside similar councils: ")
    sentence = "" if sentence.startswith("Our place among") else f"{sentence[:1].upper()}{sentence[1:]}. "
    return sentence + " ".join(one.text_content() for one in caution)


def councils_in(tree: Any) -> str:
    lines = []
    for row in tree.findall(".//table[@class='dotplot']/tbody/tr"):
        if row.get("class") == "wider":  # regions, which files and print have elsewhere
            continue
        name = row.find("th").text.strip()
        lines.append(council_said(name, *(cell.text_content() for cell in row.findall("td")[:-1])))
    return "; ".join(sorted(lines))


def council_said(name: str, display: str, likely: str = "") -> str:
    """Without a likely range there is a dash, or no column for it at all."""
    return " | ".join(filter(None, (plain(name), plain(display), "" if likely == "–" else plain(likely))))


def bands_in(tree: Any) -> str:
    lines = []
    for table in tree.findall(".//table[@class='bands']"):
        for row in table.findall("tbody/tr"):
            cells = row.findall("td")[:-1]
            shown = [plain(cell.text) for cell in cells]
            lines.append(" | ".join([plain(row.find("th").text_content()), *shown]))
    for table in tree.findall(".//table[@class='dotplot groups']"):  # the share stands before its numbers
        for row in table.findall("tbody/tr"):
            shown = [plain(cell.text) for cell in row.findall("td")[:-1]][::-1]
            lines.append(" | ".join([plain(row.find("th").text_content()), *shown]))
    return "; ".join(lines)


# The row of the scorecard's page, and its list of attention


def scorecard_rows(payload: Payload) -> dict[str, Said]:
    tree = html.fromstring(f"<main>{scorecard_page(payload, BASE).html}</main>")
    found = {}
    for row in tree.findall(".//table[@class='score']/tbody/tr"):
        code = row.find("th/a").get("href").split("/")[-2]
        cells = row.findall("td")
        verdict = cells[4].xpath("span | small")
        found[code] = said(
            status=cells[1].find("b").text_content(),
            verdict_word=verdict[0].text_content(),
            direction=row.find("th//small").text_content(),
        )
    for one in tree.findall(".//section[@class='attn']//li"):
        code = one.find("a").get("href").split("/")[-2]
        latest = one.find("b").text_content()
        found[code] |= said(why=one.find("small").text, latest="–" if latest == "No figure" else latest)
    return found


# The appendix, before it is set


def appendix(payload: Payload) -> dict[str, Said]:
    document = document_of(payload, fingerprint="0" * 64)
    blocks = [block for section in document["sections"] for block in section["rows"]]
    return {row["code"]: of_block(block) for row, block in zip(rows_of(payload), blocks, strict=True)}


def of_block(block: dict[str, Any]) -> Said:
    says, target, verdict = block["says"] or {}, block["target"], block["verdict"]
    compared = block["comparison"] or {"councils": [], "without": [], "words": []}
    reached = [words.rstrip(".") for words in block["beneath"] if words.startswith("The target ")]
    bands = [
        " | ".join([plain(cell["label"]), *map(plain, cell["numbers"])])
        for breakdown in block["breakdowns"]
        for cell in breakdown["cells"]
    ]
    councils = [council_said(one["name"], one["display"], one["range"]) for one in compared["councils"]]
    councils += [
        council_said(name, one["display"], "") for one in compared["without"] for name in one["names"]
    ]
    return said(
        finding=block["finding"],
        flags=" ".join(block["flags"]),
        latest=block["latest"]["display"],
        people=next((words for words in block["latest"]["words"] if not BESIDE_PEOPLE.search(words)), ""),
        sample=next((words.rstrip(".") for words in block["beneath"] if "looked at" in words), ""),
        long_run=block["long_run"],
        status=target["word"],
        target=". ".join([*target["words"], *reached]),
        verdict=f"{verdict['word']}. {verdict['rule']}",
        verdict_word=verdict["word"],
        direction=block["direction"],
        **of_change("before", block["previous"]),
        **of_change("year_ago", block["year_ago"]),
        commentary=" ".join(says.get("paragraphs", [])),
        signed=says.get("signed", ""),
        questions=" ".join(says.get("questions", [])),
        why=block["why"],
        chart=block["chart_notes"],
        councils="; ".join(sorted(councils)),
        bands="; ".join(bands),
        standing=" ".join(compared["words"]),
        usual=next(
            (words.partition(", from ")[0] for label, words in block["about"] if label == "Usual range"), ""
        ),
    )


def of_change(name: str, change: dict[str, str]) -> Said:
    words = change["word"] or change["reason"]
    return {name: change["display"], f"{name}_word": words, f"{name}_difference": change["difference"]}


# Workbooks


def sheets(payload: Payload, kind: str) -> list[dict[str, Any]]:
    """The lines of "Targets and verdicts"; of a CSV file those of the latest figures."""
    content = write(payload, kind, fingerprint="0" * 64)
    if kind == "csv":
        lines = list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
        return [line for line in lines if line["Target status"]]
    if kind == "ods":
        frame = pd.read_excel(
            BytesIO(content),
            sheet_name="Targets and verdicts",
            engine="odf",
            dtype=str,
            keep_default_na=False,
        )
        return frame.to_dict("records")
    sheet = openpyxl.load_workbook(BytesIO(content))["Targets and verdicts"]
    names, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(names, line, strict=True)) for line in lines]


COLUMNS = {
    "finding": "In words", "latest": "As shown", "people": "People", "status": "Target status",
    "direction": "Better is", "verdict_word": "Verdict",
    "before_word": "Since before", "before_difference": "Change since before",
    "year_ago_word": "Since a year ago", "year_ago_difference": "Change since a year ago",
    "long_run": "Over five years", "sample": "Sample", "commentary": "Commentary",
    "questions": "Questions to ask", "why": "Why it needs attention",
}  # fmt: skip


def of_line(line: dict[str, Any]) -> Said:
    words = {name: line[column] for name, column in COLUMNS.items() if column in line}
    words["verdict"] = f"{line['Verdict']}. {line['Verdict rule']}"
    if "Flags" in line:
        reach = (
            f". The target would have been met with {line['To reach the target']}"
            if line["To reach the target"]
            else ""
        )
        words["target"] = f"{line['Target'] or ''}{reach}"
        words["flags"] = str(line["Flags"] or "").replace("; ", " ")
        words["standing"] = standing_of(str(line["Statistical neighbours"] or ""), line)
        words["usual"] = str(line["Usual range"] or "").partition(", from ")[0]
    return said(**words)


def standing_of(words: str, line: dict[str, Any]) -> str:
    """The sentence without its year, which stands apart elsewhere; nothing where there is no comparison."""
    year, found, sentence = words.partition(": ")
    if found and year[:1].isdigit() and "no figure" not in year:
        return sentence
    return words if "similar councils" in words and not words.startswith("No ") else ""


def workbook(payload: Payload, kind: str) -> dict[str, Said]:
    return {str(line["Indicator code"]): of_line(line) for line in sheets(payload, kind)}


# Explore


def explore(payload: Payload, code: str) -> Said:
    row = next(row for row in rows_of(payload) if row["code"] == code)
    figure = explore_figure(row, "Exampleton")
    own = [text for trace in figure["data"] if trace["name"] == "Exampleton" for text in trace["text"]]
    label = f"{row['latest']['label']}: "
    latest = next((text.removeprefix(label) for text in own if text.startswith(label)), "")
    if not figure["data"]:
        return said(chart=figure["layout"]["annotations"][0]["text"])
    usual = [one["text"] for one in figure["layout"]["annotations"] if "usual range" in one["text"]]
    return said(latest=latest.partition(", ")[0], usual=" ".join(usual).partition("usual range ")[2])
