"""Words by which people and their posts are told apart. Pure."""

from committees.reading.wordlists import phrases, words

# Before a name
MEMBER_TITLES = words(
    """
    ald alderman bailie baillie baroness cllors cllr cllr's cllr. cllrs cllrs. clr cncllr councillor
    councillors cyng cynghorwyr cynghorydd lord mayor provost
    """
)
PLURAL_TITLES = words("cllors cllrs councillors cynghorwyr messrs")
TITLES = words(
    """
    canon dame doctor dr father imam inspector judge messrs miss mr mrs ms mx pc prof professor rabbi rev
    revd reverend sergeant sir sister supt
    """
)
CHAIRS = words(
    """
    cadeirydd chair chairman chairperson chairwoman co-chair co-chairs convener convenor is-gadeirydd
    vice-chair vice-chairman vice-chairperson vice-chairwoman vice-convener
    """
)
BEFORE_CHAIR = words("acting depute deputy independent interim new outgoing vice")
# Posts of officers: one of these in a phrase makes it a post
POSTS = words(
    """
    accountant adviser advisers advisor advisors ambassador ambassadors analyst analysts apprentice auditor auditors
    barrister chief clerc clerk co-ordinator commissioner consultant coordinator counsel cyfarwyddwr director
    directors doctor engineer executive facilitator guardian head headteacher inspector lead leader leads manager
    managers nurse nurses officer officers paediatrician partner pennaeth planner practitioner practitioners principal
    psychiatrist psychologist registrar representative representatives researcher rheolwr secretary solicitor
    specialist staff strategist superintendent supervisor surveyor swyddog swyddogion teacher therapist trainer
    treasurer worker workers
    """
)
# Of members with a post of their own
MEMBER_POSTS = phrases(
    """
    board member, cabinet lead, cabinet member, committee member, deputy leader, executive councillor,
    executive member, lead member, leader of the council, leader of the opposition, local member, member
    champion, opposition spokesperson, panel member, portfolio holder, shadow, spokesperson, ward member
    """
)
COOPTED = phrases(
    """
    aelod cyfetholedig, church representative, co-opted, co-optee, co-optees, coopted, diocesan, faith
    representative, independent co-optee, independent member, independent person, lay member, parent
    governor, religious representative, teacher representative
    """
)
YOUNG = phrases(
    """
    care council, care experienced, care leaver, care leavers, care-experienced, care-experienced representative,
    care-experienced representatives, champions board, child in care, children and young people, children and young
    people from, children in care council, in care council, person ifanc, young adviser, young advisers, young
    ambassador, young ambassadors, young commissioners, young inspector, young inspectors, young people, young person,
    young representative, young representatives, youth
    """
)
PUBLIC = phrases(
    """
    grandparent, lead petitioner, member of the public, members of the public, parent, parents, petitioner,
    public questioner, public speaker, questioner, resident, residents, the public, visitor, visitors
    """
)
# Staff that visit, and are no visitors of a meeting
VISITING = phrases("health visitor, health visitors")
# Foster carers and partners speak, but are neither staff nor public: representatives
OTHERS = phrases("carer, carers, foster carer, foster carers, trade union, union")
COLLECTIVES = words(
    """
    board cabinet commission committee council executive forum governors group meeting panel panel's
    partnership pwyllgor sub-committee subcommittee trustees
    """
)
MEMBERS = words("aelod aelodau councillor councillors elected member members substitute")
ORGANISATIONS = words(
    """
    academy act agency appendix authority board cabinet carers centre children college committee council
    court covid dashboard data department directorate england figure forum framework fund government grant
    group hall house hub index item minute minutes nhs ofsted panel partnership performance plan police
    policy programme project quarter report review road scheme school scorecard scotland service services
    strategy street survey table team trust unit wales
    """
)
NEVER_NAMES = words(
    """
    a additionally after again all also although an and another answering any april are as asked at august before both
    but by concerning could councillors current december during dywedodd each every february finally first following
    for friday from further gofynnodd having he her his how however if in is it its january july june lastly many
    march may members monday more most moving new next no not noting november october of officers on one or other our
    overall page q1 q2 q3 q4 referring regarding responding saturday secondly september several she should similarly
    since some sunday thanks that the their then there therefore these they thirdly this those thursday to tuesday
    turning under we wednesday what when where which while who why with work would
    """
)
PARTICLES = words("ab al ap bin da de der dos du el ferch la le st st. van von")
# Words within a post: "Head of Children in Care & Placements"
CONNECTORS = words("& - a and at for in of on the to with y yr –")
LOWER_IN_POST = words(
    """
    acting adoption after area assistant assurance business care children children's children’s
    commissioning corporate democratic department deputy designated duty early education finance fostering
    governance head health help independent information interim key lead leavers legal locality looked
    management operational parenting participation partnerships people people's people’s performance
    permanence personal placements policy practice principal quality reviewing safeguarding school senior
    service services social strategic strategy support team virtual work young
    """
)
PRONOUNS = words("he she they")
ARTICLES = words("a all an another both many one other our several some the three two y yr")
# Words in small letters with which posts and groups begin, and all by which somebody is named
BEGIN_MANY = POSTS | MEMBERS | COLLECTIVES | {"young", "care"}
BEGIN = BEGIN_MANY | ARTICLES | PRONOUNS | PARTICLES
