/**
 * Whatever picture is chosen becomes small enough for members on mobile data, upright as the camera meant it.
 * @module
 */

const LARGEST = 40 * 1024;
const WIDTHS = [1280, 960, 720, 540];
const QUALITIES = [0.8, 0.6, 0.45];

/** @param {File} file @param {number[]} [widths] largest first @returns {Promise<{image: HTMLImageElement, bytes: Blob}>} */
export async function small(file, widths = WIDTHS) {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  await image.decode();
  for (const width of widths) {
    for (const quality of QUALITIES) {
      const bytes = await drawn(image, Math.min(width, image.naturalWidth), quality);
      if (bytes && bytes.size <= LARGEST) return { image, bytes };
    }
  }
  throw new Error("too large");
}

/** @param {HTMLImageElement} image @param {number} width @param {number} quality @returns {Promise<Blob | null>} */
function drawn(image, width, quality) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = Math.round((image.naturalHeight * width) / image.naturalWidth);
  const pen = canvas.getContext("2d", { alpha: false });
  pen?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((made) => canvas.toBlob(made, "image/jpeg", quality));
}
