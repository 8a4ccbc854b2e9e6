import type { TrackKind } from '../draft/draft.ts';
import type { DraftChange } from '../draft/draft-change.ts';
import { acceptedFormats, isSubtitleName, maxFileBytes } from '../media-types.ts';
import { englishFailures, whyLeftOutInEnglish } from './en-failures.ts';
import { englishPicture } from './en-picture.ts';
import { sayProgressInEnglish } from './en-progress.ts';
import { sayResultInEnglish } from './en-result.ts';
import { createNumbers } from './numbers.ts';
import { toTimelineLine } from './timeline-line.ts';
import type { ExportSetting, Wording } from './wording.ts';

const numbers = createNumbers('en');
const plurals = new Intl.PluralRules('en');
const count = (n: number, one: string, more: string) =>
  `${numbers.plain(n)} ${plurals.select(n) === 'one' ? one : more}`;

const kinds: Readonly<Record<TrackKind, string>> = {
  video: 'Clip',
  audio: 'Music',
  text: 'Title',
  other: 'Element',
};
const exportChoices: Readonly<Record<ExportSetting, string>> = {
  always: 'after every edit',
  first: 'when you send a clip with a request',
  never: 'only when you ask',
};

export const english: Wording = {
  commands: {
    start: 'Say hello and see what I can do',
    help: 'What I can do',
    new: 'Start a fresh project',
    edit: 'Edit a clip and get the MP4',
    preview: 'A quick, small version to look at',
    export: 'Get the finished MP4',
    status: 'Show the timeline',
    credits: 'Show your credits',
    undo: 'Take the last edit back',
    redo: 'Bring back what was undone',
    cancel: 'Stop what I am doing',
    projects: 'Your projects',
    settings: 'Language, and when to export',
    forget: 'Delete everything about you',
  },
  menu: {
    editThisClip: 'Edit this clip',
    clip: { name: 'clip', meaning: 'The video, picture or sound to edit' },
    request: { name: 'request', meaning: 'What to do with it: “trim the pauses, add music”' },
    showResult: 'Show the result',
    cannotWriteHere:
      "I can't write in this channel. Ask whoever runs the server to let me send messages here, or write to me in private.",
  },
  buttons: {
    preview: 'Preview',
    export: 'Export',
    undo: 'Undo',
    raw: 'Only the raw video',
    cancel: 'Cancel',
    together: 'One video',
    each: 'Each on its own',
    credits: 'Credits',
    timeline: 'Timeline',
    fitted: 'A version that fits',
    'fresh-link': 'Fresh link',
    forget: 'Delete everything',
    keep: 'Keep it',
    'open-web': 'Open in the web editor',
    register: 'Register',
  },
  failures: englishFailures,
  asks: {
    undo: 'undo',
    redo: 'redo',
    strip: 'remove the music, the titles and the filters',
    place: 'put the clips on the timeline as they are',
  },

  greeting: () =>
    [
      "👋 Hi, I'm Cutroom. Send me a clip and say in your own words what you want; I send back the finished MP4.",
      '',
      'Try one of these with a clip of yours:',
      '• “Trim the pauses and add transitions”',
      '• “Add calm music and make it 9:16”',
      '• “Put the title ‘Summer 2026’ on the first three seconds”',
    ].join('\n'),
  greetingInOneLine: () => "👋 Hi, I'm Cutroom: you say it in plain words, I edit it.",
  help: () =>
    [
      'Send a clip with a few words and I edit it: “trim the pauses, add music, make it vertical”.',
      'Then go on refining: “music a little quieter”, “undo that”.',
      '',
      '/preview a quick look · /export the finished MP4 · /status the timeline',
      '/undo and /redo · /new a fresh project · /projects your projects',
      '/credits · /settings · /cancel · /forget',
      '',
      `I take ${acceptedFormats.join(', ')} up to ${numbers.bytes(maxFileBytes)}. Clips under 2 minutes go much faster.`,
    ].join('\n'),
  helpForOperators: () => '🔑 You run me: /pair and a code lets somebody in who was given one.',
  progress: sayProgressInEnglish,
  waiting: (position) =>
    position === 1
      ? "⏳ You're next: I start as soon as I'm done with the one before."
      : `⏳ You're ${numbers.ordinal(position)} in line. I'll get to it.`,
  queueFull: (most) =>
    `There are already ${numbers.plain(most)} requests waiting here. Send this one again when the next result is in, or /cancel to skip ahead.`,

  timeline: (tracks) =>
    toTimelineLine(tracks, {
      head: (n) => `Timeline (${count(n, 'track', 'tracks')}): `,
      track: (n, kind, pieces) => `${n}. ${kind}${pieces === '' ? '' : `: ${pieces}`}`,
      kinds: { video: 'Video', audio: 'BGM', text: 'Title', subtitles: 'Subtitles' },
      other: (n) => `Track (type ${n})`,
      piece: (name, { from, to, volume }) =>
        `${name} (${from}-${to}s${volume === undefined ? '' : `, ${volume}%`})`,
      quote: (title) => `"${title}"`,
      quoteFile: (name) => `subtitles "${name}"`,
      betweenPieces: ', ',
      betweenTracks: ' ',
    }),
  picture: englishPicture,
  timelineEmpty: (clips) =>
    clips.length === 0
      ? 'The timeline is empty. Send me a clip to begin.'
      : `I have ${numbers.list(clips)}; the timeline is still empty. Tell me what to do, for example “trim the pauses”.`,
  change: sayChange,
  nothingChanged: () =>
    "I couldn't see any change in the timeline. Try to say it more exactly, for example “cut the first 5 seconds”.",
  moreChanges: (n) => `…and ${count(n, 'more change', 'more changes')}.`,
  recovered: () => 'The connection dropped for a moment, but the edit went through.',
  sessionLost: () =>
    'The earlier timeline was gone, so I started again from the clip you just sent.',

  uploaded: (assets, names) => {
    const lines = assets.map((asset, at) => {
      const name = names[at] ?? asset.name;
      return asset.durationMs === undefined
        ? `✅ Got ${name}`
        : `✅ Got ${name} (${numbers.length(asset.durationMs)})`;
    });
    if (assets.filter(({ name }) => !isSubtitleName(name)).length > 1) return lines.join('\n');
    const asks = assets.some(({ name }) => isSubtitleName(name))
      ? 'What shall I do with it? For example “burn in the subtitles”.'
      : 'What shall I do with it? For example “trim the pauses”, “add music” or “make it 9:16”.';
    return [...lines, '', asks].join('\n');
  },
  askSeveral: (n) => `Shall these ${numbers.plain(n)} become one video, or each its own?`,
  leftOut: (refused) =>
    `Left out: ${numbers.list(refused.map((each) => `${each.name} (${whyLeftOutInEnglish(each)})`))}.`,
  sendAClip: (limitBytes) =>
    `Send it right here, as a file or as a direct link, and say with it what you want. I take ${acceptedFormats.join(', ')} up to ${numbers.bytes(limitBytes)}.`,
  sayWhatToDo: () => 'Tell me what to do with it, for example “trim the pauses and add music”.',
  clipsChosen: (mode) =>
    mode === 'together'
      ? 'One video, then. Tell me what to do, for example “put them together with transitions”.'
      : 'Each on its own, then. Tell me what to do with them, for example “trim the pauses”.',
  vagueTip: () =>
    '💡 Tip: concrete instructions give better and faster results, like “trim the pauses, add transitions”.',

  welcome: () => '😊 Any time. Send me a clip, or just say what you want changed.',

  nothingToExport: (hasClips) =>
    hasClips
      ? "There's nothing to export yet. Tell me what to do with your clip first, for example “trim the pauses”."
      : "There's nothing to export yet. Send me a clip and tell me what to do with it first.",
  result: sayResultInEnglish,
  versionLeftOut: () => 'I left this version out: the edit before it did not come about.',
  freshLink: (link) => `🔗 Good for the next 24 hours:\n${link}`,
  ring: (what) =>
    ({
      video: '🎬 Your video is ready.',
      videos: '🎬 Your videos are ready.',
      preview: '👀 Your preview is ready.',
      file: '📎 Your file is ready.',
      files: '📎 Your files are ready.',
      answer: '✅ Done.',
      trouble: "That didn't work; see above.",
    })[what],

  credits: ({ available, frozen, total }) =>
    `Credits: ${numbers.plain(available)} available, ${numbers.plain(frozen)} on hold, ${numbers.plain(total)} in all.`,
  cancelled: () => '🛑 Stopped. Your timeline is as it was.',
  renderCancelled: () => '🛑 Stopped, no video was made. Your timeline is kept: /export makes it.',
  cancelledButMayFinish: () =>
    "🛑 I've stopped waiting. This edit can't be stopped halfway, so the service may still finish it; I'll take your next one as soon as that is over.",
  cancelling: () => 'Stopping…',
  nothingToCancel: () => "There's nothing running right now.",
  tooLateToCancel: () => 'It is already done and on its way to you.',
  buttonExpired: () => 'That button is no longer active. Just tell me what you want.',

  newProject: () => '✨ A fresh project is open. Send me a clip.',
  projects: (titles) =>
    [
      'Your projects:',
      ...titles.map((each, at) => `${at + 1}. ${each.title}${each.isOpen ? ' (open)' : ''}`),
    ].join('\n'),
  noProjects: () => "You don't have a project yet. Send me a clip to begin.",
  projectOpened: (title) => `Opened “${title}”. We go on where you left off.`,
  inPrivate: () => 'Ask me in private.',
  ago: numbers.ago,
  untitled: () => 'Untitled',

  settings: ({ exports, language }) =>
    `Language: ${language}\nYou get the finished MP4 ${exportChoices[exports]}.`,
  exportChoice: (choice) => `Export ${exportChoices[choice]}`,
  settingsSaved: () => '✅ Saved.',
  forgetAsk: () =>
    'This deletes your projects, clips, results and settings for good. There is no way back. Go ahead?',
  forgetDone: () => '✅ Everything about you is deleted. Write to me any time to start anew.',
  forgetKept: () => 'Nothing was deleted.',

  operators: {
    'allowed-group-moved':
      '🔧 A group that CUTROOM_ALLOW names goes on under a new id, so nobody there is let in any more. Put the new id into CUTROOM_ALLOW and restart me; my log says both.',
    'telegram-token-refused':
      '🔧 Telegram refused TELEGRAM_BOT_TOKEN. Set a valid one from @BotFather and restart me.',
    'telegram-second-poller':
      '🔧 Another program is fetching the messages of this Telegram bot. Stop it, or give me a token of my own.',
    'discord-token-refused':
      '🔧 Discord refused DISCORD_BOT_TOKEN. Set a valid one from the developer portal and restart me.',
    'discord-intent-missing':
      "🔧 Discord hides the text of messages from me. Turn on “Message Content Intent” on the bot's page of the developer portal and restart me. Mentions, private messages and commands work meanwhile.",
    'discord-permission-missing':
      '🔧 In a Discord channel I was asked in, I may not send messages or files. Give me “View Channel”, “Send Messages” and “Attach Files” there.',
    'token-refused': '🔧 The editing service refused NEMO_TOKEN. Set a valid one and restart me.',
    'no-free-account':
      '🔧 The editing service gives me no more free accounts for now (ten for each address in 7 days). Set NEMO_TOKEN to go on.',
    'backend-full': '🔧 The editing service has no room for new clips.',
    'disk-full': '🔧 My disk is full: I can note nothing down until there is room again.',
    'no-public-address':
      '🔧 Results too big for a chat are made smaller. With CUTROOM_PUBLIC_URL set, people also get a link to the full version.',
  },

  notAllowed: () => 'Sorry, this bot is for invited people only. Ask whoever runs it.',
  pairing: (code) =>
    `I don't know you yet. Give this code to whoever runs me, and they can let you in: ${code}\nIt's good for one hour.`,
  pairingFull: () =>
    "I don't know you yet, and too many others are waiting to be let in. Please write to me again in an hour.",
  notHere: () =>
    "I'm not open to everybody in this group. Write to me in private, or ask whoever runs me to allow this group.",
  paired: () => "✅ You're in! Send me a clip and say what you want done with it.",
  letIn: (name, isTold) =>
    isTold
      ? `✅ ${name} is in, and knows it.`
      : `✅ ${name} is in. I couldn't write to them, so please tell them.`,
  noSuchCode: () =>
    'Nobody is waiting with that code; it may be more than an hour old. Ask them to write to me again, then send me /pair and the new code.',
  operatorsOnly: () => 'Only whoever runs this bot can do that.',
  tooManyAtOnce: (most) =>
    `You already have ${count(most, 'edit', 'edits')} going. Send this again when one is done.`,
  tooManyToday: (most) =>
    `That was ${count(most, 'request', 'requests')} today, which is the limit here. Come back tomorrow.`,
  tooMuchToday: (mostBytes) =>
    `That would go over today's limit of ${numbers.bytes(mostBytes)} of clips. Send a smaller one, or come back tomorrow.`,
  batchDone: (items) => {
    const done = items.filter((item) => item.isDone).length;
    const isAll = done === items.length;
    const head = isAll
      ? 'All done:'
      : `${numbers.plain(done)} of ${numbers.plain(items.length)} done:`;
    return [
      `🎬 ${head}`,
      ...items.map(({ name, isDone }) => `${isDone ? '✅' : '❌'} ${name}`),
    ].join('\n');
  },
  batchOf: (position, n, name) => `${numbers.plain(position)} of ${numbers.plain(n)}: ${name}`,
};

function sayChange(change: DraftChange): string {
  switch (change.kind) {
    case 'added':
      return `✅ ${kinds[change.track]} added: '${change.label}' (${numbers.span(change.startMs, change.endMs)})`;
    case 'removed':
      return `✅ ${kinds[change.track]} removed: '${change.label}'`;
    case 'moved':
      return `✅ ${kinds[change.track]} moved: '${change.label}' now starts at ${numbers.seconds(change.toMs)} (was ${numbers.seconds(change.fromMs)})`;
    case 'resized':
      return `✅ ${kinds[change.track]} ${change.toMs < change.fromMs ? 'shortened' : 'lengthened'}: '${change.label}', ${numbers.seconds(change.fromMs)} → ${numbers.seconds(change.toMs)}`;
    case 'volume':
      return change.from === undefined
        ? `✅ Volume of '${change.label}' set to ${numbers.percent(change.to)}`
        : `✅ Volume of '${change.label}': ${numbers.percent(change.from)} → ${numbers.percent(change.to)}`;
    case 'renamed':
      return `✅ ${kinds[change.track]} '${change.from}' is now called '${change.to}'`;
    case 'text':
      return `✅ Title changed: '${change.from}' → '${change.to}'`;
    case 'order':
      return `✅ New order: ${change.labels.join(', ')}`;
    case 'pieces':
      return `✅ '${change.label}' is now in ${count(change.to, 'piece', 'pieces')} (was ${numbers.plain(change.from)})`;
    case 'length':
      return `✅ Length: ${numbers.lengths(change.fromMs, change.toMs).join(' → ')}`;
    case 'details':
      return '✅ The look or sound was adjusted; the clips and their times stayed as they were.';
  }
}
