"""Who holds which office and the palu, replayed. Rule book section 3."""

from dataclasses import dataclass, field

ONE_AT_A_TIME = ("acting-chair", "secretary")


@dataclass(slots=True)
class Offices:
    """`palu` is the one person who may declare; `presidium` are those who share it."""

    holders: dict[str, list[str]] = field(default_factory=dict)
    presidium: list[str] = field(default_factory=list)
    palu: str | None = None
    board: list[str] = field(default_factory=list)
    supervisors: list[str] = field(default_factory=list)

    def holds(self, person: str, role: str) -> bool:
        """Whether somebody holds an office now; members and the server are no office."""
        if role == "chair":
            return person == self.palu and (bool(self.presidium) or person not in self.held("acting-chair"))
        if role == "deputy":
            return person in self.deputies()
        if role == "supervisor":
            return person in self.supervisors or person in self.held(role)
        return person in self.held(role)

    def held(self, role: str) -> list[str]:
        return self.holders.get(role, [])

    def deputies(self) -> set[str]:
        """Those named beforehand and the other chairs; whoever has the palu is nobody's deputy."""
        return {*self.held("deputy"), *self.presidium} - {self.palu or ""}

    def acting_chair(self) -> str | None:
        return self.held("acting-chair")[0] if self.held("acting-chair") else None

    def may_witness(self, person: str) -> bool:
        """A witness is neither pengurus nor pengawas."""
        return person not in (*self.board, *self.supervisors, *self.held("supervisor"))

    def appoint(self, role: str, person: str) -> None:
        """Before opening the palu goes with the office of acting chair."""
        if role == "acting-chair" and self.palu is not None and self.palu == self.acting_chair():
            self.palu = person
        if role in ONE_AT_A_TIME:
            self.holders[role] = [person]
        elif person not in self.held(role):
            self.holders[role] = [*self.held(role), person]

    def relieve(self, role: str, person: str) -> None:
        self.holders[role] = [one for one in self.held(role) if one != person]
