"""What is measured runs as the product does."""

import os
import subprocess
import sys

import pytest

TOLD = """
import {0}, numpy
from threadpoolctl import threadpool_info
print({{one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"}})
"""


@pytest.mark.parametrize("module", ["evals.bench_finding", "evals.fit_ordering", "ui.cli"])
def test_numpy_multiplies_with_one_thread(module: str) -> None:
    without = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    paths = {**without, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", TOLD.format(module)]
    told = subprocess.run(command, env=paths, capture_output=True, text=True, check=True)  # noqa: S603 - our own line
    assert told.stdout.strip() == "{1}"
