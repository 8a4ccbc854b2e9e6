import type { SKRSContext2D } from '@napi-rs/canvas';
import type { TrackKind } from '../../core/draft/draft.ts';

/** A small sign for the kind of a track, `sizePx` high, with its top left corner where it is told. */
export function drawIcon(
  pen: SKRSContext2D,
  kind: TrackKind,
  at: { readonly x: number; readonly y: number; readonly sizePx: number },
): void {
  const { x, y, sizePx: s } = at;
  pen.beginPath();
  switch (kind) {
    case 'video':
      pen.moveTo(x + s * 0.12, y);
      pen.lineTo(x + s * 0.95, y + s / 2);
      pen.lineTo(x + s * 0.12, y + s);
      pen.closePath();
      break;
    case 'audio':
      pen.ellipse(x + s * 0.3, y + s * 0.8, s * 0.26, s * 0.2, -0.3, 0, Math.PI * 2);
      pen.rect(x + s * 0.45, y, s * 0.11, s * 0.8);
      pen.moveTo(x + s * 0.56, y);
      pen.quadraticCurveTo(x + s * 0.62, y + s * 0.22, x + s * 0.95, y + s * 0.3);
      pen.lineTo(x + s * 0.95, y + s * 0.48);
      pen.quadraticCurveTo(x + s * 0.62, y + s * 0.42, x + s * 0.56, y + s * 0.3);
      pen.closePath();
      break;
    case 'text':
      pen.rect(x + s * 0.05, y + s * 0.02, s * 0.9, s * 0.18);
      pen.rect(x + s * 0.4, y + s * 0.02, s * 0.2, s * 0.96);
      break;
    case 'other':
      pen.roundRect(x + s * 0.08, y + s * 0.08, s * 0.84, s * 0.84, s * 0.2);
      break;
  }
  pen.fill();
}
