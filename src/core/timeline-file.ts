import { type Draft, filledTracks } from './draft/draft.ts';
import type { OutboundFile } from './message.ts';
import type { Logger } from './ports/logger.ts';
import type { PictureWords, TimelinePicture } from './ports/timeline-picture.ts';

/** The drawn timeline as a file for a message. Undefined where it cannot be drawn: the words stand without it. */
export async function toTimelineFile(
  deps: { readonly picture: TimelinePicture | undefined; readonly log: Logger },
  draft: Draft,
  words: PictureWords,
): Promise<OutboundFile | undefined> {
  try {
    const image = await deps.picture?.draw({ ...draft, tracks: filledTracks(draft) }, words);
    if (image === undefined) return undefined;
    const { png, widthPx, heightPx } = image;
    return {
      kind: 'image',
      name: 'timeline.png',
      mimeType: 'image/png',
      sizeBytes: png.byteLength,
      widthPx,
      heightPx,
      open: () => once(png),
    };
  } catch (err) {
    deps.log.warn({ err }, 'a timeline was not drawn');
    return undefined;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
