import { BotError, toBotError } from '../../../core/errors.ts';
import type { MessageRef, OutboundMessage, ThreadId } from '../../../core/message.ts';
import type { DiscordApi } from '../api.ts';
import { isTokenGone } from '../errors.ts';
import { parseInteractionId, parseRef, snowflakeOf, toRef } from '../ids.ts';
import type { Interactions, LiveInteraction } from '../intake/interactions.ts';
import type { OrdinaryMessages } from '../ordinary.ts';
import { type Answers, original } from './answers.ts';
import type { HandOver } from './hand-over.ts';

/** Says things: with an interaction's token while there is one, else by the bot's own right. */
export interface Voice {
  post(thread: ThreadId, message: OutboundMessage, key: string): Promise<MessageRef>;
  edit(ref: MessageRef, message: OutboundMessage): Promise<void>;
}

export interface VoiceDeps {
  readonly api: DiscordApi;
  readonly interactions: Interactions;
  readonly answers: Answers;
  readonly ordinary: OrdinaryMessages;
  readonly handOver: HandOver;
}

interface Saying {
  readonly channel: string;
  readonly message: OutboundMessage;
  readonly key: string;
}

export function createVoice(deps: VoiceDeps): Voice {
  return {
    async post(thread, message, key) {
      const saying = { channel: snowflakeOf(thread), message, key };
      const asked = parseInteractionId(message.replyTo?.messageId ?? '');
      if (asked === undefined) return reply(deps, saying);
      const { find, isAlive } = deps.interactions;
      const live = find(asked.interaction);
      const isOfUse = live !== undefined && isAlive(live);
      const said = isOfUse ? await throughToken(deps, live, saying) : undefined;
      return said ?? withoutToken(deps, saying, { user: asked.user, live });
    },
    edit(ref, message) {
      const at = parseRef(ref);
      return at.viaInteraction === true
        ? deps.handOver.edit(at, message)
        : deps.ordinary.change(at.channel, at.message, message);
    },
  };
}

async function reply(deps: VoiceDeps, { channel, message, key }: Saying): Promise<MessageRef> {
  const about = message.replyTo?.messageId;
  // A thread bears the id of the message it was opened for, which is in another channel.
  const replyTo = about === channel ? undefined : about;
  const created = await deps.ordinary.create(channel, message, { key, replyTo });
  return toRef({ channel, message: created.id });
}

/** Undefined where the token is of no use (any more), or no better than the bot's own right. */
async function throughToken(
  deps: VoiceDeps,
  live: LiveInteraction,
  saying: Saying,
): Promise<MessageRef | undefined> {
  if (!(await live.isDeferred)) return undefined;
  try {
    return await (deps.answers.isAwaited(live, saying.key)
      ? answer(deps, live, saying)
      : sayBeside(deps, live, saying));
  } catch (thrown) {
    if (isTokenGone(toBotError(thrown))) return undefined;
    throw thrown;
  }
}

/** What only its author may read never goes into an answer that everybody sees. */
async function answer(deps: VoiceDeps, live: LiveInteraction, saying: Saying): Promise<MessageRef> {
  const { channel, message, key } = saying;
  if (message.visibility === 'author' && !live.isPrivate && !live.isDirect) {
    live.answeredBy = key;
    // It is gone already where this is a repetition.
    await deps.api.deleteAnswer(live.key, original).catch(() => undefined);
    const said = await deps.answers.follow(live, message, key);
    return toRef({ channel, message: said.id, viaInteraction: true });
  }
  const filled = await deps.answers.fill(live, message, key);
  deps.handOver.watch(live, { channel, message: filled.id }, message);
  return toRef({ channel, message: filled.id, viaInteraction: true });
}

async function sayBeside(
  { answers, handOver }: VoiceDeps,
  live: LiveInteraction,
  { channel, message, key }: Saying,
): Promise<MessageRef | undefined> {
  const isPrivate = message.visibility === 'author' && !live.isDirect;
  if (live.canWrite && !isPrivate) return undefined;
  const said = await answers.follow(live, message, key);
  if (!isPrivate) handOver.watch(live, { channel, message: said.id }, message);
  return toRef({ channel, message: said.id, viaInteraction: true });
}

/** After a restart, or beyond the life of the token. */
async function withoutToken(
  { api, ordinary }: VoiceDeps,
  { channel, message, key }: Saying,
  { user, live }: { readonly user: string; readonly live: LiveInteraction | undefined },
): Promise<MessageRef> {
  const isForAll = message.visibility === 'all';
  if (isForAll && live?.canWrite === false) {
    // No right is missing that an operator could give: the bot is not even there.
    throw new BotError('chat-refused', 'nothing can be said here without a token');
  }
  const direct = isForAll ? undefined : (await api.openDirect(user)).id;
  const isPinged = direct === undefined && live?.isDirect !== true && !message.silent;
  const created = await ordinary.create(direct ?? channel, message, {
    key,
    ...(direct === undefined && { replyTo: live?.message }),
    ...(isPinged && { ping: user }),
  });
  return toRef({ channel: direct ?? channel, message: created.id });
}
