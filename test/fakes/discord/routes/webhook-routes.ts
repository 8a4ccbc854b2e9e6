import { MessageFlags } from 'discord.js';
import { ApiError, refuse } from '../api-error.ts';
import { liveInteraction } from '../interactions.ts';
import { messagePayload } from '../message-payload.ts';
import type { RestAnswer, RestCall, Route } from '../rest/router.ts';
import type { Stage } from '../stage.ts';
import { recordOf, type StoredInteraction, type StoredMessage } from '../world.ts';
import { removeMessage } from '../write-message.ts';
import { editAsBot } from './bot-writing.ts';
import { answerDraft, putInteractionMessage } from './interaction-routes.ts';

/** Follow-ups that an app may send that only the person installed. */
const mostUserInstallFollowUps = 5;

/** What an interaction's token is good for after its first answer. */
export function createWebhookRoutes(stage: Stage): readonly Route[] {
  const show = (message: StoredMessage): RestAnswer => ({
    status: 200,
    body: messagePayload(stage, message, { seesContent: true }),
  });
  const one = '/webhooks/:application/:token/messages/:message';
  return [
    {
      method: 'POST',
      pattern: '/webhooks/:application/:token',
      isOpen: true,
      handle: watched(stage, (interaction, call) => show(followUp(stage, interaction, call))),
    },
    {
      method: 'GET',
      pattern: one,
      isOpen: true,
      handle: watched(stage, (interaction, { param }) =>
        show(ownMessage(stage, interaction, param('message'))),
      ),
    },
    {
      method: 'PATCH',
      pattern: one,
      isOpen: true,
      handle: watched(stage, (interaction, { param, body, files }) => {
        const message = ownMessage(stage, interaction, param('message'));
        editAsBot(stage, message, { body, files });
        return show(message);
      }),
    },
    {
      method: 'DELETE',
      pattern: one,
      isOpen: true,
      handle: watched(stage, (interaction, { param }) => {
        removeMessage(stage, ownMessage(stage, interaction, param('message')));
        return { status: 204 };
      }),
    },
  ];
}

/** Notes every use of the token, so that a test can see when it was last touched. */
function watched(
  { world }: Stage,
  handle: (interaction: StoredInteraction, call: RestCall) => RestAnswer,
) {
  return (call: RestCall): RestAnswer => {
    const token = call.param('token');
    const known = [...world.interactions.values()].find((each) => each.token === token);
    const note = (status: number) => known?.tokenCalls.push({ at: Date.now(), status });
    try {
      if (call.param('application') !== world.application.id) throw refuse('unknownWebhook');
      const answer = handle(liveInteraction(world, token), call);
      note(answer.status);
      return answer;
    } catch (error) {
      note(error instanceof ApiError ? error.status : 500);
      throw error;
    }
  };
}

/** The first one after a deferral takes its place, as private or public as it was. */
function followUp(stage: Stage, interaction: StoredInteraction, call: RestCall): StoredMessage {
  const { world } = stage;
  const original = world.messages.get(interaction.originalId ?? '');
  const isWaiting = ((original?.flags ?? 0) & MessageFlags.Loading) !== 0;
  if (original !== undefined && isWaiting) {
    editAsBot(stage, original, call);
    return original;
  }
  if (interaction.isUserInstall && interaction.followUps.length >= mostUserInstallFollowUps) {
    throw refuse('tooManyFollowUps');
  }
  const draft = answerDraft(stage, interaction, { data: call.body, files: call.files });
  const message = putInteractionMessage(stage, interaction, draft);
  interaction.followUps.push(message.id);
  return message;
}

function ownMessage({ world }: Stage, interaction: StoredInteraction, id: string): StoredMessage {
  const wanted = id === '@original' ? (interaction.originalId ?? '') : id;
  const isOwn = wanted === interaction.originalId || interaction.followUps.includes(wanted);
  if (!isOwn || !world.messages.has(wanted)) throw refuse('unknownMessage');
  return recordOf(world.messages, wanted);
}
