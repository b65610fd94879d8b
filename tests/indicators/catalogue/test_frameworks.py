"""Places in national frameworks rest on a source that names the metric, and on nothing else."""

from datetime import date

import pytest

from indicators.catalogue.shipped.frameworks import national_frameworks
from tests.shipped import shipped

KNOWN = national_frameworks()


def test_every_tag_names_an_indicator_of_the_catalogue_once_in_a_framework():
    codes = shipped().keys()
    tagged = [(tag.indicator, tag.framework.code) for tag in KNOWN.tags]
    assert {code for code, _ in tagged} <= codes
    assert len(tagged) == len(set(tagged))


def test_every_tag_has_a_source_with_its_address_the_sources_own_name_and_a_known_place():
    for tag in KNOWN.tags:
        assert tag.place in tag.framework.places, tag
        assert tag.metric and tag.domain, tag
        assert tag.source.address.startswith("https://"), tag
        assert date(2023, 12, 1) < tag.source.read, tag
    metrics = [(tag.framework.code, tag.metric) for tag in KNOWN.tags]
    assert len(metrics) == len(set(metrics)), "one metric of a source is one measure of ours"


def test_the_statutory_guidance_has_four_outcomes_and_three_enablers():
    (framework,) = (each for each in KNOWN.frameworks if each.code == "national-framework")
    assert [place.kind for place in framework.places] == ["outcome"] * 4 + ["enabler"] * 3


def test_a_framework_without_places_says_why_and_has_no_tags():
    without = {each.code for each in KNOWN.frameworks if not each.places}
    assert all(each.note for each in KNOWN.frameworks if each.code in without)
    assert not [tag for tag in KNOWN.tags if tag.framework.code in without]


@pytest.mark.parametrize("changed", ["place", "source", "framework"])
def test_a_tag_of_an_unknown_place_or_source_is_refused(tmp_path, changed):
    file = tmp_path / "frameworks.toml"
    file.write_text(
        '[[framework]]\ncode = "f"\ntitle = "F"\npublished = "P"\naddress = "https://a"\nnote = ""\n'
        '[[framework.place]]\ncode = "p"\nkind = "outcome"\ntitle = "T"\n'
        '[[source]]\ncode = "s"\ntitle = "S"\naddress = "https://b"\nread = 2026-11-27\n'
        '[[tag]]\nindicator = "i"\nframework = "f"\nplace = "p"\nsource = "s"\ndomain = "d"\nmetric = "m"\n'.replace(
            f'{changed} = "{changed[0]}"', f'{changed} = "unknown"'
        )
    )
    with pytest.raises(KeyError, match="unknown"):
        national_frameworks(file)
