"""The routes of proxies: the members' page, the records of all, the letters."""

from starlette.routing import BaseRoute, Route

from rat_online.web.pages import proxies, proxy_records

LARGEST_UPLOAD = proxies.LARGEST_UPLOAD


def proxy_routes() -> list[BaseRoute]:
    own, every = "/rapat/{meeting}/kuasa", "/rapat/{meeting}/daftar-kuasa"
    return [
        Route(own, proxies.own_page),
        Route(own, proxies.act, methods=["POST"], max_body_size=LARGEST_UPLOAD),
        Route(f"{own}/{{giver}}/surat", proxies.own_letter),
        Route(every, proxy_records.records),
        Route(every, proxy_records.attach, methods=["POST"], max_body_size=LARGEST_UPLOAD),
        Route(f"{every}/{{letter}}/surat", proxy_records.letter, methods=["POST"]),
    ]
