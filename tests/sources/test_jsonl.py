"""JSON lines and lists of objects."""


def test_keys_are_the_header_in_order_of_appearance(read):
    found = read("jsonl", "x.jsonl", '{"a": 1}\n\n{"b": "x", "a": null}\n')
    assert (found.header, found.rows) == (("a", "b"), [(1, "1", ""), (3, "", "x")])


def test_numbers_keep_their_digits(read):
    assert read("jsonl", "x.jsonl", '{"a": 1.10, "b": 12345678901234567890}\n').rows == [
        (1, "1.10", "12345678901234567890")
    ]


def test_a_list_of_objects_is_read_too(read):
    assert read("jsonl", "x.json", '[{"a": true, "b": [1]}]').rows == [(1, "true", '["1"]')]


def test_a_line_that_is_no_json_is_a_problem_at_its_line(read):
    assert read("jsonl", "x.jsonl", '{"a": 1}\n{"a": }\n').problems == [
        ("unreadable-file", 2, "the line is no JSON: expecting value, at character 7")
    ]


def test_a_line_that_is_no_object_is_a_problem(read):
    assert read("jsonl", "x.jsonl", "[1]\n").problems[0][0] == "unreadable-file"


def test_a_list_says_the_line_that_each_entry_begins_in(read):
    assert [row[0] for row in read("jsonl", "x.json", '[\n {"a": 1},\n\n {"a":\n 2}\n]\n').rows] == [2, 4]
    assert [row[0] for row in read("jsonl", "x.json", '[{"a": 1}, {"a": 2},\n {"a": 3}]').rows] == [1, 2, 3]
    assert read("jsonl", "x.json", "[ ]").rows == []


def test_half_of_a_character_is_a_problem(read):
    assert read("jsonl", "x.jsonl", '{"a": 1}\n{"a": "\\ud800"}\n').problems == [
        ("unreadable-file", 2, "a text holds half of a character, such as `\\ud800` alone")
    ]


def test_deep_nesting_is_a_problem(read):
    assert read("jsonl", "x.jsonl", '{"a": ' + "[" * 100_000 + "]" * 100_000 + "}\n").problems == [
        ("unreadable-file", 1, "the brackets are nested too deeply to be read")
    ]


def test_a_number_with_a_power_of_ten_is_written_out(read):
    text = '{"a": 1e3, "b": 1.5E-3}\n{"a": -2.50e+1, "b": 1e999999999}\n'
    assert read("jsonl", "x.jsonl", text).rows == [(1, "1000", "0.0015"), (2, "-25.0", "1e999999999")]
