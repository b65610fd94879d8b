"""What is made once from an edition and kept: main parts of pages, files, whole answers to visitors.

The payload is the truth. Everything here is dropped and made again at will: it is kept under the name of the code that
made it, and code that has changed has another name.
"""

import hashlib
import logging
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache, wraps
from pathlib import Path
from typing import TypeVar

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate

from accounts.files.jobs import names_in
from accounts.files.sealed import sealed, unsealed
from accounts.querysets import newest_entry
from scorecards.editions.pages import Page
from scorecards.models import Edition, EditionPage
from scorecards.payload import Payload

logger = logging.getLogger(__name__)
NOT_SOURCE = "__pycache__"
APPENDIX, FIGURES = SHELVES = ("appendix", "figures")  # where files of editions are kept
SECONDS = 60
SECONDS_OF_A_DRAWING = 60 * 60
answers = drawings = caches["pages"]

Drawn = TypeVar("Drawn")


@cache
def renderer_name() -> str:
    """Names the code that draws, by sixteen hexadecimal digits of every source file's name and content.

    Read once a process (some 3 MB).
    """
    content = hashlib.sha256()
    for path in source_files(Path(settings.BASE_DIR)):
        content.update(path.relative_to(settings.BASE_DIR).as_posix().encode())
        content.update(hashlib.sha256(path.read_bytes()).digest())
    return content.hexdigest()[:16]


def source_files(project: Path) -> Iterator[Path]:
    """Every file of the project's apps, templates, styles and scripts, in one order on every machine; and its packages.

    Whole folders and nothing chosen: a list of the files that draw would one day miss one, and a page drawn by older
    code would then be served for good. A page made again for nothing costs some milliseconds.
    """
    ours = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == project]
    for folder in sorted([*ours, project / "templates", project / "static"]):
        yield from (
            path for path in sorted(folder.rglob("*")) if path.is_file() and NOT_SOURCE not in path.parts
        )
    yield project / "requirements.txt"


def kept_page(edition: Edition, name: str, make: Callable[[Payload], Page]) -> Page:
    """The page of that name, made on the first visit. One query when it is there.

    `edition` may have its payload deferred: it is read only to make a page.
    """
    found = EditionPage.objects.filter(edition=edition, name=name, renderer=renderer_name())
    for frame, html in found.values_list("frame", "html"):
        return Page(frame, mark_safe(html))  # noqa: S308 - made by `render_to_string`
    page = make(edition.payload)
    _keep_page(EditionPage(edition=edition, name=name, frame=page.frame, html=page.html))
    return page


def _keep_page(page: EditionPage) -> None:
    """In the place of one of that name, which code of before made, or another visitor just now. One statement."""
    page.renderer = renderer_name()
    made = ("renderer", "frame", "html")
    EditionPage.objects.bulk_create(
        [page], update_conflicts=True, unique_fields=("edition", "name"), update_fields=made
    )


def know_of_file(edition: Edition, name: str, known: Mapping[str, object]) -> None:
    """Keep what links say of a file that was made. Where nothing can be written they say no more than what it is."""
    with suppress(DatabaseError), transaction.atomic():
        _keep_page(EditionPage(edition=edition, name=name, frame=known, html=""))


def kept_drawing(name: str, draw: Callable[[], Drawn]) -> Drawn:
    """What `draw` makes, kept in this process while all it is drawn from stays as it is.

    For what is read anew at every visit. `name` must follow from all that the drawing follows from: what differs in
    any part is drawn anew, so nothing has to be invalidated. Who may see it was asked before it was read.
    """
    key = f"drawn:{renderer_name()}:{name}"
    kept: Drawn | None = drawings.get(key)
    if kept is None:
        kept = draw()
        drawings.set(key, kept, SECONDS_OF_A_DRAWING)
    return kept


def digest_of(read: object) -> str:
    """Names whatever plain values were read, functions that draw them among them, by all they hold."""
    return hashlib.sha256(pickle.dumps(read)).hexdigest()


def kept_file(name: str, make: Callable[[], bytes]) -> bytes:
    """The file of that name in the file store; on the first visit it is made and put there.

    The name must tell all that the content follows from. Whatever `make` raises is raised, and nothing is kept. Where
    the store fails, the file is made anew for everyone who asks; one that is not whole any more is made again.
    """
    content = read_kept(name)
    if content is None:
        content = make()
        _keep(name, content)
    return content


def read_kept(name: str) -> bytes | None:
    """The file of that name, whole; None where there is none, or the store does not answer."""
    try:
        with default_storage.open(name) as kept:
            content = unsealed(kept.read())
        if content is None:
            logger.warning("A kept file was not whole, and is made again: %s", name)
            default_storage.delete(name)
    except OSError:
        return None  # not made yet, or out of reach, which the store has said in the log
    return content


def _keep(name: str, content: bytes) -> None:
    with suppress(OSError):
        kept = default_storage.save(name, ContentFile(sealed(content)))
        if kept != name:
            default_storage.delete(kept)  # another visitor was faster, with the same file


def clear_kept_files() -> None:
    """Files of editions that code of before made: nothing asks for them any more."""
    for shelf in SHELVES:
        for name in names_in(shelf):
            if renderer_name() not in name:
                default_storage.delete(name)


def forget_files(edition: Edition) -> None:
    """Throw away the files that were made from the edition and kept. No view gives them out once it is down; a store
    that does not answer leaves them, and the log says so."""
    for shelf in SHELVES:
        folder = f"{shelf}/{edition.scorecard.council.slug}"
        try:
            names = default_storage.listdir(folder)[1] if default_storage.exists(folder) else []
            for name in names:
                if name.startswith(edition.sha256):
                    default_storage.delete(f"{folder}/{name}")
        except OSError:
            logger.exception("Files of an edition that was taken down could not be removed from %s", folder)


def kept_for_visitors(view: Callable) -> Callable:
    """Keep the view's whole answers for visitors without a session: a published page may be read by a town at once.

    The view itself still asks for its permission. Every write to a council goes through the audit trail, so the number
    of its newest entry tells whether anything a page shows has changed. A kept answer is used only while that number,
    the code and the council's public access are as they were: one small query a second, however many come, and
    nothing to invalidate. Two writes that end in another order than they began could hide the first of them, so
    answers are kept for a minute only.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, council_slug: str, *args, **kwargs) -> HttpResponse:
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        plain = request.method == "GET" and not request.GET  # what is chosen in an address is answered anew
        entry = entry_now(council_slug) if plain and not has_session else None
        if entry is None:
            return view(request, council_slug, *args, **kwargs)
        # an agenda comes into sight on its day, without a write
        key = f"visitors:{renderer_name()}:{entry}:{localdate()}:{request.path}"
        kept = answers.get(key)
        if kept is None:
            response = view(request, council_slug, *args, **kwargs)
            if response.status_code != 200 or response.cookies:
                return response
            kept = (f'"{hashlib.sha256(response.content).hexdigest()[:32]}"', response.content)
            answers.set(key, kept, SECONDS)
        etag, content = kept
        unchanged = get_conditional_response(request, etag=etag)
        return unchanged or HttpResponse(content, headers={"ETag": etag, "Cache-Control": "no-cache"})

    return wrapped


def entry_now(council_slug: str) -> int | None:
    """The newest entry, asked for again after VISITORS_ASK_EVERY seconds; so much later is a change seen here."""
    key = f"visitors:{council_slug}"
    known = answers.get(key)
    if known is None:
        known = (newest_entry(council_slug),)
        if settings.VISITORS_ASK_EVERY:
            answers.set(key, known, settings.VISITORS_ASK_EVERY)
    return known[0]
