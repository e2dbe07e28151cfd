"""The matcher finds just what a plain search for every form finds, whatever the text and the glossary."""

from hypothesis import given, settings
from hypothesis import strategies as st

from enface.glossary import Glossary, Rendering, Term, TermMatch, TermStatus
from enface.glossary.folding import fold, plain
from enface.glossary.forms import FormKind, bare_source_forms, source_forms, target_forms
from enface.model import Span


def joins(char):
    return char.isalnum() and not "\u2e80" <= char <= "\u9fff"


def places(text, form):
    """Where a form stands in a folded text as whole words."""
    for start in range(len(text) - len(form) + 1):
        end = start + len(form)
        if (
            text[start:end] == form
            and not (start and joins(text[start - 1]) and joins(text[start]))
            and not (end < len(text) and joins(text[end]) and joins(text[end - 1]))
        ):
            yield start, end


def matches(found):
    return tuple(match for one in found for match in one.matches)


def plain_source(glossary, text):
    forms = {}
    own = [(form, term) for term in glossary.terms for form in source_forms(term)]
    taken = {form for form, _ in own}
    bare = [(form, term) for term in glossary.terms for form in bare_source_forms(term) if form not in taken]
    for form, term in own + bare:
        forms.setdefault(fold(form), {}).setdefault(id(term), (form, term))
    every = [(*place, form) for form in forms if form for place in places(fold(text), form)]
    chosen = []
    for start, end, form in sorted(every, key=lambda found: (found[0] - found[1], found[0])):
        if all(end <= other[0] or other[1] <= start for other in chosen):
            chosen.append((start, end, form))
    return tuple(
        TermMatch(Span(start, end), term, None, right)
        for start, end, form in sorted(chosen)
        for right, term in forms[form].values()
    )


def is_strict(form):
    return form.kind is FormKind.ACRONYM or (form.right.isalpha() and form.right.isupper() and len(form.right) <= 6)


def plain_target(glossary, text, *, hidden=False):
    forms = {}
    for term in glossary.terms:
        for rendering in term.renderings:
            for form in target_forms(rendering):
                alike = forms.setdefault(fold(form.pattern), {})
                known = alike.get((id(term), rendering))
                if known is None or form.kind < known[2].kind:
                    alike[id(term), rendering] = (term, rendering, form)
    every = [
        (start, end, pattern)
        for pattern, alike in forms.items()
        if pattern
        for start, end in places(fold(text), pattern)
        if any(not is_strict(form) or text[start:end] == form.right for _, _, form in alike.values())
    ]
    if not hidden:
        every = [
            found for found in every if not any(o != found and o[0] <= found[0] and found[1] <= o[1] for o in every)
        ]
    matches = []
    for start, end, pattern in sorted(every):
        words = text[start:end]
        for term, rendering, form in forms[pattern].values():
            respelt = form.kind is FormKind.RESPELT
            exact = words == form.right or (not respelt and plain(words) == plain(form.right))
            variant = words != form.right and (
                respelt or (not exact and plain(words).lower() != plain(form.right).lower())
            )
            insists = is_strict(form) or (rendering.case_sensitive and not rendering.status.is_approved and not variant)
            if exact or not insists:
                matches.append(TermMatch(Span(start, end), term, rendering, form.right, exact, variant))
    return tuple(matches)


WORDS = """
    Art art party parties City IT it who WHO high-speed speed people's People’s the of İ ß build built union Union
    speech- -art C++
    省农会 农会
"""
some_words = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=8)
english = st.builds(str.join, st.sampled_from([" ", "-", "", " the ", "\u00a0"]), some_words)
chinese = st.text(st.sampled_from("云岭省市农会a-İ"), min_size=1, max_size=6)
renderings = st.builds(
    Rendering,
    english,
    st.sampled_from(TermStatus),
    st.sampled_from(["", "WHO", "it"]),
    st.booleans(),
    st.sampled_from(["", "n", "v", "place", "acr", "name"]),
)
glossaries = st.lists(
    st.builds(
        Term,
        st.lists(chinese, min_size=1, max_size=2).map(tuple),
        st.lists(renderings, min_size=1, max_size=2).map(tuple),
    ),
    max_size=6,
).map(lambda terms: Glossary(tuple(terms)))


@given(glossaries, st.lists(chinese, max_size=5).map("".join), english)
@settings(max_examples=300, deadline=None)
def test_the_matcher_finds_what_a_plain_search_finds(glossary, source, target):
    for _ in range(2):  # the second time from what it remembers
        assert matches(glossary.match_source(source)) == plain_source(glossary, source)
        assert matches(glossary.match_target(target)) == plain_target(glossary, target)
        assert matches(glossary.match_target(target, hidden=True)) == plain_target(glossary, target, hidden=True)
