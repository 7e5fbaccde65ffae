"""Makes the .mmdb files of this folder: pip install mmdb_writer netaddr && python tests/places/make.py

Addresses are those kept for documentation (RFC 5737, RFC 3849).
"""

from pathlib import Path

from mmdb_writer import MMDBWriter
from netaddr import IPSet

FOLDER = Path(__file__).parent


def named(city: str | None, country: str, code: str) -> dict[str, object]:
    where: dict[str, object] = {"country": {"iso_code": code, "names": {"en": country}}}
    return where if city is None else {"city": {"names": {"en": city, "de": "–"}}, **where}


def write(file: str, kind: str, networks: dict[str, dict[str, object]]) -> None:
    writer = MMDBWriter(ip_version=6, ipv4_compatible=True, database_type=kind)
    for network, record in networks.items():
        writer.insert_network(IPSet([network]), record)
    writer.to_db_file(str(FOLDER / file))


write(
    "places.mmdb",
    "Gatehouse-Test-City",
    {
        "203.0.113.0/24": named("Berlin", "Germany", "DE"),
        "198.51.100.0/24": named(None, "Japan", "JP"),
        "192.0.2.0/24": named("https://evil.example", "Iceland", "IS"),
        "2001:db8::/32": named("Zürich", "Switzerland", "CH"),
        "10.0.0.0/8": named("Nowhere", "Neverland", "XX"),
    },
)
write("networks.mmdb", "Gatehouse-Test-ASN", {"203.0.113.0/24": {"autonomous_system_number": 64496}})
