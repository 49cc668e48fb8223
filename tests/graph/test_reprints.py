"""Near-identical reprints: what counts as one story."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import reprints

TEXT = (
    "The governor of Perm Krai met the ambassador of Belarus in Perm on Friday. They spoke of trade between the region "
    "and the republic, which grew by a fifth last year, and of a forum of foresters that will be held in September. "
    "A delegation of Belarusian builders is expected in the region in autumn, the press service of the governor said. "
    "The ambassador also visited the paper mill and a technopark, where he was shown machine tools made in the region."
)
OTHER = (
    "The ambassador of Belarus came to Perm. Trade between the republic and the region has grown by a fifth, he told "
    "the governor, and builders will follow in autumn. Foresters of both sides meet at a forum in September."
)


@pytest.mark.parametrize(("reprint", "one"), [
    (TEXT, True),
    (TEXT.upper().replace(".", " ."), True),
    (TEXT + " Photo: press service.", True),
    (TEXT.replace("on Friday", "on 17 May"), True),
    (OTHER, False),
    (TEXT[: len(TEXT) // 3], False),
])
def test_reprints(reprint: str, one: bool) -> None:
    a, b = reprints.signature(TEXT), reprints.signature(reprint)
    assert reprints.near(a, b) is one
    if one:
        assert set(reprints.bands(a)) & set(reprints.bands(b))


def test_the_signature_is_the_same_everywhere() -> None:
    assert reprints.signature("Один два три четыре")[:2] == reprints.signature("один, два — три, четыре!")[:2]
    assert len(reprints.signature("")) == reprints.PERMUTATIONS


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=6), st.randoms())
def test_stories_are_what_is_linked_in_any_order(links, random) -> None:
    shuffled = [tuple(random.sample(link, 2)) for link in random.sample(links, len(links))]
    found = reprints.stories("abcdef", links)
    assert reprints.stories("abcdef", shuffled) == found
    for a, b in links:
        assert found[a] == found[b]
    for a, b in itertools.combinations("abcdef", 2):
        if found[a] == found[b]:
            assert found[a] <= min(a, b)
