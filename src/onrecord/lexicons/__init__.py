"""Word lists as YAML, one file a vocabulary; read once."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from onrecord.model.errors import ResourceError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache(maxsize=64)
def load(name: str) -> Any:
    """The content of `NAME.yaml`; ResourceError where it is missing or broken. Callers must not change it."""
    try:
        raw = (resources.files(__package__) / f"{name}.yaml").read_bytes()
        return yaml.load(raw, Loader=_LOADER)  # noqa: S506 (a safe loader, in C where there is one)
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(f"cannot read lexicon {name}.yaml: {error}", hint="install onrecord again") from error
