"""A meeting of two hours, invented: sixty paragraphs, each as minutes say it and as it is typed in the editor."""

from dataclasses import dataclass

CHAIR, ASH, BIRCH = "Chair", "Councillor Ash", "Councillor Birch"
DIRECTOR, PLACEMENTS, SCHOOL = "Director", "Head of Service, Placements", "Virtual School Head"
SIGNS = {"statement": "", "question": "?", "answer": "", "procedure": ".", "resolution": "=", "limb": "-"}
SIGNS |= {"vote": "", "action": "!"}


@dataclass(frozen=True)
class Typed:
    """`speaker` is the owner of an action, too. `chosen` is what of the name is typed behind @ before Tab takes it; ""
    where it is typed out."""

    kind: str
    text: str
    speaker: str = ""
    chosen: str = ""

    @property
    def words(self) -> str:
        """As the minutes say them, the name among them."""
        between = ": " if self.kind == "action" else " "
        return f"{self.speaker}{between}{self.text}" if self.speaker else self.text

    @property
    def begins(self) -> str:
        """What is typed before Tab, or all of it where nobody is chosen. An answer's sign is there after a question."""
        sign = SIGNS[self.kind]
        return f"{sign}@{self.chosen}" if self.chosen else f"{sign}{self.words}"


def asked(question: str, answer: str, by: tuple[str, str], answered_by: tuple[str, str]) -> list[Typed]:
    return [Typed("question", question, *by), Typed("answer", answer, *answered_by)]


A, B, C = (ASH, "as"), (BIRCH, "b"), (CHAIR, "ch")
D, P, S = (DIRECTOR, "d"), (PLACEMENTS, "pl"), (SCHOOL, "vi")
WRITTEN_OUT = [(ASH, ""), (PLACEMENTS, "")]
MEETING = [
    Typed("procedure", "The meeting began at 17:30."),
    Typed("statement", "The Panel had the report before it."),
    Typed("statement", "presented the scorecard for the quarter.", *D),
    Typed("statement", "said that eleven of forty measures had got better.", *D),
    *asked("asked why more children had moved home.", "replied that two homes had closed.", A, P),
    *asked("asked when both would open again.", "replied that one would in May.", A, P),
    *asked("asked what it cost to look further away.", "said that it cost half as much again.", B, D),
    *asked("asked whether brothers and sisters stayed together.", "replied that most did.", *WRITTEN_OUT),
    Typed("statement", "Members spoke of the distance that families travel."),
    Typed("statement", "thanked carers for what they do.", *C),
    *asked("asked how many carers had been found.", "said that nineteen had.", B, P),
    *asked("asked what stopped people from coming forward.", "said that many had no spare room.", A, P),
    Typed("procedure", "Councillor Birch left at 18:05."),
    Typed("statement", "presented the report on schools.", *S),
    *asked("asked why attendance had fallen in the autumn.", "replied that it was illness.", C, S),
    *asked("asked what tutors had done.", "said that reading had improved most.", A, S),
    *asked("asked who looks at the plans.", "replied that social workers and schools do.", *WRITTEN_OUT),
    Typed("statement", "The plan for each child is looked at every term."),
    *asked("asked for the figures by year of school.", "agreed to bring them.", A, S),
    Typed("statement", "spoke of the visit to a residential home.", *C),
    Typed("statement", "Members who were there had been made welcome."),
    *asked("asked about health checks.", "replied that dentists are short.", A, D),
    *asked("asked what the health board would do.", "said that two clinics would open.", A, D),
    *asked("asked how long a child waits.", "said that the longest had waited a year.", B, D),
    Typed("procedure", "The meeting paused from 18:40 to 18:50."),
    *asked("asked about young people who leave care.", "said that more stay where they are.", C, P),
    *asked("asked how they are helped with rent.", "replied that a guarantee is given.", C, P),
    Typed("statement", "asked that this be told to all who are seventeen.", *A),
    Typed("statement", "Officers took note of it."),
    *asked("asked whether a letter could be sent.", "agreed to write one.", *WRITTEN_OUT),
    *asked("asked who would read it first.", "said that young people would.", A, P),
    *asked("asked what young people had said.", "replied that they want to be asked sooner.", A, D),
    Typed("statement", "summed the discussion up.", *C),
    Typed("resolution", "that the Panel:"),
    Typed("limb", "notes the report;"),
    Typed("limb", "asks for a costed plan for homes nearby; and"),
    Typed("limb", "recommends that Cabinet buy two houses."),
    Typed("vote", "moved Councillor Ash, seconded Councillor Cedar"),
    Typed("action", "write the costed plan, by the next meeting", *P),
    Typed("action", "bring attendance by year of school, by 14 May 2026", *S),
    Typed("action", "Director: ask the health board for dates, by the next meeting"),
    Typed("procedure", "The meeting ended at 19:30."),
]
