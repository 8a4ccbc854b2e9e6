import { type APIEmbed, type APIMessageTopLevelComponent, MessageFlags } from 'discord.js';
import { z } from 'zod';
import { invalidForm, refuse } from './api-error.ts';
import { checkComponents } from './component-rules.ts';

const contentChars = 2_000;
const nonceChars = 25;
const mostFiles = 10;

const Mentions = z.object({
  parse: z.array(z.enum(['users', 'roles', 'everyone'])).optional(),
  users: z.array(z.string()).optional(),
  roles: z.array(z.string()).optional(),
  replied_user: z.boolean().optional(),
});

/** What a bot may put into a message; strict where a wrong type would be refused by Discord too. */
export const MessageBody = z.object({
  content: z.string().nullish(),
  nonce: z.union([z.string(), z.number()]).optional(),
  enforce_nonce: z.boolean().optional(),
  tts: z.boolean().optional(),
  flags: z.number().int().nullish(),
  // Proof of both customs: only handed through; the rules for components are checked by hand.
  embeds: z.array(z.custom<APIEmbed>((given) => typeof given === 'object')).nullish(),
  components: z
    .array(z.custom<APIMessageTopLevelComponent>((given) => typeof given === 'object'))
    .nullish(),
  allowed_mentions: Mentions.nullish(),
  message_reference: z
    .object({
      type: z.number().optional(),
      message_id: z.string(),
      channel_id: z.string().optional(),
      guild_id: z.string().optional(),
      fail_if_not_exists: z.boolean().optional(),
    })
    .optional(),
  attachments: z
    .array(
      z.object({
        id: z.union([z.string(), z.number()]),
        filename: z.string().optional(),
        description: z.string().nullish(),
      }),
    )
    .nullish(),
});
export type MessageBody = z.infer<typeof MessageBody>;

export function parseMessageBody(body: unknown): MessageBody {
  const parsed = MessageBody.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalidForm(issue?.path.join('.') || 'body', 'DICT_TYPE_CONVERT', issue?.message ?? '');
}

/** Refuses what Discord refuses of the text, the nonce and the components; whether it is empty is for the writer. */
export function checkMessageBody(body: MessageBody, fileCount: number): void {
  if ((body.content ?? '').length > contentChars) {
    const message = `Must be ${contentChars} or fewer in length.`;
    throw invalidForm('content', 'BASE_TYPE_MAX_LENGTH', message);
  }
  if (String(body.nonce ?? '').length > nonceChars) {
    throw invalidForm('nonce', 'NONCE_TYPE_TOO_LONG', `Must be ${nonceChars} or fewer in length.`);
  }
  if (fileCount > mostFiles) throw invalidForm('files', 'BASE_TYPE_MAX_LENGTH', 'Too many files.');
  checkComponents(body.components ?? [], isV2(body.flags ?? 0));
}

export function isV2(flags: number): boolean {
  return (flags & MessageFlags.IsComponentsV2) !== 0;
}

/** A message of components alone has neither text nor embeds. */
export function refuseMixed(flags: number, content: string, embeds: readonly APIEmbed[]): void {
  if (!isV2(flags) || (content === '' && embeds.length === 0)) return;
  const message = 'The "content" field cannot be used when using MessageFlags.IS_COMPONENTS_V2';
  throw invalidForm('content', 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
}

export function refuseEmpty(parts: readonly { readonly length: number }[]): void {
  if (parts.every((part) => part.length === 0)) throw refuse('empty');
}
