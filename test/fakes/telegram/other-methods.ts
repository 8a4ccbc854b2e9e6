import type { User } from 'grammy/types';
import { z } from 'zod';
import type { Desk, MenuEntry, MethodCall, Methods } from './desk.ts';
import { numberOf, objectOf, type Params, textOf } from './params.ts';
import { badRequest, queryTooOld } from './refusals.ts';
import { findMessage, mayWrite } from './rooms.ts';

/** A tap may be answered so long. */
const queryLifeMs = 60_000;
const maxCommands = 100;

/** Everything that neither sends nor edits a message. */
export function createOtherMethods(desk: Desk): Methods {
  return {
    getme: () => ({
      ...desk.bot,
      can_join_groups: true,
      can_read_all_group_messages: desk.options.hasPrivacyMode === false,
      supports_inline_queries: false,
    }),
    getupdates: ({ params, signal }) => desk.poller.poll(params, signal),
    setwebhook: ({ params }) => desk.webhook.set(params),
    deletewebhook: ({ params }) => desk.webhook.remove(params),
    getwebhookinfo: () => desk.webhook.info(),
    getfile: ({ params }) => desk.files.link(textOf(params, 'file_id') ?? ''),
    sendchataction: (call) => showAction(desk, call),
    setmessagereaction: (call) => react(desk, call),
    answercallbackquery: (call) => answerQuery(desk, call),
    setmycommands: ({ params }) => setMenu(desk, params),
    deletemycommands: ({ params }) => desk.menus.delete(menuKey(params)) || true,
    getmycommands: ({ params }) => desk.menus.get(menuKey(params)) ?? [],
    setmydescription: () => true,
    setmyshortdescription: () => true,
    setchatmenubutton: () => true,
    getchat: ({ params }) => ({
      ...desk.rooms.find(numberOf(params, 'chat_id')).chat,
      accent_color_id: 0,
      max_reaction_count: 11,
    }),
    getchatmember: ({ params }) => getMember(desk, params),
    leavechat({ params }) {
      desk.rooms.find(numberOf(params, 'chat_id')).botIs = 'kicked';
      return true;
    },
    logout: () => true,
    close: () => true,
  };
}

const actions = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
];

function showAction(desk: Desk, { params }: MethodCall): true {
  const room = desk.rooms.find(numberOf(params, 'chat_id'));
  mayWrite(room);
  const action = textOf(params, 'action') ?? '';
  if (!actions.includes(action)) throw badRequest('wrong parameter action in request');
  const topic = numberOf(params, 'message_thread_id');
  // General's own number is good here, and only here.
  const isKnown = topic === undefined || topic === 1 || room.topics.some(({ id }) => id === topic);
  if (!isKnown) throw badRequest('message thread not found');
  room.activities.push({ action, at: desk.now(), ...(topic === undefined ? {} : { topic }) });
  return true;
}

/** Of the emoji that bots may use, those that one would think of: https://core.telegram.org/bots/api#reactiontypeemoji */
const allowedReactions =
  '👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡';

const Reactions = z.array(z.looseObject({ type: z.string(), emoji: z.string().optional() }));

function react(desk: Desk, { params }: MethodCall): true {
  const room = desk.rooms.find(numberOf(params, 'chat_id'));
  mayWrite(room);
  const kept = findMessage(room, numberOf(params, 'message_id'));
  if (kept === undefined) throw badRequest('message to react not found');
  const emoji = (objectOf(params, 'reaction', Reactions) ?? []).map((each) => each.emoji ?? '');
  if (emoji.length > 1) throw badRequest('REACTIONS_TOO_MANY');
  if (emoji.some((each) => !allowedReactions.includes(each.replaceAll('\ufe0f', '')))) {
    throw badRequest('REACTION_INVALID');
  }
  kept.reactions.splice(0, kept.reactions.length, ...emoji);
  return true;
}

function answerQuery(desk: Desk, { params }: MethodCall): true {
  const query = desk.queries.get(textOf(params, 'callback_query_id') ?? '');
  const isLate = query === undefined || query.isExpired || query.answer !== undefined;
  if (isLate || desk.now() - query.at > queryLifeMs) throw queryTooOld();
  query.answer = { text: textOf(params, 'text') ?? '' };
  return true;
}

const Commands = z.array(z.looseObject({ command: z.string(), description: z.string() }));
const Scope = z.looseObject({ type: z.string() });

function setMenu(desk: Desk, params: Params): true {
  const commands = objectOf(params, 'commands', Commands) ?? [];
  if (commands.length > maxCommands) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const command of commands) checkCommand(command);
  desk.menus.set(menuKey(params), commands);
  return true;
}

function checkCommand({ command, description }: MenuEntry): void {
  if (!/^\/?[a-z\d_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  if (description.length === 0 || description.length > 256) {
    throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
}

function menuKey(params: Params): string {
  const scope = objectOf(params, 'scope', Scope)?.type ?? 'default';
  const language = textOf(params, 'language_code') ?? '';
  if (language !== '' && !/^[a-z]{2}$/.test(language)) {
    throw badRequest('invalid language code specified');
  }
  return `${scope} ${language}`;
}

function getMember(desk: Desk, params: Params) {
  const room = desk.rooms.find(numberOf(params, 'chat_id'));
  const id = numberOf(params, 'user_id');
  if (id === desk.bot.id) return { status: toStatus(room.botIs), user: desk.bot };
  const author = [...room.messages.values()].find(({ wire }) => wire.from?.id === id)?.wire.from;
  if (author === undefined) throw badRequest('member not found');
  return { status: 'member', user: author } satisfies { status: string; user: User };
}

function toStatus(botIs: string): string {
  return botIs === 'administrator' || botIs === 'kicked' ? botIs : 'member';
}
