"""JSON and TOML that are small and would cost much, or mean something else than they seem: each by its name."""

# The page of a mapping takes 100,000 characters of TOML, a request of figures 4 MB of JSON
DEEP, LONG, LONG_TOML = 60_000, 900_000, 90_000

JSON = {
    "deep lists": '{"figures": ' + "[" * DEEP,
    "deep lists that close": '{"figures": ' + "[" * DEEP + "]" * DEEP + "}",
    "deep objects": '{"figures": ' * DEEP + "1" + "}" * DEEP,
    "too large to be a number": '{"figures": [{"indicator": "a", "period": "2025/26", "value": 1e400}]}',
    "not a number": '{"figures": [{"indicator": "a", "period": "2025/26", "value": NaN}]}',
    "endless": '{"figures": [{"indicator": "a", "period": "2025/26", "value": -Infinity}]}',
    "a million digits": '{"figures": [{"indicator": "a", "period": "2025/26", "value": ' + "9" * LONG + "}]}",
    "a million decimals": '{"figures": [{"indicator": "a", "value": 0.' + "9" * LONG + "}]}",
    "an exponent of a million digits": '{"figures": [{"indicator": "a", "value": 1e' + "9" * LONG + "}]}",
    "a name twice": '{"figures": [], "figures": [{"indicator": "a", "period": "2025/26", "value": 1}]}',
    "a name twice in a row": '{"figures": [{"indicator": "a", "value": 1, "value": 2}]}',
    "half a character": '{"figures": [{"indicator": "\\ud800", "period": "2025/26", "value": 1}]}',
    "half a character in a name": '{"figures": [{"\\udfff": "a"}], "\\ud83d": 1}',
    "a NUL": '{"figures": [{"indicator": "\\u0000", "period": "2025/26", "value": 1}]}',
    "a long text": '{"figures": [{"indicator": "' + "x" * LONG + '"}]}',
    "escapes without end": '{"figures": "' + "\\" * LONG,
    "names without end": "{" + ",".join(f'"{n}":1' for n in range(60_000)) + "}",
    "a list of lists": '{"figures": [' + "[]," * 300_000 + "[]]}",
    "a number alone": "9" * LONG,
    "nothing": "",
    "a mark before it": '\ufeff{"figures": []}',
}

TOML = {
    "deep lists": "a = " + "[" * DEEP,
    "deep lists that close": "a = " + "[" * DEEP + "]" * DEEP,
    "deep tables": "a = " + "{a = " * 20_000 + "1" + "}" * 20_000,
    "a long path": "[" + ".".join(["a"] * 3_000) + "]",
    "a long path to a value": ".".join(["a"] * 3_000) + " = 1",
    "a million digits": "a = " + "9" * LONG_TOML,
    "a million hexadecimal digits": "a = 0x" + "f" * LONG_TOML,
    "a million decimals": "a = 0." + "9" * LONG_TOML,
    "too large to be a number": "[[target]]\nvalue = 1e400",
    "not a number": "[[target]]\nvalue = nan\nlower = -inf",
    "a name twice": 'title = "a"\ntitle = "b"',
    "a table twice": "[columns]\n[columns]",
    "half a character": 'title = "\\ud800"',
    "no such character": 'title = "\\UFFFFFFFF"',
    "a text that never ends": 'title = """' + "x" * LONG_TOML,
    "quotation marks without end": 'title = """' + '\\"' * 40_000,
    "no such day": "starts = 2026-02-31",
    "a day of ten digits": "starts = 9999999999-01-01",
    "tables without end": "[[indicators]]\n" * 5_000,
    "comments without end": "#\n" * 50_000,
}
