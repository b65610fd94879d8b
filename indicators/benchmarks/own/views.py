"""Pages on which an officer says what an unknown file holds, and changes such a mapping later."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from accounts.models import Council
from accounts.pages import only_sent
from accounts.policies import NotAllowed
from indicators.asking.pages import risks_of
from indicators.benchmarks.bringing import actions as bringing
from indicators.benchmarks.bringing.querysets import State, file_with_key
from indicators.benchmarks.bringing.reading.actions import path_of
from indicators.benchmarks.bringing.views import GONE
from indicators.benchmarks.describing.description import suggestions
from indicators.benchmarks.mapping_files import MappingError, mapping_of
from indicators.benchmarks.own import actions
from indicators.benchmarks.own.drafts import Draft, DraftIndicator, draft_of
from indicators.benchmarks.own.filling import first_values, labels_of, texts_of, values_of, words_of_rows
from indicators.benchmarks.own.forms import (
    IndicatorForm,
    NameForm,
    RemoveForm,
    TextForm,
)
from indicators.benchmarks.own.presenters import (
    TriedTable,
    mapped_lines,
    remapped_words,
    shortly,
    tried_table,
)
from indicators.benchmarks.own.querysets import areas_tried, is_large, mapping_with_key, newest_kept, tried
from indicators.benchmarks.own.showing import NotShown, kept_words
from indicators.benchmarks.own.writing import toml_of
from indicators.benchmarks.pages import back, manages
from indicators.benchmarks.querysets import OtherFigures, Unreadable, catalogue, titles_of_catalogue
from indicators.benchmarks.reader import UnknownDataset, UnreadableFile
from indicators.models import NationalFile, OwnMapping
from indicators.terms.wording import count_words

MOST_SUGGESTED = 12
NOT_READ = (MappingError, Unreadable, UnknownDataset, UnreadableFile)


@manages
def national_map(request: HttpRequest, council: Council, file_id: UUID) -> HttpResponse:
    """Say what an unknown file holds, an indicator at a time, and look at its figures before anything is kept."""
    file = file_with_key(council, request.user, file_id, timezone.now())
    if file is None or file.state != State.UNKNOWN:
        messages.info(request, GONE if file is None else "This file is known by now.")
        return redirect("indicators:national_bring", council.slug)
    draft, titles = draft_of(file.draft), titles_of_catalogue()
    do = request.POST.get("do", "")
    if do.startswith("remove:"):
        bringing.keep_draft(file=file, draft=draft.without(do.removeprefix("remove:")), by=request.user)
        return redirect("indicators:national_map", council.slug, file.pk)
    if request.method == "POST":
        return _said(request, council, file, draft, titles)
    name = NameForm(
        initial={"title": draft.title or _title_of(file), "publication": draft.publication},
        risks=risks_of(request),
    )
    one = IndicatorForm(
        described=file.described, titles=titles, draft=draft, initial=_initial(request, file, draft, titles)
    )
    return _map_page(request, council, file, draft, name, one)


def _initial(
    request: HttpRequest, file: NationalFile, draft: Draft, titles: dict[str, str]
) -> dict[str, Any]:
    """What the form begins with: an indicator that is mapped already, or one of those suggested."""
    code = request.GET.get("start", "")
    mapped = next((each for each in draft.indicators if each.code == code), None)
    if mapped:
        return values_of(mapped, labels_of(file.described, draft), texts_of(file.described))
    suggested = suggestions(file.described, titles)
    return first_values(file.described, next((each for each in suggested if each.code == code), None))


def _title_of(file: NationalFile) -> str:
    stem = file.file_name.rpartition(".")[0] or file.file_name
    return stem.replace("_", " ").replace("-", " ").strip().capitalize()[:120]


def _said(
    request: HttpRequest, council: Council, file: NationalFile, draft: Draft, titles: dict[str, str]
) -> HttpResponse:
    """Show, keep or save what the form says; "save" without another indicator saves those that are kept."""
    do = request.POST.get("do")
    name = NameForm(request.POST, risks=risks_of(request))
    one = IndicatorForm(request.POST, described=file.described, titles=titles, draft=draft)
    no_more = do == "save" and bool(draft.indicators) and not request.POST.get("code")
    if not name.is_valid() or not (no_more or one.is_valid()):
        return _map_page(request, council, file, draft, name, one)
    said = _named(draft, name, file)
    new = None if no_more else one.indicator()
    said = said.with_indicator(new) if new else said
    try:
        text = toml_of(said, words_of_rows(file.described))
        if not draft.key and mapping_with_key(said.key):
            raise MappingError(f'There is a mapping "{said.title}" already. Give this one another name.')
        table = _tried(council, file, said, text, new)
        if do == "save":
            return _saved(request, council, file, said, text)
    except NOT_READ as error:
        (name if no_more else one).refuse(shortly(error))
        return _map_page(request, council, file, draft, name, one)
    if do == "keep":
        bringing.keep_draft(file=file, draft=replace(said, key=draft.key), by=request.user)
        messages.success(request, f"{titles[new.code]} is kept. Say the next, or save the mapping.")
        return redirect("indicators:national_map", council.slug, file.pk)
    return _map_page(request, council, file, draft, name, one, table)


def _named(draft: Draft, name: NameForm, file: NationalFile) -> Draft:
    title = name.cleaned_data["title"]
    key = draft.key or slugify(title)[:80] or "dataset"
    publication = name.cleaned_data["publication"]
    return replace(draft, key=key, title=title, publication=publication, file=draft.file or file.file_name)


def _tried(
    council: Council, file: NationalFile, said: Draft, text: str, new: DraftIndicator | None
) -> TriedTable | None:
    """Read the file by the mapping, and what it finds of the new indicator. Raises one of NOT_READ."""
    dataset = actions.checked(said.key, text)
    areas = areas_tried(council)
    with path_of(file) as path:
        gathering = tried(path, dataset, areas)
    if new is None:
        return None
    figures = gathering.figures(OtherFigures([gathering]))
    return tried_table(figures, catalogue()[new.code], areas)


def _saved(
    request: HttpRequest, council: Council, file: NationalFile, said: Draft, text: str
) -> HttpResponse:
    changes = bool(draft_of(file.draft).key)
    _, remapped = actions.save_mapping(key=said.key, toml=text, by=request.user)
    if changes:
        bringing.discard_file(file=file, by=request.user)
        messages.success(request, f"The mapping is changed. {remapped_words(remapped)}")
        return redirect("indicators:national_mapping", council.slug, said.key)
    bringing.read_again(file=file, by=request.user)
    messages.success(request, "The mapping is saved: files like this one are known from now on.")
    return redirect("indicators:national_file", council.slug, file.pk)


def _map_page(
    request: HttpRequest,
    council: Council,
    file: NationalFile,
    draft: Draft,
    name: NameForm,
    one: IndicatorForm,
    table: TriedTable | None = None,
) -> HttpResponse:
    titles = titles_of_catalogue()
    mapped = {each.code for each in draft.indicators}
    near = [each for each in suggestions(file.described, titles) if each.code not in mapped]
    context = {
        "file": file,
        "name": name,
        "form": one,
        "table": table,
        "in_part": is_large(file.size or 0),
        "mapped": mapped_lines(draft, titles),
        "kept": kept_words(draft),
        "text_of": draft.key,
        "near": [
            {"code": each.code, "label": each.label, "title": titles[each.code]}
            for each in near[:MOST_SUGGESTED]
        ],
        "back": back(council),
    }
    return render(request, "indicators/benchmarks/map.html", context)


@manages
def national_mapping(request: HttpRequest, council: Council, mapping: str) -> HttpResponse:
    """A mapping that an officer made: what it says, and its text to change."""
    kept = _mapping(mapping)
    form = TextForm(request.POST or None, initial={"toml": kept.toml})
    if request.method == "POST" and form.is_valid():
        try:
            text = form.cleaned_data["toml"].replace("\r\n", "\n") + "\n"
            _, remapped = actions.save_mapping(key=mapping, toml=text, by=request.user)
        except MappingError as error:
            form.refuse(f"This is not understood: {error}.".replace("..", "."), "toml")
        else:
            messages.success(request, f"The mapping is changed. {remapped_words(remapped)}")
            return redirect("indicators:national_mapping", council.slug, mapping)
    titles = titles_of_catalogue()
    try:
        dataset = mapping_of(kept.toml, mapping)
    except MappingError as error:  # kept by an earlier version of the software
        dataset = None
        messages.warning(request, f"This mapping is not understood any more: {error}")
    context = {
        "mapping": kept,
        "title": dataset.title if dataset else mapping,
        "indicators": [titles.get(one.code, one.code) for one in dataset.indicators] if dataset else [],
        "by_form": dataset is not None and newest_kept(mapping) is not None,
        "form": form,
        "back": back(council),
    }
    return render(request, "indicators/benchmarks/mapping.html", context)


@manages
@only_sent
def national_mapping_open(request: HttpRequest, council: Council, mapping: str) -> HttpResponse:
    """Open a mapping in the form, on the newest file that is kept of its dataset."""
    kept, release = _mapping(mapping), newest_kept(mapping)
    page = redirect("indicators:national_mapping", council.slug, mapping)
    if release is None:
        messages.info(request, "No file of this dataset is kept: change the text.")
        return page
    try:
        file = bringing.open_again(council=council, release=release, toml=kept.toml, by=request.user)
    except NotShown as reason:
        messages.warning(
            request, f"The page has no field for what this mapping says: {reason}. Change the text."
        )
        return redirect("indicators:national_mapping", council.slug, mapping)
    except (NotAllowed, UnreadableFile, OSError) as problem:
        messages.warning(request, str(problem))
        return redirect("indicators:national_mapping", council.slug, mapping)
    return redirect("indicators:national_map", council.slug, file.pk)


@manages
def national_mapping_remove(request: HttpRequest, council: Council, mapping: str) -> HttpResponse:
    """Ask, then take a mapping out with the figures that were read by it."""
    kept = _mapping(mapping)
    form = RemoveForm(request.POST or None, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        releases = actions.remove_mapping(mapping=kept, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, f"The mapping is taken out with {count_words(releases, 'releases')}.")
        return redirect("indicators:national", council.slug)
    context = {
        "heading": f"Take out the mapping {mapping}?",
        "intro": "The figures of its releases go with it, for every council of this service. Published editions keep "
        "what they were published with.",
        "back": (mapping, reverse("indicators:national_mapping", args=[council.slug, mapping])),
        "form": form,
        "submit": "Take it out",
    }
    return render(request, "components/form_page.html", context)


@manages
@require_safe
def national_mapping_file(request: HttpRequest, council: Council, mapping: str) -> HttpResponse:
    """The mapping as a file, for another service's folder of mappings."""
    response = HttpResponse(_mapping(mapping).toml, content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{mapping}.toml"'
    return response


def _mapping(key: str) -> OwnMapping:
    mapping = mapping_with_key(key)
    if mapping is None:
        raise Http404("No mapping of this name was made here.")
    return mapping
