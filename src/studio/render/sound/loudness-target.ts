import type { Loudness } from '../../media/facts.ts';
import { silenceLufs } from '../../media/loudness.ts';

/** A voice is brought here first, so that music and ducking mean the same for every recording. */
const voiceLufs = -18;
/** What the whole is brought to: the custom of the places where short videos are shown. */
const masterLufs = -14;
/** Sound below this is noise; making it loud helps nobody. */
const noiseLufs = -55;
const mostVoiceDb = 24;
const mostMasterDb = 20;

/** Static gain to the level of the voice. */
export function voiceGainDb(loudness: Loudness): number {
  return gainTo(voiceLufs, loudness.integratedLufs, mostVoiceDb);
}

/** Static gain to the level of the finished file. */
export function masterGainDb(integratedLufs: number): number {
  return gainTo(masterLufs, integratedLufs, mostMasterDb);
}

/** No more than this is ever given or taken. */
export function isMostGain(gainDb: number): boolean {
  return Math.abs(gainDb) >= mostMasterDb;
}

function gainTo(target: number, integratedLufs: number, most: number): number {
  if (integratedLufs <= Math.max(silenceLufs, noiseLufs)) return 0;
  return Math.max(-most, Math.min(most, target - integratedLufs));
}
