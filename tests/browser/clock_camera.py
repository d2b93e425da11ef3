"""A camera whose picture is the time: bits of the clock as black and white fields, and a tone as its sound.

The same machine's clock is read back from whatever plays the picture, however it was encoded on the way. The
fields at the upper right are left free: there the studio shows the table small while a member speaks.
"""

from typing import Any

from playwright.sync_api import Page

FIELDS = """
  const fields = [...Array(32).keys()].filter((at) => at !== 6 && at !== 7);
  const span = 2 ** 22;
"""
"""Where 4 bits of who, 22 of the time (70 minutes), one of parity and the end 010 stand, eight to a row."""

CAMERA = (
    f"""
(([who, hertz]) => {{{FIELDS}"""
    + """
  const draw = (canvas) => {
    const pen = canvas.getContext('2d');
    const now = Date.now() % span;
    const bits = [...who.toString(2).padStart(4, '0'), ...now.toString(2).padStart(22, '0')];
    const ones = bits.filter((bit) => bit === '1').length;
    pen.fillStyle = '#808080';
    pen.fillRect(0, 0, 640, 360);
    [...bits, String(ones % 2), '0', '1', '0'].forEach((bit, nth) => {
      const at = fields[nth];
      pen.fillStyle = bit === '1' ? '#fff' : '#000';
      pen.fillRect((at % 8) * 80, Math.floor(at / 8) * 90, 80, 90);
    });
  };
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const tracks = [];
    if (wanted.video) {
      const canvas = document.createElement('canvas');
      canvas.width = 640;
      canvas.height = 360;
      setInterval(() => draw(canvas), 30);
      tracks.push(...canvas.captureStream(25).getVideoTracks());
    }
    if (wanted.audio) {
      const context = new AudioContext();
      const tone = context.createOscillator();
      const out = context.createMediaStreamDestination();
      tone.frequency.value = hertz;
      tone.connect(out);
      tone.start();
      tracks.push(...out.stream.getAudioTracks());
    }
    return new MediaStream(tracks);
  };
})
"""
)

READ = (
    f"""
() => {{{FIELDS}"""
    + """
  const video = document.querySelector('video');
  if (!video || video.readyState < 2) return null;
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 360;
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  pen.drawImage(video, 0, 0, 640, 360);
  const now = Date.now() % span;
  const bits = [];
  for (const at of fields) {
    const [light] = pen.getImageData((at % 8) * 80 + 40, Math.floor(at / 8) * 90 + 45, 1, 1).data;
    if (light > 90 && light < 165) return null;
    bits.push(light > 127 ? '1' : '0');
  }
  const ones = bits.slice(0, 26).filter((bit) => bit === '1').length;
  if (bits[26] !== String(ones % 2) || bits.slice(27).join('') !== '010') return null;
  const shown = parseInt(bits.slice(4, 26).join(''), 2);
  return {who: parseInt(bits.slice(0, 4).join(''), 2), delay: (now - shown + span) % span};
}
"""
)


def give_camera(page: Page, who: int, hertz: int) -> None:
    """From its next load on: the camera shows the time as seen by `who` (0 to 15), with one tone."""
    page.add_init_script(f"({CAMERA})([{who}, {hertz}])")


def seen(page: Page, who: int, within_ms: int = 30_000) -> int:
    """Wait until the page's player shows the camera of `who`; how old the picture is, in ms."""
    found: Any = page.wait_for_function(
        f"() => {{ const read = ({READ})(); return read && read.who === {who} ? read : null; }}",
        timeout=within_ms,
        polling=50,
    ).json_value()
    return int(found["delay"])


def seen_anew(page: Page, who: int, within_ms: int = 30_000) -> None:
    """Wait until a picture is shown that was taken after now: one that stands still is no stream."""
    now = page.evaluate("Date.now()")
    anew = f"read?.who === {who} && Date.now() - read.delay > {now}"
    page.wait_for_function(
        f"() => {{ const read = ({READ})(); return {anew}; }}", timeout=within_ms, polling=50
    )
