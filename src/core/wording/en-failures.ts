import type { ErrorCode } from '../errors.ts';
import { acceptedFormats, maxFileBytes, mediaTypeOf } from '../media-types.ts';
import { createNumbers } from './numbers.ts';
import type { FailureAbout, LeftOut } from './wording.ts';

const numbers = createNumbers('en');
const named = (about: FailureAbout) => (about.name === undefined ? 'That file' : `“${about.name}”`);
const formats = `I take ${acceptedFormats.join(', ')}.`;
const again = 'Please try again in a minute.';

/** What went wrong, in words that help. */
export const englishFailures: Readonly<Record<ErrorCode, (about: FailureAbout) => string>> = {
  'bad-token': () => "The bot's account needs attention; its operator has been told.",
  'session-gone': () =>
    "Your earlier timeline is gone from the service, so I've opened a fresh project. Please send me the clip again.",
  'no-credits': (about) => {
    if (about.topUpLink === undefined) {
      return "You're out of credits. Ask whoever runs this bot for more credits.";
    }
    return about.accountKind === 'free'
      ? `You've used up the free credits. Register to go on: ${about.topUpLink}`
      : 'The credits are used up. Top up credits in your account.';
  },
  'unsupported-file': (about) =>
    mediaTypeOf(about.name ?? '') === undefined
      ? `I can't work with ${named(about)}. ${formats}`
      : `I can't read ${named(about)}: it may be damaged or cut short, far too large as a picture, or something else under that name. ${formats}`,
  'file-too-large': (about) => sayTooLarge(about),
  'file-unreadable': (about) =>
    `${named(about)} seems to be damaged or cut short: I can't read it. Please send it again, or export it once more.`,
  'file-empty': (about) => `${named(about)} is empty. Please send it again.`,
  'link-refused': () =>
    "I can't fetch from that link. It has to be a public https address that leads straight to the file.",
  'download-failed': (about) =>
    about.name === undefined
      ? "I couldn't fetch the file. Please send it again."
      : `I couldn't fetch ${named(about)}. Please send it again.`,
  'backend-full': () =>
    'There is no room left for new clips right now; the operator has been told. Please try again later.',
  'quota-full': () =>
    'Your clips fill all the room that one person has here. Start over with /new: older projects make room after ten minutes. /forget deletes everything at once.',
  'day-spent': () =>
    'The videos made for you in the last 24 hours add up to what one person has. Your edit is kept: /export makes its video tomorrow.',
  'export-blocked': () =>
    'Register or upgrade your plan to unlock export. Your edit is kept; /export sends it once you have.',
  'output-not-offered': () =>
    'This service cannot make that kind of file. /export sends your edit as an MP4.',
  'size-out-of-reach': () =>
    'The film is too long for a file that small, even at its smallest picture. Try a larger size, or make it shorter first.',
  'time-not-in-film': () => 'That time is not in the film. /status shows how long it is.',
  'rate-limited': () =>
    'No free account can be had right now. The operator has been told; please try again later.',
  'backend-refused': () =>
    "The editing service didn't accept that. Try to say it differently, or start afresh with /new.",
  'backend-unreachable': ({ wanted }) => sayUnreachable[wanted],
  'stream-cut': () =>
    "The connection dropped and I can't see that the edit went through. You can check with /status, and simply ask again.",
  timeout: () => "That took too long, so I've stopped waiting. You can check with /status.",
  aborted: () => 'Stopped.',
  'render-failed': () =>
    'The render failed, also on a second try. Your timeline is safe: change something or try /export again.',
  'not-found': () => 'That file is no longer there. /export makes it again.',
  'chat-gone': () => "I can't write in that chat any more.",
  'chat-refused': () => "This chat didn't take my message. Try /export in private.",
  'message-gone': () => 'The message I was writing to is gone.',
  'message-too-large': (about) =>
    about.limitBytes === undefined
      ? 'The video is too big for this chat. Try “make it shorter” or “a smaller version”.'
      : `The video is too big for this chat, which takes up to ${numbers.bytes(about.limitBytes)}. Try “make it shorter”.`,
  'chat-rate-limited': () => `I'm writing too fast for this chat. ${again}`,
  'chat-unreachable': () => `I couldn't reach the chat. ${again}`,
  'output-exists': () => 'A file of that name is already there; I never overwrite one.',
  'store-busy': () => `My notes are busy right now. ${again}`,
  'store-full': () =>
    'The disk of this bot is full; the operator has been told. Please try again later.',
  'store-failed': () => `I couldn't write my notes. ${again}`,
  'data-in-use': () => 'Another Cutroom is already running on this data folder.',
  'data-too-new': () => 'What I keep was written by a newer version of me.',
  'wrong-key': () => 'The stored accounts were sealed with another key.',
  'port-taken': () => 'The port for links and health is taken.',
  internal: () => `Something went wrong on my side. Your timeline is safe. ${again}`,
};

/** Only questions are told at once; all else was tried for a while. */
const sayUnreachable: Readonly<Record<FailureAbout['wanted'], string>> = {
  other: `The editing service can't be reached at the moment. ${again}`,
  edit: "The editing service still can't be reached, so I've stopped trying. Please send this again later.",
  upload:
    "The editing service still can't be reached, so I've stopped trying. Please send this again later.",
  export:
    "The editing service still can't be reached, so I've stopped trying. Your timeline is safe: try /export later.",
};

/** In a few words, behind the name of a file that was left out. */
export function whyLeftOutInEnglish({ name, code }: LeftOut): string {
  if (code === 'unsupported-file' && mediaTypeOf(name) === undefined) return 'not a kind I take';
  return whyLeftOut[code] ?? "I couldn't take it in";
}

const whyLeftOut: Readonly<Partial<Record<ErrorCode, string>>> = {
  'unsupported-file': 'damaged, or not what its name says',
  'file-unreadable': 'damaged or cut short',
  'file-too-large': 'too big',
  'file-empty': 'empty',
  'link-refused': 'a link I may not open',
  'download-failed': "I couldn't fetch it",
  'not-found': "I couldn't fetch it",
};

function sayTooLarge(about: FailureAbout): string {
  const size = about.sizeBytes === undefined ? 'too big' : numbers.bytes(about.sizeBytes);
  if (about.limitBytes !== undefined && about.limitBytes < maxFileBytes) {
    return `${named(about)} is ${size}, but this chat hands me files up to ${numbers.bytes(about.limitBytes)}. Send it compressed, paste a direct link to it, or ask whoever runs me to raise that limit with a bot server of their own.`;
  }
  return `${named(about)} is ${size}; the limit is ${numbers.bytes(maxFileBytes)}. Please compress or trim it and send it again.`;
}
