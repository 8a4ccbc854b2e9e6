import { z } from 'zod';

const metadata = z.record(z.string(), z.unknown());

/** A segment as anybody's draft shows it: `d` in ms; every other key is carried untouched. */
export const wireSegment = z.looseObject({
  d: z.number().optional().catch(undefined),
  m: metadata.optional().catch(undefined),
});

/** A track: `tt` 0 video, 1 audio, 7 text; other numbers exist and mean nothing to us. */
export const wireTrack = z.looseObject({
  tt: z.number().optional().catch(undefined),
  sg: z.array(wireSegment).nullish().catch(null),
  d: z.number().optional().catch(undefined),
  m: metadata.optional().catch(undefined),
});

/** A draft of any backend, read leniently; send back the original, never what this returns. */
export const wireDraft = z.looseObject({
  t: z.array(wireTrack).nullish().catch(null),
  d: z.number().optional().catch(undefined),
  m: metadata.optional().catch(undefined),
});
export type WireDraft = z.infer<typeof wireDraft>;
export type WireTrack = z.infer<typeof wireTrack>;
export type WireSegment = z.infer<typeof wireSegment>;

/** Track types of the protocol that have a name (section 5.1). */
export const trackTypes = { video: 0, audio: 1, text: 7 } as const;
