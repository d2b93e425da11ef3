"""The wheel is whole: installed outside the checkout, it serves its first page from an empty folder."""

import contextlib
import os
import signal
import site
import socket
import subprocess
import sys
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import httpx2
import pytest

from tests.tooling.sources import ROOT, committed

PATIENCE_S = 60


@dataclass(frozen=True, slots=True)
class Installation:
    """A fresh environment that holds the wheel, and sees this environment's other packages."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def program(self) -> Path:
        return self.folder / "bin" / "rat-online"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installation(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    installed = Installation(tmp_path_factory.mktemp("elsewhere") / "venv")
    venv.create(installed.folder)
    uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--offline", "--no-deps"]
    subprocess.run([*uv, "--python", str(installed.python), str(wheel)], check=True)
    own = next(installed.folder.glob("lib/python*/site-packages"))
    (own / "packages.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return installed


@contextlib.contextmanager
def serving(installed: Installation, folder: Path) -> Iterator[str]:
    """The address of a server that was started by its own program in an empty folder."""
    port = a_free_port()
    command = [str(installed.program), "serve", "--host", "127.0.0.1", "--port", str(port)]
    with (folder.parent / "server.txt").open("w+", encoding="utf-8") as said:
        server = subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=said, stderr=said)
        try:
            wait_until_it_answers(server, port, Path(said.name))
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(PATIENCE_S)


def environment(folder: Path) -> dict[str, str]:
    """Nothing of this checkout: no PYTHONPATH, no database, its own data folder."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return {**kept, "RAT_DATA_DIR": str(folder / "data")}


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_answers(server: "subprocess.Popen[bytes]", port: int, said: Path) -> None:
    """Tries again until the port answers or the process is gone; waits on the process, not on a clock."""
    for _ in range(PATIENCE_S * 10):
        with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(0.1)
            break
    pytest.fail(f"the server did not start:\n{said.read_text(encoding='utf-8')}")


def test_the_wheel_carries_every_template_and_static_file(wheel: Path) -> None:
    inside = set(ZipFile(wheel).namelist())
    assets = [name for name in committed() if name.startswith(("templates/", "static/"))]
    assert assets
    assert [name for name in assets if f"rat_online/_assets/{name}" not in inside] == []


def test_the_wheel_carries_every_file_of_the_package_and_nothing_else_of_the_tree(wheel: Path) -> None:
    inside = set(ZipFile(wheel).namelist())
    package = [name for name in committed() if name.startswith("rat_online/")]
    assert [name for name in package if name not in inside] == []
    assert {name.split("/")[0] for name in inside if ".dist-info/" not in name} == {"rat_online"}


@pytest.mark.slow
def test_the_installed_package_finds_its_assets_in_itself(installation: Installation, tmp_path: Path) -> None:
    question = "from rat_online.assets import asset_path; print(asset_path('templates', 'base.html'))"
    asked = [str(installation.python), "-c", question]
    done = subprocess.run(
        asked, cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()).is_relative_to(installation.folder)


@pytest.mark.slow
def test_the_installed_server_shows_its_first_page_and_its_style_from_an_empty_folder(
    installation: Installation, tmp_path: Path
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    with (
        serving(installation, folder) as address,
        httpx2.Client(base_url=address, follow_redirects=True) as browser,
    ):
        page = browser.get("/")
        assert page.status_code == 200
        assert page.headers["content-type"].startswith("text/html")
        assert "<html" in page.text
        styles = [
            part.split('"')[0] for part in page.text.split('href="')[1:] if ".css" in part.split('"')[0]
        ]
        assert styles
        assert [browser.get(style).status_code for style in styles] == [200] * len(styles)
