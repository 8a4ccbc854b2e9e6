import { type APIApplicationCommand, ApplicationCommandType, Locale } from 'discord.js';
import { z } from 'zod';
import { invalidForm, refuse } from '../api-error.ts';
import { applicationFlags } from '../gateway/welcome.ts';
import type { Route } from '../rest/router.ts';
import type { World } from '../world.ts';

const mostChatInput = 100;
const mostMenus = 15;

const nameForm = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const description = z.string().min(1).max(100);
const localisations = z.partialRecord(z.enum(Locale), z.string()).nullish();

const Option = z.looseObject({
  type: z.number(),
  name: z.string().regex(nameForm),
  name_localizations: localisations,
  description,
  description_localizations: localisations,
  required: z.boolean().optional(),
});

const Command = z.looseObject({
  type: z.number().default(ApplicationCommandType.ChatInput),
  name: z.string().min(1).max(32),
  name_localizations: localisations,
  description: z.string().max(100).optional(),
  description_localizations: localisations,
  options: z.array(Option).max(25).optional(),
  contexts: z.array(z.number()).nullish(),
  integration_types: z.array(z.number()).optional(),
});
type Command = z.infer<typeof Command>;

export function createApplicationRoutes(
  world: World,
  gateway: { url(): string; identifiesLeft(): number },
): readonly Route[] {
  const application = () => ({
    id: world.application.id,
    name: 'Cutroom',
    description: '',
    bot_public: true,
    ...applicationFlags(world),
    owner: null,
  });
  const list = (id: string) => {
    if (id !== world.application.id) throw refuse('missingAccess');
    return world.commands;
  };
  return [
    {
      method: 'GET',
      pattern: '/gateway',
      handle: () => ({ status: 200, body: { url: gateway.url() } }),
    },
    {
      method: 'GET',
      pattern: '/gateway/bot',
      handle: () => ({
        status: 200,
        body: {
          url: gateway.url(),
          shards: world.options.shards,
          session_start_limit: {
            total: 1_000,
            remaining: gateway.identifiesLeft(),
            reset_after: 86_400_000,
            max_concurrency: 1,
          },
        },
      }),
    },
    ...['/applications/@me', '/oauth2/applications/@me'].map(
      (pattern): Route => ({
        method: 'GET',
        pattern,
        handle: () => ({ status: 200, body: application() }),
      }),
    ),
    {
      method: 'GET',
      pattern: '/applications/:application/commands',
      handle: ({ param }) => ({ status: 200, body: list(param('application')).list }),
    },
    {
      method: 'PUT',
      pattern: '/applications/:application/commands',
      handle: ({ param, body }) => {
        const commands = list(param('application'));
        commands.list = parseCommands(world, body);
        commands.registrations += 1;
        return { status: 200, body: commands.list };
      },
    },
  ];
}

function parseCommands(world: World, body: unknown): APIApplicationCommand[] {
  const parsed = z.array(Command).safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const message = issue?.message ?? '';
    throw invalidForm(issue?.path.join('.') || '0', 'APPLICATION_COMMAND_INVALID', message);
  }
  const slash = parsed.data.filter(({ type }) => type === ApplicationCommandType.ChatInput);
  if (slash.length > mostChatInput || parsed.data.length - slash.length > mostMenus) {
    throw invalidForm('0', 'APPLICATION_COMMAND_TOO_MANY', 'Maximum number of commands reached');
  }
  for (const [at, command] of parsed.data.entries()) checkCommand(command, at);
  // Proof: the fields that Discord itself adds are added here, the others were parsed above.
  return parsed.data.map((command) => ({
    ...command,
    id: world.nextId(),
    application_id: world.application.id,
    version: world.nextId(),
    default_member_permissions: null,
    description: command.description ?? '',
  })) as unknown as APIApplicationCommand[];
}

function checkCommand(command: Command, at: number): void {
  if (command.type !== ApplicationCommandType.ChatInput) {
    if (command.description !== undefined && command.description !== '') {
      throw invalidForm(`${at}.description`, 'APPLICATION_COMMAND_CONTEXT_MENU', 'Not allowed.');
    }
    return;
  }
  const names = [command, ...(command.options ?? [])].flatMap((each) => [
    each.name,
    ...Object.values(each.name_localizations ?? {}),
  ]);
  for (const name of names) {
    if (!nameForm.test(name) || name !== name.toLowerCase()) {
      throw invalidForm(
        `${at}.name`,
        'APPLICATION_COMMAND_INVALID_NAME',
        'Command name is invalid',
      );
    }
  }
  const told = description.safeParse(command.description);
  if (!told.success) {
    throw invalidForm(`${at}.description`, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 100.');
  }
  checkOrder(command, at);
}

/** Required options come first. */
function checkOrder({ options = [] }: Command, at: number): void {
  const firstFree = options.findIndex(({ required }) => required !== true);
  const lastRequired = options.findLastIndex(({ required }) => required === true);
  if (firstFree !== -1 && lastRequired > firstFree) {
    const message = 'Required options must be placed before non-required options';
    throw invalidForm(`${at}.options`, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
  }
}
