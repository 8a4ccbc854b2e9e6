import { duplicateClip } from './clips/duplicate-clip.ts';
import { mergeClips } from './clips/merge-clips.ts';
import { moveClip } from './clips/move-clip.ts';
import { placeClips } from './clips/place-clips.ts';
import { removeClip } from './clips/remove-clip.ts';
import { setPhotoLength } from './clips/set-photo-length.ts';
import { slideshow } from './clips/slideshow.ts';
import { splitClip } from './clips/split-clip.ts';
import { splitEqual } from './clips/split-equal.ts';
import { swapClips } from './clips/swap-clips.ts';
import { colourAuto } from './colour/colour-auto.ts';
import { colourLevel } from './colour/colour-level.ts';
import { colourTone } from './colour/colour-tone.ts';
import { cutRange } from './cut/cut-range.ts';
import { fitLength } from './cut/fit-length.ts';
import { keepRange } from './cut/keep-range.ts';
import { removePauses } from './cut/remove-pauses.ts';
import { restorePauses } from './cut/restore-pauses.ts';
import { speedPauses } from './cut/speed-pauses.ts';
import { trimEnds } from './cut/trim-ends.ts';
import { goToVersion } from './history/go-to-version.ts';
import { redo } from './history/redo.ts';
import { saveVersion } from './history/save-version.ts';
import { startOver } from './history/start-over.ts';
import { undo } from './history/undo.ts';
import { addInset } from './layers/add-inset.ts';
import { addLogo } from './layers/add-logo.ts';
import { changeCover } from './layers/change-cover.ts';
import { changeLayer } from './layers/change-layer.ts';
import { coverRegion } from './layers/cover-region.ts';
import { removeLayer } from './layers/remove-layer.ts';
import { splitScreen } from './layers/split-screen.ts';
import { uncoverRegion } from './layers/uncover-region.ts';
import { kenBurns } from './motion/ken-burns.ts';
import { punchIn } from './motion/punch-in.ts';
import { stabilise } from './motion/stabilise.ts';
import { zoomPicture } from './motion/zoom-picture.ts';
import { addMusic } from './music/add-music.ts';
import { musicFade } from './music/music-fade.ts';
import { musicLevel } from './music/music-level.ts';
import { musicOffset } from './music/music-offset.ts';
import { removeMusic } from './music/remove-music.ts';
import { syncMusic } from './music/sync-music.ts';
import type { Operation } from './operation.ts';
import { cropPicture } from './picture/crop-picture.ts';
import { fadeFilm } from './picture/fade-film.ts';
import { flipPicture } from './picture/flip-picture.ts';
import { rotatePicture } from './picture/rotate-picture.ts';
import { setAspect } from './picture/set-aspect.ts';
import { freezeFrame } from './playing/freeze-frame.ts';
import { reverseClips } from './playing/reverse-clips.ts';
import { polish } from './polish.ts';
import { highlights } from './scenes/highlights.ts';
import { keepScenes } from './scenes/keep-scenes.ts';
import { listScenes } from './scenes/list-scenes.ts';
import { removeEmpty } from './scenes/remove-empty.ts';
import { splitScenes } from './scenes/split-scenes.ts';
import { denoiseSound } from './sound/denoise-sound.ts';
import { levelSound } from './sound/level-sound.ts';
import { replaceSound } from './sound/replace-sound.ts';
import { setVolume } from './sound/set-volume.ts';
import { setSpeed } from './speed/set-speed.ts';
import { speedRamp } from './speed/speed-ramp.ts';
import { burnSubtitles } from './subtitles/burn-subtitles.ts';
import { removeSubtitles } from './subtitles/remove-subtitles.ts';
import { shiftSubtitles } from './subtitles/shift-subtitles.ts';
import { styleSubtitles } from './subtitles/style-subtitles.ts';
import { addTitle } from './titles/add-title.ts';
import { changeTitle } from './titles/change-title.ts';
import { removeTitle } from './titles/remove-title.ts';
import { styleTitle } from './titles/style-title.ts';
import { addTransitions } from './transitions/add-transitions.ts';
import { removeTransitions } from './transitions/remove-transitions.ts';

/** Every operation. A clause belongs to the first one that recognises it, so the particular come before the general. */
export const operations: readonly Operation[] = [
  startOver,
  saveVersion,
  goToVersion,
  redo,
  undo,
  uncoverRegion,
  changeCover,
  coverRegion,
  removeLayer,
  changeLayer,
  addLogo,
  splitScreen,
  addInset,
  shiftSubtitles,
  styleSubtitles,
  removeSubtitles,
  burnSubtitles,
  highlights,
  listScenes,
  splitScenes,
  keepScenes,
  removeEmpty,
  placeClips,
  slideshow,
  setPhotoLength,
  styleTitle,
  changeTitle,
  removeTitle,
  addTitle,
  reverseClips,
  freezeFrame,
  stabilise,
  kenBurns,
  punchIn,
  zoomPicture,
  fadeFilm,
  flipPicture,
  rotatePicture,
  cropPicture,
  colourAuto,
  colourTone,
  colourLevel,
  speedPauses,
  restorePauses,
  removePauses,
  removeTransitions,
  addTransitions,
  denoiseSound,
  replaceSound,
  syncMusic,
  musicFade,
  removeMusic,
  musicLevel,
  musicOffset,
  addMusic,
  levelSound,
  setAspect,
  speedRamp,
  setSpeed,
  setVolume,
  splitEqual,
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
