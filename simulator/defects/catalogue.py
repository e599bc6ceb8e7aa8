"""All defects, by name."""

from __future__ import annotations

from simulator.defects import Defect, genesys_cloud

DEFECTS: dict[str, Defect] = {defect.name: defect for defect in genesys_cloud.DEFECTS}
