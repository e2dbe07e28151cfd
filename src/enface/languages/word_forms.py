"""Words that English writes in several ways, each right: online and on-line, health care and healthcare."""

from __future__ import annotations

_FORMS = """
online, on-line; offline, off-line; website, web site, web-site; email, e-mail; e-commerce, ecommerce
healthcare, health care, health-care; childcare, child care, child-care; livestream, live-stream
livestreaming, live-streaming, live streaming; startup, start-up; startups, start-ups; wellbeing, well-being
cooperation, co-operation; cooperate, co-operate; cooperative, co-operative; coordinate, co-ordinate
coordination, co-ordination; nongovernmental, non-governmental; nonprofit, non-profit; multilevel, multi-level
multinational, multi-national; socioeconomic, socio-economic; interprovincial, inter-provincial
intercity, inter-city; preschool, pre-school; nationwide, nation-wide; worldwide, world-wide; citywide, city-wide
policymaker, policy-maker, policy maker; policymakers, policy-makers, policy makers
decision-making, decision making; policymaking, policy-making, policy making; lawmaker, law-maker
vice chairman, vice-chairman; vice chairmen, vice-chairmen; vice president, vice-president; vice mayor, vice-mayor
vice governor, vice-governor; vice minister, vice-minister; secretary general, secretary-general
director general, director-general; high-tech, hi-tech, high tech; aging, ageing; adviser, advisor; advisers, advisors
ecotourism, eco-tourism; agritourism, agri-tourism; biodiversity, bio-diversity; microblog, micro-blog
ultraviolet, ultra-violet; postgraduate, post-graduate; reopen, re-open; reopened, re-opened; reuse, re-use
semiconductor, semi-conductor; semiconductors, semi-conductors; sandstorm, sand storm; rainstorm, rain storm
floodwater, flood water; floodwaters, flood waters; riverbank, river bank; riverbanks, river banks
farmland, farm land; workforce, work force; percent, per cent
life span, lifespan; groundwater, ground water; breakthrough, break-through; breakthroughs, break-throughs
grassroots, grass-roots; subdistrict, sub-district; subdistricts, sub-districts; counterterrorism, counter-terrorism
infotech, info-tech; biotech, bio-tech; smartphone, smart phone; smartphones, smart phones; timeline, time line
teamwork, team work; fieldwork, field work; underway, under way; cellphone, cell phone; cellphones, cell phones
waterway, water-way; waterways, water-ways; cross-border, crossborder; long-standing, longstanding
well-known, wellknown; part-time, parttime; full-time, fulltime; judgment, judgement
acknowledgment, acknowledgement; inquiry, enquiry; inquiries, enquiries; dispatch, despatch
COVID-19, Covid-19, covid-19; Internet, internet; 5G, 5g; Wi-Fi, wifi, WiFi, Wifi; Xizang, Tibet
"""


def _groups() -> dict[str, str]:
    groups = (group.split(", ") for line in _FORMS.strip().splitlines() for group in line.split("; "))
    return {form: forms[0] for forms in groups for form in forms}


FORMS = _groups()
"""Each form, and the first of the forms of its word."""
