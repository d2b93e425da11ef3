"""The routes of the livestream's side of a meeting."""

from starlette.routing import Route

from rat_online.web.pages import archive, stream, stream_choice

STREAM_ROUTES = (
    Route("/panitia/rapat/{meeting}/siaran", stream_choice.choice),
    Route("/panitia/rapat/{meeting}/siaran", stream_choice.choose, methods=["POST"]),
    Route("/rapat/{meeting}/siaran", stream.where),
    Route("/rapat/{meeting}/siaran/izin", stream.admit_studio, methods=["POST"]),
    Route("/rapat/{meeting}/siaran/lantai", stream.admit_speaker, methods=["POST"]),
    Route("/rapat/{meeting}/siaran/ice", stream.ice, methods=["POST"]),
    Route("/rapat/{meeting}/studio", stream.studio),
    Route("/rapat/{meeting}/halaman", stream.keep_page, methods=["POST"]),
    Route("/rapat/{meeting}/halaman/{page}", stream.shown_page),
    Route("/rapat/{meeting}/arsip", archive.archive),
    Route("/rapat/{meeting}/arsip/takarir.vtt", archive.captions),
    Route("/rapat/{meeting}/arsip/unduh/{what}", archive.take, methods=["POST"]),
)
