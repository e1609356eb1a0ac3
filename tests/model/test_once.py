from onrecord.model.once import once_a_layout
from onrecord.read.layout import lay_out


def test_result_is_worked_out_once_for_each_layout():
    calls = []

    @once_a_layout
    def size(layout):
        calls.append(layout)
        return len(layout.text)

    first, second = lay_out("Police fired.", "en"), lay_out("They fled at once.", "en")
    assert [size(first), size(first), size(second), size(first)] == [13, 13, 18, 13]
    assert len(calls) == 3


def test_equal_layouts_are_two():
    calls = []
    count = once_a_layout(calls.append)
    count(lay_out("Police fired.", "en"))
    count(lay_out("Police fired.", "en"))
    assert len(calls) == 2
