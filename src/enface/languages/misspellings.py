"""Common misspellings, those above all that word lists have as variants or that look well built."""

from __future__ import annotations

_TABLE = """
abscence absence | accomodate accommodate | accomodation accommodation | accomplishement accomplishment
acheive achieve | acheived achieved | acheivement achievement | acheivements achievements | achievment achievement
achievments achievements | acknowlegde acknowledge | adress address | adressed addressed | adresses addresses
agressive aggressive | agricultrual agricultural | alloted allotted | allright all right | alltogether altogether
amoung among | anual annual | anually annually | apparant apparent | appearence appearance | aquire acquire
aquired acquired | arguement argument | arised arose | assistent assistant | attendence attendance
awarness awareness | basicly basically | becuase because | begining beginning | beleive believe | beleived believed
benefical beneficial | benifit benefit | benifits benefits | buisness business | calender calendar
catagory category | cheif chief | cheifs chiefs | collegue colleague | collegues colleagues | comittee committee
comming coming | commited committed | commitee committee | commiting committing | committment commitment
comparision comparison | compell compel | competance competence | completly completely | concensus consensus
condidate candidate | conected connected | congradulate congratulate | conscientous conscientious
consistant consistent | consistantly consistently | contibute contribute | continous continuous
continously continuously | controled controlled | controling controlling | convinient convenient
cooperatation cooperation | cordinate coordinate | cordination coordination | corespondent correspondent
couragous courageous | critisize criticize | curriculm curriculum | decison decision | decisons decisions
definately definitely | definetely definitely | delagation delegation | delegat delegate | dependance dependence
desease disease | deseases diseases | develope develop | developement development | developements developments
developes develops | developped developed | diffrent different | dilligent diligent | dilligently diligently
dissapear disappear | dissapeared disappeared | documentry documentary | economicly economically
effeciency efficiency | effecient efficient | efficency efficiency | embarass embarrass | enterpreneur entrepreneur
enterpreneurs entrepreneurs | enterpreneurship entrepreneurship | enterprize enterprise | entreprise enterprise
entreprises enterprises | enviroment environment | enviromental environmental | enviromentally environmentally
equiped equipped | equippment equipment | especialy especially | excercise exercise | exellent excellent
exhibiton exhibition | exibit exhibit | exibition exhibition | existance existence | expecially especially
expell expel | experiance experience | explaination explanation | familar familiar | finaly finally
flourising flourishing | forcast forecast | foriegn foreign | fourty forty | foward forward | freind friend
fullfil fulfill | fullfill fulfill | fullfilled fulfilled | garantee guarantee | garanteed guaranteed
gaurantee guarantee | govener governor | govenment government | goverment government | govermental governmental
goverments governments | governer governor | grammer grammar | greatful grateful | guarentee guarantee
guidence guidance | happend happened | harrass harass | heigth height | hieght height | hinderance hindrance
immediatly immediately | implemantation implementation | implemention implementation | impliment implement
implimentation implementation | importent important | improvment improvement | improvments improvements
incease increase | inceased increased | independant independent | independantly independently
indispensible indispensable | industral industrial | infomation information | infrastruture infrastructure
inital initial | initative initiative | initatives initiatives | innoculate inoculate | inovation innovation
inovative innovative | inspite in spite | intergrate integrate | intergrated integrated | intergration integration
interupt interrupt | intrest interest | knowlege knowledge | labratory laboratory | liason liaison | lisence license
maintainance maintenance | maintenence maintenance | managment management | manufactoring manufacturing
meausre measure | meausres measures | medcine medicine | medecine medicine | millenium millennium
miniscule minuscule | ministery ministry | mispell misspell | momento memento | mountian mountain
mountians mountains | nationaly nationally | neccessarily necessarily | neccessary necessary | necesary necessary
neigbor neighbor | nessecary necessary | ninty ninety | noticable noticeable | ocasion occasion | occassion occasion
occassions occasions | occured occurred | occurence occurrence | occurences occurrences | occuring occurring
offical official | offically officially | officals officials | oportunity opportunity | opportunites opportunities
oppurtunity opportunity | orgin origin | orginal original | orginally originally | orgnization organization
orgnizations organizations | paralell parallel | parliment parliament | particpate participate
particpated participated | payed paid | percieve perceive | percieved perceived | performence performance
permanant permanent | perseverence perseverance | personel personnel | personell personnel | pesonnel personnel
posession possession | possesion possession | potatos potatoes | preceed precede | prefered preferred
preperation preparation | presance presence | presidant president | previlege privilege | priviledge privilege
proceedure procedure | professsional professional | proffesional professional | proffesor professor
prominant prominent | promiss promise | pronounciation pronunciation | propoganda propaganda
prosperious prosperous | publically publicly | pursuade persuade | quarentine quarantine
questionaire questionnaire | reccommend recommend | recieve receive | recieved received | recieves receives
recieving receiving | recomend recommend | recuit recruit | referance reference | refered referred
refering referring | reknown renown | reknowned renowned | relevent relevant | renoun renown | repitition repetition
reponse response | requirment requirement | requirments requirements | resistence resistance
responsability responsibility | responsibilty responsibility | resturant restaurant | resturants restaurants
rigourous rigorous | rythm rhythm | safegard safeguard | sargent sergeant | scientfic scientific
secratary secretary | secretery secretary | secretry secretary | seige siege | seperate separate
seperated separated | seperately separately | seperation separation | sieze seize | siezed seized
similarily similarly | similiar similar | sincerly sincerely | speach speech | speaches speeches | stategy strategy
strengh strength | strenght strength | strenghten strengthen | strenghtened strengthened
strenghtening strengthening | strengthern strengthen | succede succeed | succesful successful
succesfully successfully | successfull successful | successfuly successfully | sucess success | sucessful successful
sucessfully successfully | sufficent sufficient | supercede supersede | superintendant superintendent
supervison supervision | suprise surprise | suprised surprised | surpressed suppressed | surveilance surveillance
sustainble sustainable | technlogy technology | tecnology technology | temparature temperature
temperture temperature | thier their | threshhold threshold | tomatos tomatoes | tommorow tomorrow
tommorrow tomorrow | traditonal traditional | transfered transferred | transfering transferring | tratment treatment
truely truly | twelth twelfth | tyrany tyranny | unanimus unanimous | unfortunatly unfortunately | untill until
usefull useful | vaccin vaccine | vaccum vacuum | vegtable vegetable | vegtables vegetables | vehical vehicle
vehicals vehicles | vigourous vigorous | vigourously vigorously | visable visible | volonteer volunteer
volunter volunteer | voluteers volunteers | welcomming welcoming | wellfare welfare | wether whether | wich which
wierd weird | withold withhold | witholding withholding | writen written | writting writing | yeild yield
yeilded yielded | yeilds yields
"""

MISSPELT: dict[str, str] = {
    wrong: right
    for entry in _TABLE.strip().replace("\n", " | ").split(" | ")
    for wrong, _, right in [entry.partition(" ")]
}
"""Words in small letters that are always wrong, each with the right one."""
