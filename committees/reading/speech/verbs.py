"""Verbs of meetings, and the small words around them. Pure."""

from committees.reading.wordlists import words

ASKING = words(
    """
    asked asking asks enquired enquiring gofynnodd holodd inquired probed queried queries querying
    questioned questioning seeking sought wondered
    """
)
ANSWERING = words(
    """
    accepted acknowledged admitted advised advises answered assured atebodd cadarnhaodd clarified committed
    conceded confirmed confirming confirms cytunodd eglurodd esboniodd explained explaining explains hysbysodd
    informed promised reassured replied replies responded responds undertook ymatebodd
    """
)
SAYING = words(
    """
    thought attributed ascribed ruled fed apologised summed moved queried favoured saw responded counted hosted
    visited abstained acknowledges added adds adroddodd advocated advocating agreed announced anticipated apologised
    appreciated argued arrived assumed attended believed brought cadarnhaodd called cautioned celebrated chaired
    alluded applauded complimented conveyed pledged quoted recounted speculated
    challenged circulated cited closed commended commented concluded concurred congratulated considered continued
    croesawodd cyflwynodd declared demonstrated delivered described detailed diolchodd disagreed discussed displayed
    drew dywedodd echoed elaborated elected emphasised emphasized encouraged endorsed estimated examined expanded
    expected expressed felt flagged formally gave heard highlighted hoped identified illustrated indicated intimated
    introduced invited joined lamented led left looked made mentioned moved nododd noted notes observed offered opened
    opined outlined paid pointed posed praised presented proceeded proposed provided put questioned raised ran read
    recalled received recognised recognized recommended referred reflected regretted reiterated remarked reminded
    reported reports requested responded reviewed said says scrutinised seconded set shared showed signposted spoke
    stated stressed submitted suggested summarised summarized supported sympathised tabled talked thanked told took
    touched understood updated urged viewed voiced voted walked wanted warned welcomed wished withdrew
    """
)
SPEAKING = ASKING | ANSWERING | SAYING
# Said before the subject
WELSH = words(
    "adroddodd amlinellodd atebodd awgrymodd cadarnhaodd canmolodd cododd croesawodd cyfeiriodd cyflwynodd cytunodd "
    "diolchodd dywedodd eglurodd esboniodd gofynnodd holodd hysbysodd mynegodd nododd pwysleisiodd rhoddodd "
    "rhybuddiodd soniodd ychwanegodd ymatebodd"
)
# After "went on to"
GOES_ON = words(
    "add advise describe emphasise explain highlight note outline report say state stress summarise"
)
# What a meeting does, rather than says

TOLD = words(
    """
    advised assured briefed directed given informed introduced made notified presented provided reassured
    referred reminded shown told updated
    """
)
AUXILIARIES = words(
    """
    addition additionally again agreed all also answer are been began begun both briefly by can clearly
    closing collectively conclusion continued could currently did duly each especially finally first firstly
    formally fully further fyfyrio had has have having hefyd helpfully however in is jointly kindly later may might
    next not on once opening particularly quickly reply respectively response rightly said secondly
    similarly simply specifically strongly subsequently summary then therefore to too turn verbally wanted
    warmly was went were who will wished would
    """
)
BEFORE_OBJECT = words(
    """
    about advised against and as asked assured at because between by concerning congratulated encouraged for from how
    if including informed into invited like of on or per questioned reassured regarding reminded since than thanked
    that through to told towards until urged via welcomed what where whether which who whom whose why with
    """
)
# "It was noted", "It was clarified"
IMPERSONAL = ASKING | ANSWERING | SAYING | words("noted highlighted acknowledged given felt hoped agreed")
# What somebody does in a meeting without saying anything
MOVING = words("left joined arrived withdrew moved seconded proposed abstained voted")
# After "was": what somebody thinks, not what was done to them
FEELING = words(
    """
    minded not able dismayed saddened heartened relieved pleased concerned struck grateful surprised
    worried disappointed of keen sorry glad happy satisfied encouraged impressed content clear unsure
    interested unhappy delighted confident anxious alarmed reassured troubled proud
    """
)
# After "wished to", and after "requested"
KNOWING = words("ask know pose query raise understand")
SOUGHT = words(
    """
    advice assurance assurances breakdown clarification clarity confirmation data detail details explanation figures
    information queries query question questions rationale reasons reassurance understanding update views
    """
)
