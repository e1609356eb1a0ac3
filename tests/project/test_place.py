"""Where a project is found, and what is said where it is not."""

import pytest

from onrecord.model.errors import StoreError
from onrecord.project.place import find_store, init_project
from onrecord.store import count_documents, set_setting, settings


def test_a_project_is_a_folder_and_is_found_by_it_or_by_its_file_or_from_inside(tmp_path, monkeypatch):
    init_project(str(tmp_path / "p"))
    for where in (str(tmp_path / "p"), str(tmp_path / "p" / "onrecord.db")):
        assert count_documents(find_store(where)) == 0
    monkeypatch.chdir(tmp_path / "p")
    assert count_documents(find_store()) == 0
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_PROJECT", "p")
    assert count_documents(find_store()) == 0


def test_a_second_init_leaves_what_is_there(tmp_path):
    set_setting(init_project(str(tmp_path)), "by", "Ada")
    assert settings(init_project(str(tmp_path))) == {"by": "Ada"}


def test_a_project_in_a_database_is_found_by_its_folder_without_the_password_in_it(tmp_path, postgresql):
    url = postgresql.new_database()
    init_project(str(tmp_path), store=url.replace("onrecord@", "onrecord:secret@"))
    assert count_documents(find_store(str(tmp_path))) == 0
    assert count_documents(find_store(url)) == 0
    assert "secret" not in (tmp_path / "onrecord.toml").read_text()
    with pytest.raises(StoreError, match="kept elsewhere"):
        init_project(str(tmp_path), store=postgresql.new_database())


def test_where_there_is_none_the_hint_says_what_to_do(tmp_path):
    for where in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(StoreError, match="no project here") as caught:
            find_store(str(where))
        assert caught.value.hint == "onrecord init DIR makes one"


@pytest.mark.parametrize("content", ["store = 7", "not toml", ""])
def test_a_broken_file_of_settings_is_named(tmp_path, content):
    (tmp_path / "onrecord.toml").write_text(content)
    with pytest.raises(StoreError, match=r"onrecord\.toml"):
        find_store(str(tmp_path))


def test_a_file_where_the_folder_should_be_is_named(tmp_path):
    (tmp_path / "p").write_text("x")
    with pytest.raises(StoreError, match="no folder can be made here"):
        init_project(str(tmp_path / "p"))
