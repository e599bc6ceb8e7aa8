"""The prompt for the organization's region, and the way back to it."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.controls import Controls


class RegionPrompt(Controls):
    """The list of regions, and the button that goes on."""

    @property
    def list(self) -> Locator:
        return self.by_role("combobox", "region")

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
        return self.by_role("button", "log_in")

    @property
    def another(self) -> Locator:
        return self.by_role("link", "another_region")
