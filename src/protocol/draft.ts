import { z } from 'zod';

const number = z.number().optional();
const segment = z.looseObject({ d: number, m: z.unknown() });
const track = z.object({ tt: number, sg: z.array(segment).nullish() });
const draft = z.object({ t: z.array(track), d: number });
export type WireDraft = z.infer<typeof draft>;
export type WireTrack = z.infer<typeof track>;
/** A segment as anybody's draft shows it: `d` in ms; every other key is there as it came. */
export type WireSegment = z.infer<typeof segment>;

const looseNumber = number.catch(undefined);
const looseSegment = z.looseObject({ d: looseNumber, m: z.unknown() }).catch({ m: undefined });
const looseTrack = z.object({ tt: looseNumber, sg: z.array(looseSegment).nullish().catch(null) });
const looseDraft = z.object({
  t: z.array(looseTrack.catch({ sg: null })),
  d: looseNumber,
});

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
