"""What the list of devices calls them."""

import pytest

from rat_online.web.device_name import device_name

ANDROID = "Mozilla/5.0 (Linux; Android 13; RMX3690; wv) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        (ANDROID, "Chrome · Android"),
        (f"{ANDROID} WhatsApp/2.24.14.79", "WhatsApp · Android"),
        (
            "Mozilla/5.0 (iPhone; CPU like Mac OS X) Version/17.5 Safari/604.1",
            "Safari · iPhone",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox · Linux"),
        ("curl/8", ""),
    ],
)
def test_a_device_is_called_by_browser_and_system(label: str, name: str) -> None:
    assert device_name(label) == name
