"""The people of the sandbox. All of them are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Role = Literal["learner", "coach", "author", "admin", "safeguarding"]
_TITLES = {
    "learner": "learner",
    "coach": "coach",
    "author": "author",
    "admin": "course admin",
    "safeguarding": "safeguarding person",
}


@dataclass(frozen=True)
class Person:
    """Somebody to be. Learners have a story; what they have done so far is in `plots`."""

    id: str
    name: str
    role: Role
    age: int
    place: str
    country: str
    language: str
    zone: str
    story: str
    group: str = ""

    @property
    def username(self) -> str:
        return f"{self.role}-{self.id}"

    @property
    def title(self) -> str:
        """What they are in the course, in words."""
        return _TITLES[self.role]

    @property
    def staff(self) -> bool:
        """Course staff read what is shared; an author who only writes is none."""
        return self.role in ("coach", "admin")

    @property
    def writes(self) -> bool:
        """May work in Studio."""
        return self.role in ("author", "admin")


def _learner(id: str, name: str, age: int, place: str, about: str, story: str, group: str) -> Person:
    country, language, zone = about.split()
    return Person(id, name, "learner", age, place, country, language, zone, story, group)


_DAY, _EVE = "Day group", "Evening group"
STAFF = (
    Person("11", "Amina Farouk", "coach", 39, "Leeds", "GB", "en", "Europe/London",
           "Career coach, twelve years with people who change direction."),
    Person("12", "Ben Carter", "coach", 51, "Halifax", "CA", "en", "America/Halifax",
           "Former shop steward, coaches in the evenings."),
    Person("21", "Elin Berg", "author", 34, "Bergen", "NO", "en", "Europe/Oslo",
           "Writes the course and works in Studio only."),
    Person("31", "Thomas Okafor", "admin", 46, "Lagos", "NG", "en", "Africa/Lagos",
           "Runs the course: sees what coaches see, and works in Studio."),
    Person("41", "Miriam Adler", "safeguarding", 57, "Haarlem", "NL", "en", "Europe/Amsterdam",
           "Not a coach. She is told when somebody is worried, and learners can write to her."),
)  # fmt: skip

LEARNERS = (
    _learner("101", "Rosa Delgado", 45, "Zaragoza", "ES en Europe/Madrid",
             "Twenty years in a warehouse that closes in June. Wants work with people.", _EVE),
    _learner("102", "Kwame Mensah", 19, "Kumasi", "GH en Africa/Accra",
             "Out of school since summer. His uncle has a shop for him; he is not sure.", _DAY),
    _learner("103", "Mei-Ling Tan", 28, "Penang", "MY en Asia/Kuala_Lumpur",
             "Keeps books by day and draws at night.", _EVE),
    _learner("104", "Tobias Lindqvist", 33, "Umeå", "SE sv Europe/Stockholm",
             "A nurse who is tired of shifts and wonders about teaching.", _EVE),
    _learner("105", "Fatima Zahra Idrissi", 24, "Rabat", "MA ar Africa/Casablanca",
             "Has a law degree, and doubts about the law.", _DAY),
    _learner("106", "Dan Whitaker", 52, "Duluth", "US en America/Chicago",
             "Laid off from a paper mill. Good with machines, better at listening.", _DAY),
    _learner("107", "Priya Raman", 31, "Chennai", "IN en Asia/Kolkata",
             "Back to software testing after two years with her daughter.", _EVE),
    _learner("108", "Jonas Weber", 22, "Leipzig", "DE de Europe/Berlin",
             "Left engineering in his third year. Answered everything the same way.", _DAY),
    _learner("109", "Aaliyah Johnson", 17, "Atlanta", "US en America/New_York",
             "In her last year of school, with a month left to choose.", _DAY),
    _learner("110", "Nguyễn Thị Lan", 38, "Đà Nẵng", "VN vi Asia/Ho_Chi_Minh",
             "Ran a guest house until the floods, and plans what comes next.", _DAY),
    _learner("111", "Mateusz Kowalski", 41, "Łódź", "PL pl Europe/Warsaw",
             "Finished everything and shares nothing. That is his right.", _EVE),
    _learner("112", "Sofia Rossi", 27, "Bologna", "IT it Europe/Rome",
             "Shared her result, thought about it, and took it back.", _EVE),
    _learner("113", "Grace Otieno", 35, "Kisumu", "KE en Africa/Nairobi",
             "Teaches chemistry and has been offered a desk job.", _DAY),
    _learner("114", "Liam O'Connor", 29, "Cork", "IE en Europe/Dublin",
             "A chef with bad knees who still loves a busy kitchen.", _EVE),
    _learner("115", "Hana Sato", 44, "Sapporo", "JP ja Asia/Tokyo",
             "Cared for her parents for ten years. Starts over.", _DAY),
    _learner("116", "Ahmed Yusuf", 26, "Malmö", "SE en Europe/Stockholm",
             "An engineer's degree from Mogadishu that nobody here will read.", _DAY),
    _learner("117", "Camila Torres", 21, "Medellín", "CO es America/Bogota",
             "Studies business because her sister did.", _EVE),
    _learner("118", "Viktor Petrov", 58, "Plovdiv", "BG bg Europe/Sofia",
             "Deleted his first result and began again.", _EVE),
    _learner("119", "Leilani Kahale", 30, "Hilo", "US en Pacific/Honolulu",
             "A park guide who would like winters with health insurance.", _DAY),
    _learner("120", "Samira Haddad", 40, "Amman", "JO ar Asia/Amman",
             "Translates for courts and wants to write.", _EVE),
    _learner("121", "Oliver Brown", 23, "Bristol", "GB en Europe/London",
             "Opened the questionnaire on the bus and answered three questions.", _DAY),
    _learner("122", "Inês Ferreira", 36, "Porto", "PT pt Europe/Lisbon",
             "Halfway through, with a child asleep on her arm.", _EVE),
    _learner("123", "Yusuf Demir", 25, "İzmir", "TR tr Europe/Istanbul",
             "Signed up last night. Has not begun.", _DAY),
    _learner("124", "Chloé Martin", 32, "Lyon", "FR fr Europe/Paris",
             "Has not begun; her manager signed her up.", _EVE),
    _learner("125", "Nia Williams", 47, "Cardiff", "GB en Europe/London",
             "Finished a few minutes ago and has not decided whether to share.", _DAY),
    _learner("126", "Arjun Thapa", 20, "Pokhara", "NP en Asia/Kathmandu",
             "Unsure about nearly everything, and says so.", _DAY),
    _learner("127", "Ruth Cohen", 62, "Haifa", "IL he Asia/Jerusalem",
             "Retires in three years and does not want to stop.", _EVE),
)  # fmt: skip

EVERYONE: dict[str, Person] = {person.id: person for person in (*STAFF, *LEARNERS)}


def find(id: str | None) -> Person | None:
    """The person with this id, or None: also for nobody, who is not signed in."""
    return EVERYONE.get(id or "")


def coaches() -> Sequence[Person]:
    return [person for person in STAFF if person.role == "coach"]


def groups() -> Sequence[str]:
    return sorted({person.group for person in LEARNERS})
