"""`onrecord doctor`: what is installed, and what is missing."""

import json

from onrecord.cli import doctor
from onrecord.cli.app import run


def test_all_that_ships_is_there(capsysbinary):
    assert run(["doctor", "--json"]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert found["missing"] == []
    assert found["languages"] == ["en", "fr"]
    assert all(len(one["sha256"]) == 64 for one in found["data"].values())
    assert all(found["packages"].values())


def test_missing_data_is_a_problem_that_is_named(capsys, monkeypatch):
    monkeypatch.setattr(doctor, "NEEDED", ("nowhere.gz",))
    assert run(["doctor"]) == 1
    assert "nowhere.gz" in capsys.readouterr().err


def test_licences_name_the_data_s_source(capsys):
    run(["doctor"])
    assert "GeoNames" in capsys.readouterr().out
