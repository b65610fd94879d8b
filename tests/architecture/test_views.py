"""Every address asks who may open it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

# Packages whose own views are reached before sign-in or guard themselves.
GUARDED_ELSEWHERE = ("allauth.",)


def every_view(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, object]]:
    for entry in resolver.url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from every_view(entry, address)
        elif isinstance(entry, URLPattern):
            yield address, getattr(entry.callback, "view_class", entry.callback)


def has_marker(view: object) -> bool:
    return bool(getattr(view, "required_permission", None)) or getattr(view, "public", False) is True


def test_every_view_names_a_permission_or_says_it_is_public():
    views = list(every_view(get_resolver()))
    assert views
    faults = [
        f"{address}: {view.__module__}.{view.__qualname__}"
        for address, view in views
        if not view.__module__.startswith(GUARDED_ELSEWHERE) and not has_marker(view)
    ]
    assert not faults, "\n".join(faults)


def test_no_view_is_both_public_and_guarded():
    faults = [
        address
        for address, view in every_view(get_resolver())
        if getattr(view, "public", False) and getattr(view, "required_permission", None)
    ]
    assert not faults, "\n".join(faults)
