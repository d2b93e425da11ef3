"""The console as a test handles it: by the names that people read, never by its insides."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from rat_online.web.catalogue import translate

PATIENCE_MS = 60_000


@dataclass
class Console:
    """One open console."""

    page: Page
    language: str = "id"

    def words(self, key: str, **parameters: object) -> str:
        return translate(self.language, key, parameters)

    @property
    def primary(self) -> Locator:
        return self.page.locator("[data-part=primary]")

    @property
    def dialog(self) -> Locator:
        return self.page.locator("dialog#act")

    def waits_for(self, act: str) -> None:
        """Until this is the one primary action, and may be pressed."""
        button = self.page.locator(f"[data-part=primary][data-act={act}]:not([aria-disabled])")
        expect(button).to_be_visible(timeout=PATIENCE_MS)
        expect(button).to_have_text(self.words(f"console.act-{act}"))

    def does(self, act: str, **fields: str) -> None:
        """The primary action, with what its dialog asks for and as many taps as it takes."""
        self.waits_for(act)
        self.primary.click()
        self._answer(act, fields)

    def also(self, act: str, **fields: str) -> None:
        """One of the other actions."""
        label = self.words(f"console.act-{act}")
        self.page.locator("[data-part=others]").get_by_role("button", name=label, exact=True).click()
        self._answer(act, fields)

    def starts(self, item: str) -> None:
        """An item out of the agenda."""
        self.page.get_by_role("button", name=self.words("console.start-item", title=item), exact=True).click()
        expect(self.page.locator(".agenda .now")).to_contain_text(item, timeout=PATIENCE_MS)

    def _answer(self, act: str, fields: dict[str, str]) -> None:
        if act in AT_ONCE:
            return
        expect(self.dialog).to_be_visible()
        for name, value in fields.items():
            self._fill(name, value)
        confirm = self.dialog.locator("[data-part=confirm]")
        taps = re.search(r"\d+\D+(\d+)", confirm.inner_text())
        for _ in range(int(taps[1]) if taps else 1):
            confirm.click()
        expect(self.dialog).to_be_hidden(timeout=PATIENCE_MS)

    def _fill(self, name: str, value: str) -> None:
        label = self.words(f"console.field-{name.replace('_', '-')}")
        picker = self.dialog.locator(f"person-picker[name={name}]")
        if picker.count():
            for one in value.split(";"):
                picker.get_by_role("searchbox").fill(one)
                picker.locator(".found button").first.click()
            return
        field = self.dialog.get_by_label(label, exact=False)
        if field.count() == 0:
            self.dialog.get_by_label(value, exact=True).check()
        elif field.first.evaluate("e => e.localName") == "select":
            field.first.select_option(value)
        else:
            field.first.fill(value)


AT_ONCE = frozenset(
    {"open-registration", "resume-meeting", "start-agenda-item", "close-ballot", "read-decisions"}
)
"""Acts without a dialog: nothing is asked and nothing ends by them."""
