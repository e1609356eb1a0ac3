"""The public surface is a test: flat names, and the function `read` before the subpackage of that name."""

import pkgutil
import subprocess
import sys
from importlib import import_module
from types import FunctionType, ModuleType

import onrecord


def test_public_names_are_exactly_those_listed():
    own = {name for name, value in vars(onrecord).items() if not name.startswith("_") and not isinstance(value, ModuleType)}
    assert own | {"__version__"} == set(onrecord.__all__)
    assert list(onrecord.__all__) == sorted(onrecord.__all__)


def test_read_stays_the_function_after_every_module_was_imported():
    for module in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        import_module(module.name)
    assert isinstance(onrecord.read, FunctionType)
    assert isinstance(sys.modules["onrecord.read"], ModuleType)


def test_importing_the_package_loads_no_stage_and_nothing_of_others():
    heavy = "{'rich', 'typer', 'trafilatura', 'numpy', 'yaml', 'onrecord.pipeline', 'onrecord.read.layout'}"
    code = f"import sys, onrecord; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_error_classes_are_drawn_in_the_tree():
    tree = import_module("onrecord.model.errors").__doc__
    errors = [value for value in vars(onrecord).values() if isinstance(value, type) and issubclass(value, onrecord.OnrecordError)]
    assert len(errors) > 5
    assert all(error.__name__ in tree for error in errors)
