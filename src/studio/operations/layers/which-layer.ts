import { type Layer, layersOf } from '../../edit/picture/layer.ts';
import { currentTimeline, type Scene } from '../../edit/scene.ts';

const words = {
  logo: /\b(?:logos?|watermarks?|brand ?mark)\b|水印|logo|台标|角标|商标|标志/,
  inset:
    /\bpicture[- ](?:in|inside)[- ](?:the )?picture\b|\bpip\b|\binset\b|\boverlay(?:ed)? (?:video|photo|picture|clip|image)\b|\b(?:small|little|corner) (?:picture|photo|video|window|clip|screen)\b|\b(?:photo|picture|video|clip|image|window) in the corner\b|画中画|小窗口?|小画面|角落[里的上]*(?:图|视频|画面|照片|窗口)/,
  half: /\bsplit[- ]?screens?\b|\bside[- ]by[- ]side\b|分屏/,
} as const satisfies Record<Layer['kind'], RegExp>;
const kinds = ['logo', 'inset', 'half'] as const;

export function mentionsLogo(text: string): boolean {
  return words.logo.test(text);
}

/** The kind of layer that a clause names. */
export function layerKindIn(text: string): Layer['kind'] | undefined {
  return kinds.find((kind) => words[kind].test(text));
}

/** The steps that make layers of a kind. */
const makers = { logo: 'add_logo', inset: 'add_inset', half: 'split_screen' } as const;

/** Whether there is one to be changed: on the film, or made by the step before. */
export function hasLayer(
  kind: Layer['kind'],
  { scene, previousKind }: { readonly scene: Scene; readonly previousKind?: string },
): boolean {
  const timeline = currentTimeline(scene.history);
  const isThere = timeline !== undefined && layersOf(timeline).some((each) => each.kind === kind);
  return isThere || previousKind === makers[kind] || previousKind === 'change_layer';
}

/** A logo that was added can go again; one in the footage cannot. */
export function isOwnLogo(text: string, scene: Scene): boolean {
  return mentionsLogo(text) && hasLayer('logo', { scene });
}

interface Step {
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The kind of step that made what a step is about: a change of a logo is about what `add_logo` made. */
export function madeBy({ kind, params }: Step): string {
  const which = kinds.find((each) => each === params['which']);
  return kind === 'change_layer' && which !== undefined ? makers[which] : kind;
}

/** "Add my logo, half transparent": the second wish says how the first is meant. */
export function isMoreOfLayer(step: Step, before: Step): boolean {
  return step.kind === 'change_layer' && madeBy(step) === before.kind;
}
