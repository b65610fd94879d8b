"""Templates are laid out for people and sent without the layout; readers see the same page either way."""

import re
from html.parser import HTMLParser
from itertools import product

import pytest
from django.template import Context, Engine
from hypothesis import given
from hypothesis import strategies as st

from config.loaders import Loader
from config.white_space import AS_WRITTEN, BLOCKS, tightened

ENGINE = Engine()
# What a page may be filled in with: each branch, and a loop that runs never, once and twice.
FILLED = [
    {"late": late, "open": is_open, "rows": rows, "title": " Placement  stability\n", "url": "/a b"}
    for late, is_open, rows in product([True, False], [True, False], [[], ["7"], ["7", "9"]])
]


class Shown(HTMLParser):
    """What a browser shows: lines of text between the edges of blocks, and every tag with its attributes."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines, self.tags, self.as_written = [""], [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs))
        if tag in BLOCKS:
            self.lines.append("")
        elif tag in {"input", "textarea"} and ("type", "hidden") not in attrs:
            self.lines[-1] += "\N{OBJECT REPLACEMENT CHARACTER}"
        self.as_written = tag if tag in AS_WRITTEN else self.as_written

    def handle_endtag(self, tag):
        self.as_written = "" if tag in AS_WRITTEN else self.as_written
        self.tags.append((f"/{tag}", []))
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data):
        if self.as_written:
            self.tags.append(("as written", data))
        else:
            self.lines[-1] += data


def shown(template):
    """For each way to fill it in: the lines a reader sees (white space as CSS collapses it), and the tags."""
    compiled = ENGINE.from_string(f"<div>{template}</div>")
    return [lines_and_tags(compiled.render(Context(filled))) for filled in FILLED]


def lines_and_tags(html):
    page = Shown()
    page.feed(html)
    page.close()
    lines = [re.sub(r"[ \t\n\r\f]+", " ", line).strip(" \t\n\r\f") for line in page.lines]
    return [line for line in lines if line], page.tags


SPACE = st.sampled_from(["", " ", "\n", "\n    ", " \t\r\n\n "])
WORDS = st.sampled_from(
    [
        "Met",
        "12 of",
        "{{ title }}",
        "£1\N{NO-BREAK SPACE}000",
        "<input name=x>",
        '<input type="hidden" name=y>',
        "a < b",
        "a { b",
        "it's",
    ]
)
KEPT = st.sampled_from(
    [
        "<textarea name=a>\n  {{ title }}\n two  spaces</textarea>",
        "<pre>\n  curl \\\n    {{ url }}</pre>",
        "{# a remark #}",
        "{% comment %} <p>\n not shown {% endcomment %}",
        "{% verbatim %}  {{ x }}\n {% endverbatim %}",
    ]
)
OPENING = st.sampled_from(
    [
        "{name}",
        '{name}\n  class="a  b"\n  title="two\n lines"\n',
        '{name} {{% if late %}} class="late"{{% endif %}} ',
        '{name}\n  {{% if late %}}class="late {{{{ row }}}}"{{% endif %}}\n  {{% if open %}}open{{% endif %}}\n',
        "{name}\n  {{% if late %}}lang=en{{% elif open %}}open{{% endif %}}\n  dir=ltr ",
        '{name} href="{{{{ url }}}}"\tdata-more=\'{{% if open %}}"x" > y{{% endif %}}\'',
    ]
)


def element(inside):
    names = st.sampled_from(["p", "td", "li", "b", "a", "span", "button"])
    return st.builds(
        lambda name, opening, content: f"<{opening.format(name=name)}>{content}</{name}>",
        names,
        OPENING,
        inside,
    )


def construct(inside):
    marks = st.sampled_from(
        [
            ("{% if late %}", "{% endif %}"),
            ("{% if late %}", "{% else %}", "{% endif %}"),
            ("{% if late %}", "{% elif open %}", "{% endif %}"),
            ("{% if late %}", "{% elif open %}", "{% else %}", "{% endif %}"),
            ("{% for row in rows %}", "{% endfor %}"),
            ("{% for row in rows %}", "{% empty %}", "{% endfor %}"),
            ("{% with a=title %}", "{% endwith %}"),
            ("{% autoescape on %}", "{% endautoescape %}"),
        ]
    )
    return st.builds(
        lambda chosen, contents: "".join(a + b for a, b in zip(chosen, [*contents, ""], strict=False)),
        marks,
        st.lists(inside, min_size=3, max_size=3),
    )


def sequence(part):
    return st.lists(st.tuples(SPACE, part), max_size=5).flatmap(
        lambda parts: st.builds(lambda end: "".join(a + b for a, b in parts) + end, SPACE)
    )


TEMPLATES = sequence(
    st.recursive(
        WORDS | KEPT, lambda part: element(sequence(part)) | construct(sequence(part)), max_leaves=12
    )
)


@given(TEMPLATES)
def test_a_reader_sees_the_same_page_whatever_it_is_filled_in_with(template):
    assert shown(tightened(template)) == shown(template)


@given(TEMPLATES)
def test_what_is_tight_stays_as_it_is(template):
    once = tightened(template)
    assert len(once) <= len(template)
    assert tightened(once) == once


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        pytest.param(
            "<ul>\n  <li>Met</li>\n  <li>Close</li>\n</ul>",
            "<ul><li>Met</li><li>Close</li></ul>",
            id="blocks",
        ),
        pytest.param("<p>\n  Which way\n  is good\n</p>", "<p>Which way is good</p>", id="words"),
        pytest.param("<b>12</b>\n<b>of 30</b>", "<b>12</b> <b>of 30</b>", id="words in elements"),
        pytest.param(
            '<p>\n  <a href="/">\n    Home\n  </a>\n  <a>Next</a>\n</p>',
            '<p><a href="/">Home</a> <a>Next</a></p>',
            id="a link ends with its word",
        ),
        pytest.param(
            "<td>\n  {% if late %}\n    <b>late</b>\n  {% else %}\n    –\n  {% endif %}\n</td>",
            "<td>{% if late %}<b>late</b>{% else %}–{% endif %}</td>",
            id="branches",
        ),
        pytest.param(
            "<p>\n  {% for row in rows %}\n    <b>{{ row }}</b>\n  {% endfor %}\n</p>",
            "<p>{% for row in rows %} <b>{{ row }}</b>{% endfor %}</p>",
            id="one row after another",
        ),
        pytest.param(
            '<a\n  href="{% url "home" %}"\n  title="two  spaces"\n>',
            '<a href="{% url "home" %}" title="two  spaces">',
            id="attributes",
        ),
        pytest.param(
            '<i\n  {% if late %}title="late"{% endif %}\n  id="i"\n  {% if open %}hidden{% endif %}\n>',
            '<i{% if late %} title="late"{% endif %} id="i"{% if open %} hidden{% endif %}>',
            id="attributes that may be left out",
        ),
        pytest.param(
            "<select>\n  <option>c\n  {% for row in rows %}\n    <option>{{ row }}\n  {% endfor %}\n</select>",
            "<select><option>c{% for row in rows %}<option>{{ row }}{% endfor %}</select>",
            id="options",
        ),
        pytest.param("<pre>\n  a\n</pre>", "<pre>\n  a\n</pre>", id="as written"),
    ],
)
def test_the_layout_is_not_sent(written, sent):
    assert tightened(written) == sent


@pytest.mark.parametrize(
    "template", ["{% endif %} </p>", "<p {% if %}", "{% else %}\n{% if a %}", '<a href="', "<!-- "]
)
def test_what_is_not_a_template_is_left_to_django_to_refuse(template):
    assert re.sub(r"\s", "", tightened(template)) == re.sub(r"\s", "", template)


@pytest.mark.parametrize(
    ("name", "debug", "sent"),
    [
        ("page.html", False, "<p>Met</p>"),
        ("letter.txt", False, "<p>\n  Met\n</p>\n"),
        # Pages of faults name the template's own lines.
        ("page.html", True, "<p>\n  Met\n</p>\n"),
    ],
)
def test_letters_are_sent_as_they_are_written(tmp_path, name, debug, sent):
    (tmp_path / name).write_text("<p>\n  Met\n</p>\n", encoding="utf-8")
    engine = Engine(dirs=[str(tmp_path)], debug=debug, loaders=[f"{Loader.__module__}.{Loader.__name__}"])
    assert engine.get_template(name).render(Context()) == sent
