"""What is filled in: questions in sections, whom they are for, and how the answers are drawn beside each other."""

from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from tussenruimte.frameworks.basics import Framework, Frozen, Id, Item, Reference, refuse_same_id

# What a scan can be about, who can fill it in, and whom a question is about.
Subject = Literal["initiative", "party", "area", "dossier"]
Speaker = Literal["initiative", "municipality", "resident", "broker", "partner", "editors"]
About = Literal["initiative", "municipality"]
DRAWN_FROM_MARKS = ("radar", "triangle", "bars")


class Option(Item):
    """One answer to a question. Classes of numbers are half-open: from `lower` up to but not including `upper`."""

    lower: int | None = None
    upper: int | None = None


class Poles(Frozen):
    """What the two ends of a scale mean."""

    low: str
    high: str


class Axis(Item):
    """One point of a drawing: the mean of the marks of every question on it."""

    # What helps when it is low, in the words of the source; empty when the source names nothing.
    helps: str = ""
    advises: tuple[Reference, ...] = ()


class Question(Item):
    """One question; `title` is the question as asked, `text` the help under it."""

    type: Literal["one", "several", "scale", "classes", "text", "short-text"]
    section: Id
    options: tuple[Option, ...] = ()
    # Take the options from a lens or list instead of writing them again.
    options_from: Id | None = None
    # People may add an answer of their own ("anders").
    other: bool = False
    poles: Poles | None = None
    lowest: int = 1
    highest: int = 10
    dont_know: bool = False
    required: bool = False
    # Asks for one sentence beside the answer, such as "Waaruit blijkt dat?".
    note: str = ""
    # A judgement about citizens' work: always visible to those citizens (M-32).
    judgement: bool = False
    # The name under which the answer is a fact for advice; empty means the question's own id.
    fact: Id | None = None
    # In a few words, for a drawing or a table; empty means the question itself.
    short: str = ""
    # The axis it is drawn on; a scale without one is an axis by itself.
    axis: Id | None = None
    # Whose doing it asks about, so that seeing oneself and being seen can be compared.
    party: About | None = None
    # What helps when this scores low, in the words of the source; empty when the source names nothing.
    helps: str = ""
    advises: tuple[Reference, ...] = ()

    @model_validator(mode="after")
    def shape_fits_type(self) -> "Question":
        """Refuses a choice without options, an option twice, and a scale without poles."""
        refuse_same_id("options", self.options)
        chooses = self.type in ("one", "several", "classes")
        if chooses and not (self.options or self.options_from):
            raise ValueError(f"vraag '{self.id}' van type '{self.type}' heeft options of options_from nodig")
        if self.type == "scale" and self.poles is None:
            raise ValueError(f"vraag '{self.id}' is een schaal en heeft poles (low, high) nodig")
        return self


class Section(Frozen):
    """A step of a questionnaire: the questions asked on one page."""

    id: Id
    title: str
    text: str = ""


class Enough(Frozen):
    """When there is something to show: so many respondents, among them each of these sides."""

    respondents: int = Field(default=1, ge=1)
    sides: tuple[Speaker, ...] = ()


class Questionnaire(Framework):
    """Questions in sections, filled in about a subject."""

    kind: Literal["questionnaire"]
    sections: tuple[Section, ...]
    items: tuple[Question, ...]
    # What it can be about, when that is more than `about` says.
    subjects: tuple[Subject, ...] = ()
    # Who may fill it in; empty means everyone who belongs to a side of the subject.
    sides: tuple[Speaker, ...] = ()
    enough: Enough = Enough()
    # Each side answers about itself and about the other; the difference is a blind spot to talk about.
    mirrored: bool = False
    drawing: Literal["radar", "triangle", "ladder", "bars", "none"] = "none"
    axes: tuple[Axis, ...] = ()
    # What each mark of every scale means, from the lowest to the highest.
    marks: tuple[str, ...] = ()
    # Written as `gate: false`: the page says that the outcome never keeps anyone out.
    gate: bool | None = None

    @property
    def accepts(self) -> tuple[str, ...]:
        """The kinds of subjects it can be about."""
        return self.subjects or ((self.about,) if self.about in ("initiative", "party", "area", "dossier") else ())

    @property
    def scales(self) -> tuple[Question, ...]:
        """The questions that are answered with a mark and still asked."""
        return tuple(q for q in self.items if q.type == "scale" and q.retired is None and not q.hidden)

    @model_validator(mode="after")
    def never_a_gate(self) -> "Questionnaire":
        """Refuses a scan that would decide who may take part."""
        if self.gate:
            _refuse("een scan houdt nooit iemand tegen; schrijf gate: false of laat het weg", ("gate",))
        return self

    @model_validator(mode="after")
    def axes_exist(self) -> "Questionnaire":
        """Refuses a question on an axis the file does not have, and an axis that nothing is drawn on."""
        known = {axis.id for axis in self.axes}
        for number, question in enumerate(self.items):
            if question.axis is None:
                continue
            if question.axis not in known:
                _refuse(f"as '{question.axis}' staat niet bij axes; zet die erbij", ("items", number, "axis"))
            if question.type != "scale":
                _refuse("alleen een vraag met type scale hoort bij een as", ("items", number, "axis"))
        used = {question.axis for question in self.items}
        for number, axis in enumerate(self.axes):
            if axis.id not in used:
                _refuse(f"geen vraag staat op as '{axis.id}'", ("axes", number, "id"))
        return self

    @model_validator(mode="after")
    def can_be_drawn(self) -> "Questionnaire":
        """Refuses a drawing that the questions cannot fill."""
        steps = {(question.lowest, question.highest) for question in self.scales}
        if self.drawing in DRAWN_FROM_MARKS and len(steps) != 1:
            _refuse(f"drawing '{self.drawing}' heeft schalen nodig met dezelfde lowest en highest", ("drawing",))
        if self.drawing == "triangle" and len({question.axis or question.id for question in self.scales}) != 3:
            _refuse("drawing 'triangle' heeft precies drie assen nodig", ("drawing",))
        if self.drawing == "ladder" and not any(question.type == "one" for question in self.items):
            _refuse("drawing 'ladder' heeft een vraag met type one nodig; haar options zijn de treden", ("drawing",))
        if self.marks and any(len(self.marks) != highest - lowest + 1 for lowest, highest in steps):
            _refuse("marks heeft één woord nodig voor elk cijfer van de schaal", ("marks",))
        return self

    @model_validator(mode="after")
    def mirror_has_two_sides(self) -> "Questionnaire":
        """Refuses a mirror in which one of both parties is missing."""
        if self.mirrored and {question.party for question in self.scales} < {"initiative", "municipality"}:
            _refuse("mirrored heeft schalen nodig met party initiative én party municipality", ("mirrored",))
        return self


def _refuse(message: str, at: tuple[Any, ...]) -> None:
    raise PydanticCustomError("questionnaire", "{message}", {"message": message, "at": at})
