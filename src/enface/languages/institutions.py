"""Fixed English names of bodies, meetings, doctrines and titles in Chinese public life, with their capitals."""

from __future__ import annotations

import re
from typing import NamedTuple

from enface.languages.english import phrases, word_set

BODIES = phrases(
    """
    Communist Party of China, Chinese Communist Party, CPC Central Committee, Party Central Committee, Central Committee
    of the Communist Party, Central Committee of the CPC, Political Bureau of the CPC Central Committee, Politburo,
    Politburo Standing Committee, State Council, National People's Congress, NPC Standing Committee, Standing Committee
    of the National People's Congress, Standing Committee of the NPC, Chinese People's Political Consultative
    Conference, CPPCC National Committee, Central Military Commission, Central Commission for Discipline Inspection,
    National Supervisory Commission, Supreme People's Court, Supreme People's Procuratorate, United Front Work
    Department, Publicity Department of the CPC Central Committee, National Development and Reform Commission, National
    Health Commission, National Bureau of Statistics, People's Liberation Army, Chinese People's Liberation Army,
    People's Bank of China, Communist Youth League, Communist Youth League of China, All-China Women's Federation,
    All-China Federation of Trade Unions, People's Daily, Xinhua News Agency, China Media Group, Chinese Academy of
    Sciences, Chinese Academy of Social Sciences, Thought on Socialism with Chinese Characteristics for a New Era, Deng
    Xiaoping Theory, Theory of Three Represents, Scientific Outlook on Development, Belt and Road Initiative,
    Guangdong-Hong Kong-Macao Greater Bay Area, United Nations, UN Security Council, UN General Assembly, World Health
    Organization, World Trade Organization, International Monetary Fund, World Bank, European Commission, European
    Parliament, European Central Bank, Nobel Prize, Nobel Peace Prize, Olympic Games, Winter Olympics, Summer Olympics,
    Paralympic Games, Red Cross Society, Red Cross, Red Crescent, Red Army, Eastern Theater Command, Southern Theater
    Command, Western Theater Command, Northern Theater Command, Central Theater Command, Armed Police Force, People's
    Armed Forces Department, Eighth Route Army, New Fourth Army, Chinese Soviet Republic, Autumn Harvest Uprising,
    Nanchang Uprising, Peking University, Peking Union Medical College Hospital, Peking Union Medical College, Tsinghua
    University, Peking Opera, Fudan University, State Grid Corporation of China, State Grid, China Mobile, China
    Telecom, China Unicom, China Southern Power Grid, Bank of China, Agricultural Bank of China, China Construction
    Bank, China Development Bank, Export-Import Bank of China, Industrial and Commercial Bank of China, Xi Jinping
    Thought, Mao Zedong Thought, Marxism, Leninism, Marxism-Leninism, Chinese National Geography, World Heritage List,
    Guinness World Records, Geneva Convention, Paris Agreement, Kyoto Protocol, Regional Comprehensive Economic
    Partnership, Association of Southeast Asian Nations, China-ASEAN Free Trade Area, China-ASEAN Expo, China-Laos
    Railway, China-Europe Railway Express, Beijing-Tianjin-Hebei, Yangtze River Delta, Hainan Free Trade Port, Cultural
    Revolution, Ministry of Foreign Affairs, Ministry of Commerce, Ministry of Education, Ministry of Finance, Ministry
    of Public Security, Ministry of Science and Technology, Ministry of Agriculture and Rural Affairs, Ministry of
    Natural Resources, Ministry of Ecology and Environment, Ministry of Transport, Ministry of Culture and Tourism,
    Ministry of Civil Affairs, Ministry of Justice, Ministry of Human Resources and Social Security, Ministry of
    Industry and Information Technology, Ministry of Emergency Management, Ministry of Water Resources, Ministry of
    Housing and Urban-Rural Development, Ministry of National Defense, Ministry of State Security, National Audit
    Office, General Administration of Customs, State Taxation Administration, State Administration for Market
    Regulation, National Medical Products Administration, National Healthcare Security Administration, National Energy
    Administration, National Cultural Heritage Administration, National Forestry and Grassland Administration, Civil
    Aviation Administration of China, China Meteorological Administration, China Earthquake Administration, National
    Railway Administration, State Post Bureau, Chinese Academy of Engineering, Cyberspace Administration of China,
    State-owned Assets Supervision and Administration Commission, Publicity Department, Organization Department, Party
    School of the CPC Central Committee, Central Party School, Red Cross Society of China, Chinese People's Armed Police
    Force, People's Armed Police, Communist Youth League Central Committee, China Disabled Persons' Federation, China
    Association for Science and Technology, China Council for the Promotion of International Trade, National Museum of
    China, Palace Museum, Great Hall of the People, World Heritage Committee, World Cultural Heritage List, Asian
    Infrastructure Investment Bank, Asian Development Bank, Boao Forum for Asia, China International Import Expo
    """
)
"""Names that are written with these capitals wherever they stand."""

ORDINALS = word_set(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """
)
PARTY_NOUNS = {
    "committee": "党委 党组 委",
    "committees": "党委 党组 委",
    "member": "党员 党组",
    "members": "党员 党组",
    "branch": "党支部 党总支",
    "branches": "党支部 党总支",
    "secretary": "党委 党支部 党组 书记",
    "secretaries": "党委 党支部 党组 书记",
    "school": "党校",
    "building": "党建 党的建设",
    "constitution": "党章",
    "organization": "党组织",
    "organizations": "党组织",
    "discipline": "党纪 党的纪律",
}
"""Nouns after "Party" in the sense of the CPC, with what their Chinese reads."""


class PartyBody(NamedTuple):
    """A kind of body inside a party or a government: how the source names it, and what English calls it."""

    chinese: re.Pattern[str]
    english: str
    usual: str


PARTY_BODIES = (
    PartyBody(
        re.compile(r"党组(?!织)"),
        r"leading (?:Party|CPC) (?:members?['’]? )?groups?|Party (?:members?['’]? )?(?:leadership |leading )?groups?"
        r"|leading groups? of (?:the )?(?:Party|CPC)(?: members)?|(?:CPC )?leadership groups?",
        "leading Party members group",
    ),
    PartyBody(
        re.compile(r"领导小组|领导组|工作组|领导班子|领导机构"), r"(?:CPC )?leading (?:small )?groups?", "leading group"
    ),
    PartyBody(
        re.compile(r"党委|党工委|委员会|中央|[省市县区州镇乡军团]委|[纪政工监]委"),
        r"(?:Party|CPC) (?:working )?committees?",
        "Party committee",
    ),
    PartyBody(re.compile(r"党支部|[^总]支部"), r"(?<!general )(?:Party|CPC) branch(?:es)?", "Party branch"),
    PartyBody(re.compile(r"党总支|总支"), r"general (?:Party|CPC) branch(?:es)?", "general Party branch"),
)
"""Bodies of a party that are taken for one another; `english` is a pattern of the names that are right, any case."""

TITLES_WITH_NAMES = word_set(
    "president premier chairman governor mayor minister ambassador professor academician comrade general "
    "senator pope queen prince princess secretary director mr mrs ms dr"
)
"""Titles that take a capital right before a name."""


def is_ordinal(word: str) -> bool:
    """Whether `word` (lower case) is an ordinal up to twentieth in words, or any in figures."""
    return word in ORDINALS or (word[:-2].isdigit() and word[-2:] in {"st", "nd", "rd", "th"})
