"""The routes of trying a phone before the meeting, for its member and for the committee."""

from starlette.routing import BaseRoute, Route, WebSocketRoute

from rat_online.web.pages import trial, trials


def trial_routes() -> list[BaseRoute]:
    return [
        Route("/rapat/{meeting}/coba", trial.trial),
        Route("/rapat/{meeting}/coba", trial.say, methods=["POST"]),
        WebSocketRoute("/rapat/{meeting}/coba/langsung", trial.line),
        Route("/panitia/rapat/{meeting}/coba", trials.trials),
    ]
