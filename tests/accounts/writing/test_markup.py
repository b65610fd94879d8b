"""Forms read from a finished page, and typed into: what a browser would send is what is read."""

from django.forms import BaseForm, BooleanField
from django.urls import resolve
from hypothesis import given
from hypothesis import strategies as some

from accounts.writing.filling import changed, filled
from accounts.writing.marks import differences, digests
from accounts.writing.markup import best_match, forms_in
from accounts.writing.names import CONFIRMS

PAGE = """<main><form method="post" action="/a/?x#y">
<input type="hidden" name="csrfmiddlewaretoken" value="t"><input type=hidden name=seen value="1">
<label for="id_a">Ti<b>tle</b></label><input type="text" name="a" value="1 &gt; &quot;2" id="id_a">
<textarea name="t" rows=3 aria-label="What happened">
Hello &amp; you
two</textarea>
<select name="s"><option value="1">One<option value="2" selected>Two</option></select>
<select name="m" multiple><option>x</option><option selected>y</option></select>
<input type=checkbox name=c value=x checked><input type=checkbox name=c value=y>
<input name="twice" value="1"><input name="twice" value="2"><input name="off" value="3" disabled>
<fieldset><legend>Safe?</legend><label for=g>Answer <span>(optional)</span></label><input id=g name=g>
<fieldset><legend>How often (it is)</legend><input type=radio name=r value=1 id=r1><label for=r1>Once</label>
<input type=radio name=r value=2 id=r2><label for=r2>Twice</label></fieldset></fieldset>
<input type=file name=f><button name=do value=save>Save</button>
</form></main>"""
SHOWN = {
    "a": ['1 > "2'],
    "t": ["Hello & you\ntwo"],
    "s": ["2"],
    "m": ["y"],
    "c": ["x"],
    "twice": ["1", "2"],
    "g": [""],
    "r": [],
}


def test_what_confirms_a_page_is_typed_in_for_nobody():
    page = """<form method=post><input name=csrfmiddlewaretoken type=hidden value=t>
    <input type=hidden name=digest value=new data-confirms><input type=checkbox name=read data-confirms>
    <textarea name=why></textarea></form>"""
    (form,) = forms_in(page)
    sent = {"digest": ["old"], "read": ["on"], "why": ["Two were late."]}
    assert form.shows_other_than(sent) and not form.shows_other_than({"digest": ["new"], "read": ["on"]})
    (now,) = forms_in(changed(page, filled(form, sent, hidden=True)))
    assert now.shown() == {"read": [], "why": ["Two were late."]} and now.controls[1].value == "new"


def test_of_several_forms_for_different_things_the_one_of_the_same_thing_is_found():
    def page(*lines: str) -> list:
        form = "<form method=post><input name=csrfmiddlewaretoken type=hidden value=t>"
        form += "<input type=hidden name=line value={}><input type=hidden name=seen value={}><input name=why></form>"
        return forms_in("".join(form.format(each, place) for place, each in enumerate(lines)))

    sent = {"line": ["item"], "seen": ["0"], "why": ["Later."]}
    found = best_match(page("owner", "item"), "", 0, sent)
    assert found and found.hidden["line"] == "item", "another line came before it since"
    assert best_match(page("owner", "beside"), "", 0, sent) is None, "it is done by now"


def test_how_long_a_text_is_is_told_of_what_is_typed_in_again():
    page = """<form method=post><input name=csrfmiddlewaretoken type=hidden value=t><p>Why.
    <b data-words-of=t>0 of 3 words</b>.</p><textarea id=t name=why data-words=3></textarea></form>"""
    (form,) = forms_in(page)
    for text, told in (("Two late", "2 of 3 words"), ("One two three four", "4 words, 3 are asked for")):
        assert f"<b data-words-of=t>{told}</b>." in changed(page, filled(form, {"why": [text]}))


def test_every_box_that_has_to_be_ticked_confirms_something():
    """Kept ticks of such boxes would say of the next page that somebody had read it."""
    resolve("/")  # which loads every form
    forms, found = [BaseForm], []
    for each in forms:
        forms += each.__subclasses__()
        fields = getattr(each, "base_fields", {}).items()
        found += [
            f"{each.__module__}.{name}"
            for name, field in fields
            if isinstance(field, BooleanField)
            and field.required
            and CONFIRMS not in field.widget.attrs
            and not each.__module__.startswith(("django.", "allauth."))
        ]
    assert len(forms) > 50 and not found


def test_a_form_is_read_as_a_browser_would_send_it():
    (form,) = forms_in(PAGE)
    assert form.shown() == SHOWN
    assert (form.action, form.label("a"), form.label("t"), form.label("s")) == (
        "/a/",
        "Ti tle",
        "What happened",
        "S",
    )
    assert form.words_of("s", ["1"]) == "One"
    assert form.label("g") == "Safe?: Answer" and form.label("r") == "How often (it is)"
    assert form.has_free_text and not form.secret and [each.name for each in form.files] == ["f"]
    assert forms_in('<form method="get"><input name="q"></form>') == []


@given(
    text=some.text(alphabet=some.characters(codec="utf-8", exclude_characters="\r\0")),
    chosen=some.sampled_from(["1", "2"]),
    ticked=some.lists(some.sampled_from(["x", "y"]), unique=True).map(sorted),
)
def test_what_is_typed_in_is_what_is_read_again(text, chosen, ticked):
    typed = {
        **SHOWN,
        "a": [text],
        "t": [text],
        "s": [chosen],
        "m": ticked,
        "c": ticked,
        "twice": [text, "2"],
        "g": [text],
    }
    (form,) = forms_in(PAGE)
    again = changed(PAGE, filled(form, typed))
    (found,) = forms_in(again)
    assert found.shown() == typed
    assert again.count("<form") == 1 and 'name=seen value="1"' in again


def test_what_others_changed_is_told_from_what_the_person_changed():
    shown = digests({"title": ["A"], "words": ["one\r\ntwo "], "gone": ["x"], "ticks": ["1"]})
    now = {"title": ["B"], "words": ["one\ntwo"], "new": ["y"], "ticks": []}
    assert differences(shown, now, {"title": ["A"], "words": ["mine"], "ticks": ["1"]}) != []
    title, ticks = differences(shown, now, {"title": ["C"], "words": ["mine"], "ticks": ["1"]})
    assert (title.name, title.now, title.typed, title.both) == ("title", ["B"], ["C"], True)
    assert (ticks.name, ticks.both) == ("ticks", False), "the person had left it"
    sent = {"title": ["C"], "words": ["mine"], "ticks": ["1"]}
    _, ticks = differences(shown, now, sent, {"ticks": "title"})
    assert ticks.both, "it says something of the title, which both wrote"
    assert not differences(shown, now, {"title": ["B"]})[0].both, "both wrote the same"
