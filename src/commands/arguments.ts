import { type ParseArgsConfig, parseArgs } from 'node:util';

export interface EditArguments {
  readonly kind: 'edit';
  readonly clips: readonly string[];
  readonly request: string;
  readonly out?: string;
  readonly data?: string;
  readonly lang?: 'en' | 'zh';
  readonly isJson: boolean;
}

export type Command =
  | EditArguments
  | { readonly kind: 'start' }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'studio'; readonly port?: number }
  | { readonly kind: 'doctor'; readonly isJson: boolean }
  | { readonly kind: 'backup'; readonly file: string };

export interface CommandLine {
  readonly command: Command;
  readonly envFile?: string;
}

/** The command line is wrong, in one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `cutroom [start]                          chat in this terminal, or run the bots whose tokens are set
cutroom edit CLIP... "REQUEST" [--out FILE] [--data DIR] [--lang en|zh] [--json]
                                         edit clips and print the paths of what was made
cutroom studio [--port N]                run the editing backend alone
cutroom doctor [--json]                  check this machine and the settings
cutroom backup FILE                      copy the database to a new file

--env-file FILE   settings from this file instead of .env
--help, --version`;

type Options = NonNullable<ParseArgsConfig['options']>;

const always = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  'env-file': { type: 'string' },
} as const satisfies Options;

const optionsOf: Readonly<Record<string, Options>> = {
  start: {},
  edit: {
    out: { type: 'string' },
    data: { type: 'string' },
    lang: { type: 'string' },
    json: { type: 'boolean' },
  },
  studio: { port: { type: 'string' } },
  doctor: { json: { type: 'boolean' } },
  backup: {},
};

interface Parsed {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** Throws `UsageError`. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { name, rest } = splitName(args);
  const { values, positionals } = parse(name, rest);
  const envFile = textOf(values['env-file']);
  const command = toCommand(name, { values, positionals });
  return envFile === undefined ? { command } : { command, envFile };
}

/** The first word that is no option is the command; options may stand before it. */
function splitName(args: readonly string[]): { name: string; rest: readonly string[] } {
  const at = args.findIndex(
    (arg, index) => !arg.startsWith('-') && args[index - 1] !== '--env-file',
  );
  const name = at < 0 ? 'start' : (args[at] ?? 'start');
  if (!Object.hasOwn(optionsOf, name)) {
    throw new UsageError(`There is no command ${name}. The commands are ${commandNames()}.`);
  }
  return { name, rest: at < 0 ? args : args.filter((_, index) => index !== at) };
}

function commandNames(): string {
  return Object.keys(optionsOf).join(', ');
}

function parse(name: string, args: readonly string[]): Parsed {
  const options = { ...always, ...optionsOf[name] };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    // No option is declared as a list.
    return { values: { ...values } as Parsed['values'], positionals };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    throw new UsageError(`${reason.replace(/\.$/, '')}. See cutroom --help.`);
  }
}

function toCommand(name: string, { values, positionals }: Parsed): Command {
  if (values['help'] === true) return { kind: 'help' };
  if (values['version'] === true) return { kind: 'version' };
  const isJson = values['json'] === true;
  switch (name) {
    case 'edit':
      return toEdit({ values, positionals });
    case 'studio':
      expectNone(positionals);
      return { kind: 'studio', ...toPort(textOf(values['port'])) };
    case 'doctor':
      expectNone(positionals);
      return { kind: 'doctor', isJson };
    case 'backup':
      return { kind: 'backup', file: onlyOne(positionals) };
    default:
      expectNone(positionals);
      return { kind: 'start' };
  }
}

function toEdit({ values, positionals }: Parsed): EditArguments {
  const request = positionals.at(-1)?.trim() ?? '';
  const clips = positionals.slice(0, -1);
  if (clips.length === 0 || request === '') {
    throw new UsageError(
      'Name a clip and say what to do with it: cutroom edit clip.mp4 "trim the pauses".',
    );
  }
  const lang = textOf(values['lang']);
  if (lang !== undefined && lang !== 'en' && lang !== 'zh') {
    throw new UsageError(`--lang is en or zh, not ${lang}.`);
  }
  const out = textOf(values['out']);
  const data = textOf(values['data']);
  return {
    kind: 'edit',
    clips,
    request,
    isJson: values['json'] === true,
    ...(lang === undefined ? {} : { lang }),
    ...(out === undefined ? {} : { out }),
    ...(data === undefined ? {} : { data }),
  };
}

function toPort(text: string | undefined): { readonly port?: number } {
  if (text === undefined) return {};
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) {
    throw new UsageError(`--port is a number from 1 to 65535, not ${text}.`);
  }
  return { port };
}

function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function expectNone(positionals: readonly string[]): void {
  const [first] = positionals;
  if (first !== undefined) throw new UsageError(`${first} is one word too many.`);
}

function onlyOne(positionals: readonly string[]): string {
  const [first, second] = positionals;
  if (first === undefined) throw new UsageError('Name the file to write: cutroom backup FILE.');
  if (second !== undefined) throw new UsageError(`${second} is one word too many.`);
  return first;
}
