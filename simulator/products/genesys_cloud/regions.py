"""The product's regions: ids, names and domains as the vendor's published SDKs list them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Region:
    """`domain` is the one that the real product answers on there."""

    name: str
    domain: str


REGIONS = {
    "us-east-1": Region("Americas (US East)", "mypurecloud.com"),
    "us-east-2": Region("Americas (US East 2, FedRAMP)", "use2.us-gov-pure.cloud"),
    "us-west-2": Region("Americas (US West)", "usw2.pure.cloud"),
    "ca-central-1": Region("Americas (Canada)", "cac1.pure.cloud"),
    "mx-central-1": Region("Americas (Mexico)", "mxc1.pure.cloud"),
    "sa-east-1": Region("Americas (São Paulo)", "sae1.pure.cloud"),
    "eu-west-1": Region("EMEA (Ireland)", "mypurecloud.ie"),
    "eu-west-2": Region("EMEA (London)", "euw2.pure.cloud"),
    "eu-central-1": Region("EMEA (Frankfurt)", "mypurecloud.de"),
    "eu-central-2": Region("EMEA (Zurich)", "euc2.pure.cloud"),
    "me-central-1": Region("EMEA (UAE)", "mec1.pure.cloud"),
    "ap-south-1": Region("Asia Pacific (Mumbai)", "aps1.pure.cloud"),
    "ap-northeast-1": Region("Asia Pacific (Tokyo)", "mypurecloud.jp"),
    "ap-northeast-2": Region("Asia Pacific (Seoul)", "apne2.pure.cloud"),
    "ap-northeast-3": Region("Asia Pacific (Osaka)", "apne3.pure.cloud"),
    "ap-southeast-1": Region("Asia Pacific (Singapore)", "apse1.pure.cloud"),
    "ap-southeast-2": Region("Asia Pacific (Sydney)", "mypurecloud.com.au"),
}
