import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';

/** Fonts whose emoji have colours, on Linux, macOS and Windows. */
const families = '"Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji"';
const measuredPx = 100;

/** An emoji on a picture: a square of this side, its top left corner here. In pixels. */
export interface EmojiSpot {
  readonly sign: string;
  readonly x: number;
  readonly y: number;
  readonly sidePx: number;
}

export interface EmojiPen {
  /** Whether some font has a picture of it. */
  hasPicture(sign: string): boolean;
  /** A PNG that is clear around them. */
  draw(size: { widthPx: number; heightPx: number }, spots: readonly EmojiSpot[]): Promise<Buffer>;
}

/** Loaded with the first emoji: it reads the system's fonts. `undefined` on a system that the library has no binary for. */
export async function openEmojiPen(): Promise<EmojiPen | undefined> {
  const canvases = await import('@napi-rs/canvas').catch(() => undefined);
  if (canvases === undefined) return undefined;
  const sheet = canvases.createCanvas(1, 1).getContext('2d');
  return {
    hasPicture: (sign) => extent(sheet, sign) > 0,
    draw({ widthPx, heightPx }, spots) {
      const canvas: Canvas = canvases.createCanvas(widthPx, heightPx);
      const pen = canvas.getContext('2d');
      for (const spot of spots) drawOne(pen, spot);
      return canvas.encode('png');
    },
  };
}

/** Of the drawn sign, at `measuredPx`: the longer side; 0 where no font has it. */
function extent(pen: SKRSContext2D, sign: string): number {
  const { width, height } = measure(pen, sign);
  return height <= 0 ? 0 : Math.max(width, height);
}

function measure(pen: SKRSContext2D, sign: string) {
  pen.font = `${measuredPx}px ${families}`;
  const found = pen.measureText(sign);
  const above = found.actualBoundingBoxAscent;
  return { width: found.width, height: above + found.actualBoundingBoxDescent, above };
}

function drawOne(pen: SKRSContext2D, { sign, x, y, sidePx }: EmojiSpot): void {
  const { width, height, above } = measure(pen, sign);
  const share = sidePx / Math.max(width, height);
  pen.font = `${measuredPx * share}px ${families}`;
  pen.fillText(
    sign,
    x + (sidePx - width * share) / 2,
    y + (sidePx - height * share) / 2 + above * share,
  );
}
