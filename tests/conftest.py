"""Settings of the whole suite."""


def pytest_addoption(parser):
    parser.addoption("--bless", action="store_true", help="write the problems that are found into tests/problems/")
