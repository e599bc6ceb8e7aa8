"""The products that the simulator knows, by name."""

from __future__ import annotations

from simulator.products import cloudcx, genesys_cloud, intelligent_automation
from simulator.web.product import Product

PRODUCTS: dict[str, Product] = {
    product.name: product for product in (genesys_cloud.PRODUCT, intelligent_automation.PRODUCT, cloudcx.PRODUCT)
}
