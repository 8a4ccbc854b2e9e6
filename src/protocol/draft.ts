import { z } from 'zod';

const number = z.number().optional();
/** Segments stay as they came: nobody published more of them than `d` and `m`. */
const track = z.object({ tt: number, sg: z.array(z.unknown()).nullish() });
const draft = z.object({ t: z.array(track), d: number });
export type WireDraft = z.infer<typeof draft>;
export type WireTrack = z.infer<typeof track>;

const looseNumber = number.catch(undefined);
const looseTrack = z
  .object({ tt: looseNumber, sg: track.shape.sg.catch(null) })
  .catch({ sg: null });
const looseDraft = z.object({ t: z.array(looseTrack), d: looseNumber });

/**
 * A draft of any backend, as far as the protocol names its keys; undefined where it has no list of tracks. A field of a
 * strange kind counts as missing. Send back the original, never what this returns.
 */
export function parseWireDraft(value: unknown): WireDraft | undefined {
  const strict = draft.safeParse(value);
  return strict.success ? strict.data : looseDraft.safeParse(value).data;
}

/** Track types of the protocol that have a name (section 5.1); other numbers exist and mean nothing to us. */
export const trackTypes = { video: 0, audio: 1, text: 7 } as const;
