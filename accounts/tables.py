"""What lists share: how their columns stand, how they are sorted and paged."""

import re
from datetime import datetime

from django.core.paginator import EmptyPage, Paginator
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django_tables2 import LazyPaginator, Table

from accounts.models import User

# Whether the words of a column may be broken over lines, on narrow screens too
KEEP, WIDE = {"td": {"class": "keep"}}, {"td": {"class": "wide"}}
NEWEST = re.compile(r", newest( period)? first$")
# A list that is not counted has no last page: the database skips no more rows than this times a page's length
MOST_PAGES = 100_000


def arrange(
    request: HttpRequest, table: Table, *, per_page: int | None = None, counted: bool = True
) -> Table:
    """Sort the list, and show the page of it, that the address asks for; `per_page` None shows all of it.

    How long a page is the address does not say: one of a million rows would cost the memory of a million. A page that
    is no number is the first, one behind the last is the last. With `counted` False the rows are not counted, so that
    the last page costs what the first does, and a page behind the last is empty.
    """
    table.request = request
    asked = request.GET.getlist(table.prefixed_order_by_field)
    if order_by := [each for each in asked if each.removeprefix("-") in table.columns]:
        table.order_by = order_by
        table.caption = NEWEST.sub("", str(table.Meta.caption))  # which it is not any more
    if per_page is None:
        return table
    number = page_number(request.GET.get(table.prefixed_page_field, ""))
    kind = Paginator if counted else LazyPaginator
    try:
        table.paginate(paginator_class=kind, per_page=per_page, page=number)
    except EmptyPage:
        table.page = table.paginator.page(table.paginator.num_pages)
    return table


def page_number(text: str) -> int:
    """From 1 to MOST_PAGES; 1 for what is no number."""
    if not (text.isascii() and text.isdigit()):
        return 1
    return max(1, min(int(text[:10]), MOST_PAGES))


def when_and_who(at: datetime, by: User | None) -> str:
    """ "9 February 2026, A person"."""
    return f"{date_format(localtime(at), 'j F Y')}, {by or 'the system'}"
