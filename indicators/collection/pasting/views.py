"""The answer that the grid's script gets when a block is pasted: what goes where. Nothing is saved here."""

import json
from dataclasses import asdict

from django.http import HttpRequest, JsonResponse

from accounts.models import Council
from accounts.pages import only_sent
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.collection.entry.pages import entry_section_at
from indicators.collection.pasting.blocks import Unreadable, read_block
from indicators.collection.pasting.plans import Target, plan_of
from indicators.collection.pasting.querysets import rows_of
from indicators.terms.periods import Period

NOT_A_PASTE = "This is not what the page sends."


@for_council(Permission.ENTER_FIGURES)
@only_sent
def entry_paste(request: HttpRequest, council: Council, period: Period, collection_slug: str) -> JsonResponse:
    """`{"text", "row", "column"}`: the block, the row's place on the page from 0, and the column's name."""
    place = entry_section_at(council, period, collection_slug)
    try:
        sent = json.loads(request.body)
        text, target = str(sent["text"]), Target(int(sent["row"]), str(sent["column"]))
        block = read_block(text, period)
    except Unreadable as problem:
        return JsonResponse({"problem": str(problem)}, status=400)
    except (ValueError, KeyError, TypeError, RecursionError):
        return JsonResponse({"problem": NOT_A_PASTE}, status=400)
    rows = rows_of(council, place.collection, period, place.number)
    return JsonResponse(asdict(plan_of(block, rows, target, period)))
