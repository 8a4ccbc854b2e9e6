import {
  type APIApplicationCommand,
  ApplicationCommandType,
  ButtonStyle,
  ComponentType,
  InteractionType,
} from 'discord.js';
import type { FakePerson, SlashOptions } from './cast.ts';
import { givenOptions, offeredCommand } from './commands-offered.ts';
import { nodesOf } from './component-rules.ts';
import { toStoredFile } from './file-kinds.ts';
import { type NewInteraction, startInteraction } from './interactions.ts';
import { messagePayload } from './message-payload.ts';
import { attachmentPayload } from './payloads.ts';
import type { PeopleDeps } from './people.ts';
import type { SeenMessage } from './seen.ts';
import { seenInteraction } from './seen-view.ts';
import { recordOf, type StoredMessage, type World } from './world.ts';

const seesAll = { seesContent: true };

/** Slash commands, the message menu and buttons, as one person uses them. */
export function createAsking(
  deps: PeopleDeps,
  personId: string,
): Pick<FakePerson, 'slash' | 'menu' | 'tap'> {
  const { stage } = deps;
  const { world } = stage;
  const ask = async (asked: Omit<NewInteraction, 'personId'>) =>
    seenInteraction(world, startInteraction(stage, { ...asked, personId }));
  return {
    slash: async (channel, name, given = {}) => {
      const stored = recordOf(world.channels, channel.id);
      const wanted = { name, type: ApplicationCommandType.ChatInput };
      const command = offeredCommand(world, stored, wanted);
      return ask({
        type: InteractionType.ApplicationCommand,
        channelId: channel.id,
        commandName: command.name,
        payload: { data: { ...nameOf(command), ...sentOptions(deps, command, given) } },
      });
    },
    menu: async (message, name) => {
      const target = visibleMessage(world, message, personId);
      const channel = recordOf(world.channels, target.channelId);
      const wanted = { name, type: ApplicationCommandType.Message };
      const command = offeredCommand(world, channel, wanted);
      // Who opens the menu on a message shows it to the app, whatever its intents.
      const messages = { [target.id]: messagePayload(stage, target, seesAll) };
      return ask({
        type: InteractionType.ApplicationCommand,
        channelId: target.channelId,
        commandName: command.name,
        messageId: target.id,
        payload: { data: { ...nameOf(command), target_id: target.id, resolved: { messages } } },
      });
    },
    tap: async (message, labelOrId) => {
      const target = visibleMessage(world, message, personId);
      const custom_id = buttonId(target, labelOrId);
      return ask({
        type: InteractionType.MessageComponent,
        channelId: target.channelId,
        messageId: target.id,
        payload: {
          data: { custom_id, component_type: ComponentType.Button, id: 1 },
          message: messagePayload(stage, target, seesAll),
        },
      });
    },
  };
}

function nameOf({ id, name, type }: APIApplicationCommand) {
  return { id, name, type };
}

/** Files go to the CDN, to a place of their own that no message leads to. */
function sentOptions(
  { stage, cdn }: PeopleDeps,
  command: APIApplicationCommand,
  given: SlashOptions,
): object {
  const { world, links } = stage;
  const { options, files } = givenOptions(command, given, world.nextId);
  if (files.length === 0) return { options };
  const kept = files.map(({ id, file }) => ({ ...toStoredFile(id, file), isEphemeral: true }));
  for (const file of kept) cdn.keep(file);
  const attachments = Object.fromEntries(
    kept.map((file) => [file.id, attachmentPayload(file, links.of(file, world.application.id))]),
  );
  return { options, resolved: { attachments } };
}

function visibleMessage(world: World, { id }: SeenMessage, personId: string): StoredMessage {
  const message = recordOf(world.messages, id);
  if (message.onlyFor !== undefined && message.onlyFor !== personId) {
    throw new Error('this message is for somebody else');
  }
  return message;
}

function buttonId(message: StoredMessage, labelOrId: string): string {
  const found = nodesOf(message.components).find(
    ({ type, label, custom_id, style, disabled }) =>
      type === ComponentType.Button &&
      style !== ButtonStyle.Link &&
      disabled !== true &&
      (label === labelOrId || custom_id === labelOrId),
  );
  if (found?.custom_id === undefined) throw new Error(`no button ${labelOrId} to tap`);
  return found.custom_id;
}
