"""All defects, by name."""

from __future__ import annotations

from simulator.defects import (
    Defect,
    genesys_cloud,
    genesys_cloud_codes,
    genesys_cloud_mfa,
    genesys_cloud_passkeys,
    genesys_cloud_places,
    genesys_cloud_sso,
    genesys_cloud_ways,
)

ALL = (
    *genesys_cloud.DEFECTS,
    *genesys_cloud_ways.DEFECTS,
    *genesys_cloud_sso.DEFECTS,
    *genesys_cloud_mfa.DEFECTS,
    *genesys_cloud_codes.DEFECTS,
    *genesys_cloud_passkeys.DEFECTS,
    *genesys_cloud_places.DEFECTS,
)
DEFECTS: dict[str, Defect] = {defect.name: defect for defect in ALL}
