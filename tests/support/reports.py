"""Reports made of templates: three or so on each incident, so that there is something to link, and some that tell none."""

from onrecord.ingest.document import Given, make_document
from onrecord.ingest.found import Found

PLACES = ("Leeds", "Toulouse", "Naples", "Bilbao", "Ghent", "Malmo", "Galway", "Turin", "Porto", "Graz", "Lyon", "Hull", "Genoa", "Cork")
OUTLETS = ("The Aire Valley Post", "The Harbour Courier", "Morning Ledger")
TEMPLATES = (
    """{place}, {month} {day} - {killed} people were killed and {hurt} injured when a bomb exploded at a market in {place} on {weekday}, police said.
The explosion damaged several shops. {arrested} men were arrested, according to the interior ministry.""",
    """A bomb at a market in {place} killed {killed} people on {weekday}, according to police. Doctors at the city hospital said they had treated
{more} wounded. No group has claimed responsibility.""",
    """Three days after the bombing at a market in {place}, in which {killed} people died, mourners gathered at the site.
A police spokeswoman said {arrested} suspects were being questioned.""",
    "The council of {place} approved a new budget. The mayor said the library would open longer from next year.",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def text_of(number):
    """The text of one report, and the day of March 2026 it was published on."""
    story, version = divmod(number, len(TEMPLATES))
    day = 2 + story % 24
    numbers = {"killed": 2 + story % 7, "hurt": 5 + story % 11, "more": 7 + story % 11, "arrested": 1 + story % 3}
    text = TEMPLATES[version].format(place=PLACES[story % len(PLACES)], month="March", day=day, weekday=WEEKDAYS[(day + 6) % 7], **numbers)
    return f"{text} (Report {number}.)", day + (3 if version == 2 else 1)


def report(number):
    """One report as it is met in a file."""
    text, day = text_of(number)
    given = Given(id=f"r{number:05}", published=f"2026-03-{day:02}", outlet=OUTLETS[number % len(OUTLETS)])
    return Found(make_document(text, given), f"report {number}")


def reports(count):
    """As many reports as are wanted."""
    return [report(number) for number in range(count)]
