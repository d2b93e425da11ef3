"""Seats that are handed over to another browser, in memory: a part of the identity store's twin."""

from dataclasses import replace

from rat_online.app.ports.transfers import SeatTransfer

KeptTransfers = dict[str, SeatTransfer]
"""By the digest of the secret."""


class MemoryTransferReader:
    _transfers: KeptTransfers

    async def transfer(self, secret_hash: str) -> SeatTransfer | None:
        return self._transfers.get(secret_hash)


class MemoryTransferWriter(MemoryTransferReader):
    async def put_transfer(self, transfer: SeatTransfer) -> None:
        giver = (transfer.cooperative, transfer.session)
        for one in list(self._transfers.values()):
            if (one.cooperative, one.session) == giver or one.good_until < transfer.asked_at:
                del self._transfers[one.secret_hash]
        self._transfers[transfer.secret_hash] = transfer

    async def take_transfer(self, secret_hash: str, taken_by: str, to_session: str) -> bool:
        found = self._transfers.get(secret_hash)
        if found is None or found.taken_by is not None:
            return False
        self._transfers[secret_hash] = replace(found, taken_by=taken_by, to_session=to_session)
        return True
