/** Music at full level (0 dB against the voice) is shown as 50 %, so that there is room to go up: 6 dB more is 100 %. */
const musicHeadroomDb = 6;
export const maxMusicDb = musicHeadroomDb;

/** The percentage that people read and say for a clip's own sound: 100 is as recorded. */
export function toPercent(gainDb: number | null): number {
  return gainDb === null ? 0 : Math.round(100 * 10 ** (gainDb / 20));
}

export function toMusicPercent(gainDb: number): number {
  return Math.min(100, toPercent(gainDb - musicHeadroomDb));
}

export function toDb(percent: number): number {
  return roundDb(20 * Math.log10(Math.max(percent, 0.1) / 100));
}

export function toMusicDb(percent: number): number {
  return roundDb(toDb(percent) + musicHeadroomDb);
}

/** Tenths of a dB are finer than anybody hears. */
export function roundDb(db: number): number {
  return Math.round(db * 10) / 10 || 0;
}
