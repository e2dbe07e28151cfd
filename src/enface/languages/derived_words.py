"""English words of one root: adjectives with adverbs and nouns, verbs with their nouns, nouns with their adjectives."""

from __future__ import annotations

from enface.languages.english import word_set


def _pairs(listing: str) -> dict[str, str]:
    """The words of a listing in twos, the first of each with the second."""
    words = listing.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _adverb(adjective: str) -> str:
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    if adjective.endswith("le"):
        return adjective[:-1] + "y"
    return adjective + "ly"


_ADJECTIVES = word_set(
    """
    active accurate adequate automatic bold brief broad careful clear close comprehensive conscientious
    considerable continuous correct deep different diligent direct dramatic effective efficient enthusiastic
    equal exclusive firm formal frequent full fundamental generous gradual great heavy honest illegal immediate
    independent jealous joint legal local loud mutual natural nervous normal obvious official orderly organic
    patient perfect persistent precise primary proper quick quiet rapid rational regular remarkable resolute
    respective rigorous safe scientific secret secure serious severe sharp significant simple sincere skillful
    slow smooth solemn solid stable steady strict strong substantial successful sudden sufficient swift
    systematic temporary thorough tight timely total traditional unanimous urgent vigorous visible vivid
    voluntary warm wide wise
    """
) - word_set("orderly timely local close great direct full")
ADVERBS = {adjective: _adverb(adjective) for adjective in _ADJECTIVES} | {"full": "fully", "direct": "directly"}
"""Adjectives with the adverbs that stand in their place before a verb."""
DEGREES = _pairs(
    """
    extreme extremely particular particularly relative relatively absolute absolutely complete completely real
    really exceptional exceptionally incredible incredibly increasing increasingly comparative comparatively
    high highly especial especially remarkable remarkably entire entirely
    """
)
"""Adjectives whose adverbs say how much of a quality there is."""
QUALITIES = word_set(
    """
    important difficult good beautiful useful easy hard new clear large small rich poor strong weak popular
    necessary contagious efficient effective developed successful dangerous exciting expensive serious complex
    sensitive famous different rare common active valuable competitive skilled qualified concentrated integrated
    unified consistent
    """
)
"""What can be had in a degree."""
QUALITY_NOUNS = _pairs(
    """
    important importance different difference significant significance safe safety able ability efficient
    efficiency convenient convenience difficult difficulty necessary necessity stable stability prosperous
    prosperity strong strength responsible responsibility confident confidence healthy health beautiful beauty
    possible possibility diverse diversity wealthy wealth successful success happy happiness honest honesty
    complex complexity popular popularity valid validity secure security urgent urgency intelligent intelligence
    accurate accuracy available availability effective effectiveness fair fairness feasible feasibility flexible
    flexibility harmonious harmony severe severity vital vitality
    """
)
"""Adjectives with the nouns of their quality."""
ACTION_NOUNS = _pairs(
    """
    develop development improve improvement establish establishment implement implementation promote promotion
    construct construction protect protection manage management achieve achievement reduce reduction introduce
    introduction complete completion expand expansion adopt adoption apply application distribute distribution
    explore exploration operate operation cooperate cooperation contribute contribution educate education invest
    investment enforce enforcement succeed success grow growth lose loss believe belief prove proof choose
    choice analyze analysis arrive arrival approve approval survive survival decide decision discuss discussion
    inspect inspection prevent prevention allocate allocation celebrate celebration connect connection conserve
    conservation consume consumption create creation cultivate cultivation demonstrate demonstration destroy
    destruction discover discovery emerge emergence employ employment evaluate evaluation examine examination
    explain explanation integrate integration investigate investigation modernize modernization optimize
    optimization organize organization participate participation perform performance publish publication recover
    recovery regulate regulation remove removal renew renewal resolve resolution restore restoration select
    selection submit submission supervise supervision transform transformation utilize utilization revitalize
    revitalization
    """
)
"""Verbs with the nouns of what is done."""
ATTRIBUTES = {
    (noun, after): adjective
    for line in """
    economy economic: development growth cooperation construction reform belt benefit benefits ties output restructuring
    politics political: system life rights stability trust
    diplomacy diplomatic: relations ties mission efforts
    health healthy: development growth
    science scientific: research achievements innovation
    culture cultural: exchange exchanges heritage relics life activities industries
    agriculture agricultural: products production output machinery development
    strategy strategic: cooperation partnership partner partnerships
    environment environmental: protection pollution governance
    nature natural: resources disasters disaster gas scenery
    tradition traditional: culture medicine chinese festivals industries
    medicine medical: equipment staff workers treatment supplies
    globe global: economy governance warming
    digit digital: economy technology transformation
    ecology ecological: environment protection civilization restoration conservation
    society social: development stability responsibility security governance
    democracy democratic: rights supervision parties
    nutrition nutritional: value
    """.strip().splitlines()
    for head, _, following in [line.strip().partition(": ")]
    for noun, adjective in [head.split()]
    for after in following.split()
}
"""Nouns that stand before another where English has the adjective."""
