"""What the model runs on: the processor unless a GPU is asked for and there."""

import pytest

from sayso.analysis.providers import CPU, DEVICE, device, providers, told
from sayso.errors import RunStopped

CUDA = "CUDAExecutionProvider"
WITH = ("TensorrtExecutionProvider", CUDA, CPU)
WITHOUT = ("AzureExecutionProvider", CPU)


@pytest.mark.parametrize("asked", ["", "cpu", " CPU "])
@pytest.mark.parametrize("offered", [WITH, WITHOUT])
def test_the_processor_is_what_is_taken_unasked(asked: str, offered: tuple[str, ...]) -> None:
    assert providers(asked, offered) == [CPU]
    assert told(asked, offered) == ""


def test_a_gpu_is_taken_where_it_is_asked_for_and_there() -> None:
    assert providers("cuda", WITH) == [CUDA, CPU]
    assert told("cuda", WITH).startswith("SAYSO_DEVICE=cuda: the reader runs on CUDAExecutionProvider")


def test_without_one_the_processor_reads_and_it_is_said_why() -> None:
    assert providers("CUDA", WITHOUT) == [CPU]
    assert told("cuda", WITHOUT) == (
        "SAYSO_DEVICE=cuda: onnxruntime has no CUDAExecutionProvider here, only AzureExecutionProvider, "
        "CPUExecutionProvider; the reader runs on the processor"
    )


def test_the_environment_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DEVICE, raising=False)
    assert device() == "cpu"
    assert providers()[-1] == CPU
    monkeypatch.setenv(DEVICE, "cuda")
    assert device() == "cuda"
    assert providers(offered=WITH) == [CUDA, CPU]


def test_another_device_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DEVICE, "tpu")
    for ask in (device, providers, told):
        with pytest.raises(RunStopped, match="No device 'tpu' in SAYSO_DEVICE; expected cpu or cuda") as stopped:
            ask()
        assert stopped.value.code == 3
