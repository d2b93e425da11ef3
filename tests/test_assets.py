"""Assets are found in a wheel and in a checkout, and a missing one is said at once."""

from pathlib import Path

import pytest

from rat_online import assets
from rat_online.assets import asset_path, assets_root


@pytest.fixture(autouse=True)
def forget_the_root() -> None:
    assets_root.cache_clear()


def test_a_checkout_has_its_assets_at_the_top() -> None:
    assert asset_path("templates").is_dir()
    assert assets_root().joinpath("pyproject.toml").is_file()


def test_a_wheel_carries_its_assets_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_assets" / "templates").mkdir(parents=True)
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path)
    assert asset_path("templates") == tmp_path / "_assets" / "templates"
    assets_root.cache_clear()


def test_a_missing_asset_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"templates/nothing\.html"):
        asset_path("templates", "nothing.html")
