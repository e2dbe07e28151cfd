"""Acronyms that every English reader knows, and how an acronym's letters fit the words it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enface.languages.english import word_set

KNOWN = word_set(
    """
    UN US USA UK EU UAE USSR NATO WTO WHO IMF OPEC ASEAN APEC BRICS UNESCO UNICEF FIFA UEFA IOC OECD NASA ESA FBI
    CIA NSA FDA CDC FAA EPA IRS DHS DOJ DARPA MIT UCLA GDP GNP CPI PPI PMI IPO CEO CFO COO CTO CIO VIP HR PR IT AI
    AR VR XR TV PC CD DVD USB GPS LED LCD OLED CPU GPU RAM ROM SSD HDD SIM SMS APP PPT PDF HTML HTTP HTTPS URL WWW
    XML CSS SQL API SDK IP LAN WAN WIFI FAQ DIY DNA RNA HIV AIDS SARS MERS COVID ICU CT MRI ECG BMI IQ EQ PTSD ADHD
    MBA PHD BA MA BSC MSC GPA SAT TOEFL IELTS GRE NGO ATM PIN QR ID RMB USD EUR GBP JPY HKD CNY AM PM AD BC BCE CE
    OK TBA TBD FYI ASAP AKA RIP DJ MC MV EP LP CG BGM NBA CBA NFL NHL MLB ATP WTA MVP UFC WWE BBC CNN CCTV NBC ABC
    CBS HBO ESPN MTV VOA AFP DPA AP ISO IEEE UV PVC SUV UAV EV AC DC HD UHD FM PS BMW KFC IBM HP LG HSBC IKEA TCL
    BYD SAIC FAW ZTE NEC RCA GE GM UPS DHL IOS NYSE NASDAQ PPP ETF LPG LNG KTV SOS UFO WMD CV GMT UTC EST PST CET
    CST MSK MST EDT PDT PPE OEM ODM KO NYC LA HK SME FDI NFT LGBT LGBTQ TNT GMO LTD INC PLC LLC RSVP UNHCR IAEA ILO
    FAO OPCW KCNA MGM SEC IAAF WADA MTR TBEA BOE CATL CRRC CNPC CNOOC COFCO COSCO COMAC AVIC GAC BAIC SANY CITIC ICBC
    SF JD NIO SMIC TSMC LONGi AECC CSSC CGN SPIC YTO STO ZTO OPPO NVIDIA SAP ABB BASF BP KPMG PWC EY DHL CMA CGM
    """
)
"""Acronyms that need no expansion for any reader: known to all, or a company's name, which is never written out."""

KNOWN_IN_CHINA_NEWS = word_set(
    """
    CPC CCP NPC CPPCC PLA PRC SAR HKSAR HKMA DPRK ROK NDRC MIIT MOFCOM CSRC CBIRC PBOC SASAC CAS CASS CCDI TCM RCEP
    AIIB SCO BRI CIIE CNS CNR SOE
    """
)
"""Acronyms that readers of news from China know; a house may still want them expanded."""

_MINOR = word_set("of the and for in on to at a an by with from s de la & as")
_PARTS = re.compile(r"[^\W_]+")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def is_roman_numeral(word: str) -> bool:
    """Whether `word` in capitals reads as a Roman numeral."""
    return bool(word) and _ROMAN.fullmatch(word) is not None


def singular(acronym: str) -> str:
    """`acronym` without the small s of its plural."""
    return acronym.removesuffix("s")


def parts(expansion: str) -> tuple[str, ...]:
    """The words of an expansion that its letters may come from, in lower case: small words are left out."""
    return tuple(part for part in _PARTS.findall(expansion.lower()) if part not in _MINOR)


def same_expansion(one: str, other: str) -> bool:
    """Whether two expansions are one name, be it with more words before it ("the Hunan Provincial Federation …")."""
    first, second = parts(one), parts(other)
    shorter, longer = sorted((first, second), key=len)
    return bool(shorter) and longer[len(longer) - len(shorter) :] == shorter


def initials_start(letters: str, words: Sequence[str]) -> int | None:
    """Where in `words` the expansion begins whose initials, read to the end, spell `letters`; None if none does.

    Small words may be skipped or lend their letter; each part of a word with a hyphen counts.
    """
    pieces = [(index, piece) for index, word in enumerate(words) for piece in _PARTS.findall(word.lower())]
    wanted = letters.lower()

    def back(letter: int, piece: int) -> int | None:
        if letter < 0:
            return pieces[piece + 1][0]
        if piece < 0:
            return None
        word = pieces[piece][1]
        if word[0] == wanted[letter]:
            start = back(letter - 1, piece - 1)
            if start is not None:
                return start
        return back(letter, piece - 1) if word in _MINOR and letter < len(wanted) - 1 else None

    return back(len(wanted) - 1, len(pieces) - 1) if wanted and pieces else None


def letters_occur(letters: str, expansion: str) -> bool:
    """Whether all `letters` occur in `expansion` in their order, the first at the head of a word."""
    text = expansion.lower()
    wanted = letters.lower()
    for match in _PARTS.finditer(text):
        if match[0][0] == wanted[0]:
            rest = iter(text[match.start() :])
            if all(letter in rest for letter in wanted):
                return True
    return False
