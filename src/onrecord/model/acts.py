"""What can happen: one vocabulary, from which each codebook is derived together with who did it to whom."""

from __future__ import annotations

FAMILIES: dict[str, tuple[str, ...]] = {
    "attack": (
        "suicide_bombing",
        "bombing",
        "chemical_attack",
        "air_strike",
        "shelling",
        "armed_clash",
        "shooting",
        "lynching",
        "killing",
        "hostage_taking",
        "hijacking",
        "abduction",
        "torture",
        "sexual_violence",
        "stabbing",
        "vehicle_attack",
        "grenade_attack",
        "arson",
        "assault",
        "clash",
    ),
    "protest": ("demonstration", "strike", "hunger_strike", "blockade", "riot"),
    "property": ("property_destruction", "looting", "robbery", "sabotage"),
    "authority": (
        "arrest",
        "raid",
        "crowd_dispersal",
        "use_of_force",
        "pushback",
        "eviction",
        "deportation",
        "curfew",
        "failure_to_act",
        "seizure",
        "trial",
        "deployment",
        "investigation",
    ),
    "movement": ("attempted_entry", "crossing", "escort", "rescue", "displacement", "occupation", "withdrawal"),
    "threat": ("threat", "attempted_attack", "disrupted_attack", "claim_of_responsibility"),
    "politics": ("coup", "ceasefire", "agreement", "negotiation", "release"),
    "speech": ("demand", "appeal", "accusation", "condemnation", "denial", "praise", "warning", "statement"),
    "other": ("accident", "fire", "natural_disaster", "crime", "other"),
}
"""Families from the gravest down; inside `attack` the gravest stands first (the design's vocabulary of acts)."""

FAMILY_OF: dict[str, str] = {act: family for family, acts in FAMILIES.items() for act in acts}
ACTS: frozenset[str] = frozenset(FAMILY_OF)
GRAVITY: dict[str, int] = {act: rank for rank, act in enumerate(FAMILY_OF)}
"""0 is the gravest. The primary act of an incident is the gravest that happened."""
