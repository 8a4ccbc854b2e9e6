import type { AssetId } from '../../../src/studio/edit/timeline.ts';

/** Messages after which a flash and its beep are still seen and heard, or neither is. */
const wishes = [
  ...['reverse it', 'boomerang the first 2 seconds', 'put the clips in reverse order'],
  ...['freeze at 0:02 for half a second', 'freeze the last frame for 1 second'],
  ...['mirror it', 'rotate 180', 'straighten it by 3 degrees', 'brighter', 'warmer'],
  ...['slowly zoom in', 'punch in on every other cut', 'remove the background noise'],
  ...['split into 3 equal parts', 'cut from 1 to 1.5 s', 'cut the first half second'],
  ...['duplicate clip 1', 'swap clip 1 and 2', 'remove the zoom', 'slow motion from 1 to 2 s'],
  ...['cover the bottom third', 'put the last clip in the corner', 'keep the first 4 seconds'],
  ...['speed it up 1.5x', 'make clip 1 twice as fast', 'make it vertical', 'make it square'],
  ...['add a crossfade between all clips', 'use a 1 second slide-left transition', 'undo'],
  ...[
    'split at 1.3 s',
    'remove clip 2',
    'add the title "Hi" at the start',
    'remove the transitions',
  ],
  ...['pixelate the top left from 1 to 2 s', 'add my logo bottom right'],
  ...['split screen with the second clip', 'swap the split screen', 'ramp up the speed at the end'],
  ...['gradually slow down from 0:01 to 0:03', 'burn in these subtitles', 'add calm music'],
  ...['make the music quieter', 'fade the music out at the end', 'make it exactly 4 seconds long'],
  ...['make it 3 seconds', 'split at the scenes', 'pick the best 3 seconds', 'trim the pauses'],
  ...['speed through the pauses', 'fade in and fade out', 'make it look professional'],
  ...['rotate 90', 'crop 10% off the top', 'black and white from 1 to 2 s', 'ken burns effect'],
  ...['move clip 2 to the start', 'make the sound louder', 'normalize loudness', 'mute clip 1'],
  ...['sync the cuts to the beat', 'replace the sound with calm music', 'remove the music'],
  ...[
    'stabilise it',
    'make the logo smaller',
    'remove the mosaic',
    'shift the subtitles by half a second',
  ],
  ...[
    'trim the start',
    'remove the black parts',
    'bring the pauses back',
    'redo',
    'add transitions',
  ],
  ...['split every second', 'dip to black between the clips', 'slow it down to half speed'],
] as const;

/** A message after another, each with the last one's film. */
type Chain = readonly string[];

const many: Chain = [
  ...['mirror it', 'warmer', 'split at 1.3 s', 'rotate 180', 'brighter', 'duplicate clip 1'],
  ...['swap clip 1 and 2', 'freeze at 0:02 for half a second', 'add the title "Hi" at the start'],
  ...['slowly zoom in', 'cut from 1 to 1.5 s', 'add a crossfade between all clips'],
  ...['make clip 1 twice as fast', 'put the clips in reverse order', 'remove the background noise'],
  ...['cover the bottom third', 'straighten it by 3 degrees', 'undo', 'redo', 'make it square'],
  ...['slow motion from 1 to 2 s', 'add calm music', 'make the music quieter'],
  ...['burn in these subtitles', 'add my logo bottom right', 'make the logo smaller'],
  ...['remove the transitions', 'reverse it', 'punch in on every other cut', 'normalize loudness'],
  ...['fade in and fade out', 'make it vertical', 'shift the subtitles by half a second'],
  ...['pixelate the top left from 1 to 2 s', 'use a 1 second slide-left transition'],
];
const twelve: Chain = [
  ...['cut the first half second', 'split into 3 equal parts', 'speed it up 1.5x', 'mirror it'],
  ...['freeze at 0:01 for half a second', 'add a crossfade between all clips', 'add calm music'],
  ...['swap clip 1 and 2', 'slow motion from 1 to 2 s', 'warmer', 'ramp up the speed at the end'],
  ...['boomerang the first 2 seconds'],
];
/** A flash comes out of a still that is lit itself while a transition dims both. */
const litStill: Chain = [
  ...['freeze at 0:02 for half a second', 'make clip 1 twice as fast', 'warmer'],
  ...['add the title "Hi" at the start', 'pixelate the top left from 1 to 2 s'],
  ...['keep the first 4 seconds', 'add a crossfade between all clips'],
];
/** Flashes without the dark between them, from a fade to a fade. */
const allLight: Chain = ['fade in and fade out', 'remove the black parts', 'split at 1.3 s'];

const examples: [AssetId[], string[]][] = [
  [['a_plain', 'a_tall', 'a_turned'], [...many]],
  [['a_sixty', 'a_uneven', 'a_photo', 'a_tall'], [...many]],
  [['a_turned', 'a_mute'], [...twelve]],
  [['a_sixty', 'a_plain'], [...twelve]],
  [['a_plain', 'a_tall'], [...litStill]],
  [['a_turned', 'a_tall'], [...allLight]],
];

export const chains = { wishes, examples } as const;
