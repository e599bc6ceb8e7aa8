"""All defects, by name."""

from __future__ import annotations

from simulator.defects import Defect, genesys_cloud, genesys_cloud_ways

DEFECTS: dict[str, Defect] = {d.name: d for d in (*genesys_cloud.DEFECTS, *genesys_cloud_ways.DEFECTS)}
