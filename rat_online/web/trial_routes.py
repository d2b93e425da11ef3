"""The routes of what is tried before a meeting: a member's phone, and the whole in a rehearsal."""

from starlette.routing import BaseRoute, Route, WebSocketRoute

from rat_online.web.pages import rehearsals, trial, trials


def trial_routes() -> list[BaseRoute]:
    return [
        Route("/rapat/{meeting}/coba", trial.trial),
        Route("/rapat/{meeting}/coba", trial.say, methods=["POST"]),
        WebSocketRoute("/rapat/{meeting}/coba/langsung", trial.line),
        Route("/panitia/rapat/{meeting}/coba", trials.trials),
        Route("/panitia/rapat/{meeting}/coba/daftar", trials.chats, methods=["POST"]),
        Route("/panitia/rapat/{meeting}/gladi", rehearsals.rehearsals),
        Route("/panitia/rapat/{meeting}/gladi", rehearsals.make, methods=["POST"]),
        Route("/panitia/rapat/{meeting}/gladi/hapus", rehearsals.discard, methods=["POST"]),
        Route("/rapat/{meeting}/gladi", rehearsals.join, methods=["POST"]),
    ]
