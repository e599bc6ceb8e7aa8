"""The prompt for the organization's region, and the way back to it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class RegionPrompt:
    """The list of regions, and the button that goes on."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def list(self) -> Locator:
        return self._page.get_by_role("combobox", name=self._labels["region"].pattern())

    @property
    def names(self) -> tuple[str, ...]:
        """What the list offers; an entry that only asks to choose is none."""
        return tuple(text for each in self.list.get_by_role("option").all_inner_texts() if (text := each.strip()))

    def named(self, region: str) -> str:
        """The entry for a region, given by its id. Raises LookupError when there is none, or more than one."""
        found = [name for name in self.names if self._labels[f"region_{region}"].stands_in(name)]
        if len(found) != 1:
            raise LookupError(f"{len(found)} of {', '.join(self.names)} are the region {region}")
        return found[0]

    @property
    def log_in(self) -> Locator:
        return self._page.get_by_role("button", name=self._labels["log_in"].pattern())

    @property
    def another(self) -> Locator:
        return self._page.get_by_role("link", name=self._labels["another_region"].pattern())
