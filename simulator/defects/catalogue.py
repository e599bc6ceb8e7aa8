"""All defects, by product and by name."""

from __future__ import annotations

from dataclasses import replace

from simulator.defects import (
    Defect,
    cloudcx,
    cloudcx_codes,
    cloudcx_sso,
    cloudcx_verification,
    genesys_cloud,
    genesys_cloud_codes,
    genesys_cloud_mfa,
    genesys_cloud_passkeys,
    genesys_cloud_places,
    genesys_cloud_sso,
    genesys_cloud_ways,
    intelligent_automation,
)

OF_PRODUCT: dict[str, tuple[Defect, ...]] = {
    "genesys-cloud": (
        *genesys_cloud.DEFECTS,
        *genesys_cloud_ways.DEFECTS,
        *genesys_cloud_sso.DEFECTS,
        *genesys_cloud_mfa.DEFECTS,
        *genesys_cloud_codes.DEFECTS,
        *genesys_cloud_passkeys.DEFECTS,
        *genesys_cloud_places.DEFECTS,
    ),
    "cloudcx": (
        *cloudcx.DEFECTS,
        *cloudcx_codes.DEFECTS,
        *cloudcx_sso.DEFECTS,
        *cloudcx_verification.DEFECTS,
    ),
    "intelligent-automation": intelligent_automation.DEFECTS,
}
ALL = tuple(replace(defect, product=product) for product, defects in OF_PRODUCT.items() for defect in defects)
DEFECTS: dict[str, Defect] = {defect.name: defect for defect in ALL}
