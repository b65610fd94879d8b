"""A section's workbook to be filled in away from the site."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.collection.entry.pages import entry_section_at
from indicators.collection.sections.querysets import read_section
from indicators.intake.templates.sheet import About, Template, template_of
from indicators.models import CalendarSection, Category
from indicators.terms.periods import Period

MIME_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


@for_council(Permission.ENTER_FIGURES)
@require_safe
@never_cache
def template_workbook(
    request: HttpRequest, council: Council, period: Period, collection_slug: str, kind: str
) -> HttpResponse:
    """The workbook as it stands now; brought back as it is, it changes nothing."""
    if kind not in MIME_TYPES:
        raise Http404("Workbooks come as XLSX and ODS only.")
    place = entry_section_at(council, period, collection_slug)
    content = workbook_bytes(template_for(council, place.collection, place.period), kind)
    response = HttpResponse(content, content_type=MIME_TYPES[kind])
    name = f"{place.collection.slug}-{place.period.code}.{kind}".lower()
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def template_for(council: Council, collection: CalendarSection, period: Period) -> Template:
    """A section's reading and one query more."""
    reading = read_section(collection, period)
    cells = reading.cells
    named = {cell.category.id for cell in cells if cell.category is not None}
    codes = dict(Category.objects.filter(pk__in=named).values_list("pk", "code")) if named else {}
    about = About(council.name, collection.title, period.label, council.illustrative)
    return template_of(about, cells, reading.locked, reading.targets, codes)


def workbook_bytes(template: Template, kind: str) -> bytes:
    # Imported with the first workbook of a process: the writers take 0.1 and 0.2 s, for which commands and restarts
    # would wait too.
    if kind == "xlsx":
        from indicators.intake.templates.xlsx import write_xlsx

        return write_xlsx(template)
    from indicators.intake.templates.ods import write_ods

    return write_ods(template)
