import { addMusic } from './add-music.ts';
import { addTitle } from './add-title.ts';
import { addTransitions } from './add-transitions.ts';
import { changeTitle } from './change-title.ts';
import { cutRange } from './cut-range.ts';
import { duplicateClip } from './duplicate-clip.ts';
import { fitLength } from './fit-length.ts';
import { keepRange } from './keep-range.ts';
import { levelSound } from './level-sound.ts';
import { mergeClips } from './merge-clips.ts';
import { moveClip } from './move-clip.ts';
import { musicFade } from './music-fade.ts';
import { musicLevel } from './music-level.ts';
import { musicOffset } from './music-offset.ts';
import type { Operation } from './operation.ts';
import { polish } from './polish.ts';
import { redo } from './redo.ts';
import { removeClip } from './remove-clip.ts';
import { removeMusic } from './remove-music.ts';
import { removePauses } from './remove-pauses.ts';
import { removeTitle } from './remove-title.ts';
import { removeTransitions } from './remove-transitions.ts';
import { replaceSound } from './replace-sound.ts';
import { restorePauses } from './restore-pauses.ts';
import { setAspect } from './set-aspect.ts';
import { setSpeed } from './set-speed.ts';
import { setVolume } from './set-volume.ts';
import { splitClip } from './split-clip.ts';
import { startOver } from './start-over.ts';
import { swapClips } from './swap-clips.ts';
import { syncMusic } from './sync-music.ts';
import { trimEnds } from './trim-ends.ts';
import { undo } from './undo.ts';

/** Every operation. A clause belongs to the first one that recognises it, so the particular come before the general. */
export const operations: readonly Operation[] = [
  startOver,
  redo,
  undo,
  changeTitle,
  removeTitle,
  addTitle,
  restorePauses,
  removePauses,
  removeTransitions,
  addTransitions,
  replaceSound,
  syncMusic,
  musicFade,
  removeMusic,
  musicLevel,
  musicOffset,
  addMusic,
  levelSound,
  setAspect,
  setSpeed,
  setVolume,
  splitClip,
  keepRange,
  cutRange,
  fitLength,
  mergeClips,
  swapClips,
  duplicateClip,
  removeClip,
  moveClip,
  trimEnds,
  polish,
];

export function findOperation(kind: string): Operation | undefined {
  return operations.find((each) => each.kind === kind);
}
