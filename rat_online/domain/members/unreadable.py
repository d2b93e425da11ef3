"""Why a written value cannot be taken as what its column says."""

from enum import StrEnum


class Fault(StrEnum):
    """The closed list of reasons; wire names, their prose lives in the catalogues."""

    NUMBER_MISSING = "number-missing"
    NUMBER_INVALID = "number-invalid"
    NUMBER_TOO_LONG = "number-too-long"
    NUMBER_SHORTENED = "number-shortened"
    NAME_MISSING = "name-missing"
    NAME_INVALID = "name-invalid"
    NAME_TOO_LONG = "name-too-long"
    SEX_UNKNOWN = "sex-unknown"
    PHONE_INVALID = "phone-invalid"
    PHONE_SHORTENED = "phone-shortened"
    EMAIL_INVALID = "email-invalid"
    BIRTH_DATE_INVALID = "birth-date-invalid"
    BIRTH_DATE_INCOMPLETE = "birth-date-incomplete"
    BIRTH_DATE_IMPOSSIBLE = "birth-date-impossible"
    STATUS_UNKNOWN = "status-unknown"
    WEIGHT_INVALID = "weight-invalid"
    TEXT_TOO_LONG = "text-too-long"


class Unreadable(Exception):
    """A value was written that this field cannot hold."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault
