"""Forms read from a finished page, and typed into: what a browser would send is what is read."""

from hypothesis import given
from hypothesis import strategies as some

from accounts.writing.filling import changed, filled
from accounts.writing.marks import differences, digests
from accounts.writing.markup import forms_in

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
    assert not differences(shown, now, {"title": ["B"]})[0].both, "both wrote the same"
