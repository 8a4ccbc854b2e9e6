import { type APIButtonComponent, ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import type { Button, OutboundMessage } from '../../core/message.ts';
import type { ChatLimits } from '../../core/ports/chat-adapter.ts';
import { splitText } from '../shared/split-text.ts';
import type { ButtonRow, DiscordPayload } from './sending/payload.ts';

/** https://docs.discord.com/developers/components/reference#button */
const labelChars = 80;
const customIdChars = 100;
const linkChars = 512;
const rowsPerMessage = 5;
/** Longer than this no text of ours is; what an agent says beyond it is cut. */
const maxParts = 5;

/** A message as Discord takes it: one payload, and more where the text is too long for one. The first carries the rest. */
export function toDiscordPayloads(
  message: OutboundMessage,
  limits: ChatLimits,
): readonly [DiscordPayload, ...DiscordPayload[]] {
  const [first = '', ...more] = splitText(message.text, { chars: limits.textChars, maxParts });
  const flags = message.silent ? { flags: MessageFlags.SuppressNotifications } : {};
  return [
    {
      content: first,
      components: toRows(message.buttons ?? [], limits.buttonsPerRow),
      allowed_mentions: { parse: [] },
      ...flags,
    },
    ...more.map((content) => ({
      content,
      components: [],
      allowed_mentions: { parse: [] },
      ...flags,
    })),
  ];
}

/**
 * The same message with its video playing in place, from where it is. Discord lets a message become one of these and
 * never lets it go back: https://docs.discord.com/developers/components/reference#media-gallery
 */
export function withGallery(payload: DiscordPayload, url: string): DiscordPayload {
  const text = payload.content ?? '';
  return {
    ...payload,
    content: null,
    embeds: [],
    components: [
      ...(text === '' ? [] : [{ type: ComponentType.TextDisplay, content: text } as const]),
      { type: ComponentType.MediaGallery, items: [{ media: { url } }] },
      ...payload.components,
    ],
    flags: (payload.flags ?? 0) | MessageFlags.IsComponentsV2,
  };
}

function toRows(rows: readonly (readonly Button[])[], perRow: number): readonly ButtonRow[] {
  return rows
    .flatMap((row) => chunk(row.flatMap(toButton), perRow))
    .slice(0, rowsPerMessage)
    .map((components) => ({ type: ComponentType.ActionRow, components: [...components] }));
}

function toButton({ id, label, url }: Button): readonly APIButtonComponent[] {
  const shown = label.length > labelChars ? `${label.slice(0, labelChars - 1)}…` : label;
  if (url !== undefined) {
    if (url.length > linkChars) return [];
    return [{ type: ComponentType.Button, style: ButtonStyle.Link, label: shown, url }];
  }
  if (id.length > customIdChars) return [];
  return [
    { type: ComponentType.Button, style: ButtonStyle.Secondary, label: shown, custom_id: id },
  ];
}

function chunk<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
