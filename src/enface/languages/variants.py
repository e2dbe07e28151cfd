"""Words that Britain and America spell in two ways."""

from __future__ import annotations

_PAIRS = """
analyse analyze, analysed analyzed, analysing analyzing, catalogue catalog, centre center, centres centers,
centred centered, cheque check, colour color, colours colors, colourful colorful, defence defense, dialogue dialog,
endeavour endeavor, endeavours endeavors, enrol enroll, enrolment enrollment, favour favor, favourable favorable,
favourite favorite, fibre fiber, fulfil fulfill, fulfilment fulfillment, grey gray, harbour harbor, honour honor,
honoured honored, honours honors, instalment installment, jewellery jewelry, kilometre kilometer,
kilometres kilometers, labour labor, litre liter, litres liters, metre meter, metres meters, modelling modeling,
mould mold, neighbour neighbor, neighbours neighbors, neighbouring neighboring, neighbourhood neighborhood,
offence offense, plough plow, practise practice, programme program, programmes programs, rumour rumor,
sceptical skeptical, skilful skillful, soyabean soybean, soyabeans soybeans, theatre theater, theatres theaters,
towards toward, travelled traveled, traveller traveler, travellers travelers, travelling traveling, tyre tire,
tyres tires, vapour vapor, vigour vigor
"""
# "practice", "check", "meter", "dialogue" and "towards" are at home on both sides, so that they tell nothing.
_ON_BOTH_SIDES = frozenset({"practise", "cheque", "dialogue", "towards", "catalogue", "mould", "tyre", "tyres", "grey"})
_IN_ISE = """
organ modern real recogn util optim maxim minim emphas summar standard central special urban industrial mobil normal
popular priorit stabil symbol visual commercial digital global local revital formal categor author final character
"""


def _pairs() -> dict[str, str]:
    found = dict(pair.split() for pair in _PAIRS.replace("\n", " ").split(", "))
    for stem in _IN_ISE.split():
        for ending in ("e", "es", "ed", "ing", "ation"):
            found[f"{stem}is{ending}"] = f"{stem}iz{ending}"
    return {british: american for british, american in found.items() if british not in _ON_BOTH_SIDES}


BRITISH = _pairs()
"""The American spelling of each British one, in small letters."""
AMERICAN = {american: british for british, american in BRITISH.items()}
"""The British spelling of each American one."""
