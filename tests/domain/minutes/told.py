"""Minutes of a scene from the rule book's tests, with names and texts joined."""

from rat_online.domain.chain import authenticity_code
from rat_online.domain.minutes.attending import Person
from rat_online.domain.minutes.fold import fold
from rat_online.domain.minutes.model import Letterhead, LogHead, Minutes
from rat_online.domain.minutes.sources import Sources
from tests.rules.scene import Scene, why

HASH = "ab" * 32


def sources_of(scene: Scene) -> Sources:
    people = {f"m{number}": Person(f"Anggota {number}", f"{number:04d}") for number in range(1, 40)}
    people["acting"] = Person("Pimpinan Sementara")
    texts = {why().id: why().text, why("undian menurut tata tertib").id: "undian menurut tata tertib"}
    head = LogHead(scene.meeting.position, HASH, authenticity_code(HASH))
    return Sources(Letterhead("Koperasi Contoh"), "001/BA-RAT/KC/III/2027", head, people, texts)


def minutes_of(scene: Scene) -> Minutes:
    return fold(scene.meeting.id, scene.log, sources_of(scene))
