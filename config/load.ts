import { type SettingValues, settingTable } from './schema.ts';
import type { Setting } from './setting.ts';
import { type Settings, toSettings } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
/** Text of a file; throws where it cannot be read. */
export type ReadFile = (path: string) => string;

/** Everything that is wrong with the settings, in one message. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The settings are wrong:', ...problems.map((each) => `- ${each}`)].join('\n'));
    this.problems = problems;
  }
}

type Found = { readonly text?: string } | { readonly problem: string };

interface Sources {
  readonly env: Environment;
  readonly readFile: ReadFile;
}

/** What reading leaves behind besides the values. */
interface Notes {
  readonly problems: string[];
  readonly secrets: string[];
}

/** Reads every setting from the environment; an empty one counts as not set. */
export function loadSettings(env: Environment, readFile: ReadFile): Settings {
  const notes: Notes = { problems: [], secrets: [] };
  const entries = Object.entries<Setting>(settingTable).map(([name, setting]) => {
    const found = findText(name, setting, { env, readFile });
    if ('problem' in found) notes.problems.push(found.problem);
    const text = 'problem' in found ? undefined : (found.text ?? setting.fallback);
    return [name, text === undefined ? undefined : parse([name, setting], text, notes)];
  });
  // Each value came out of its own schema in the table that the type is made from.
  const values = Object.fromEntries(entries) as SettingValues;
  notes.problems.push(...crossProblems(values));
  if (notes.problems.length > 0) throw new SettingsError(notes.problems);
  return toSettings(values, notes.secrets);
}

function parse([name, setting]: readonly [string, Setting], text: string, notes: Notes): unknown {
  if (setting.isSecret) notes.secrets.push(text);
  const parsed = setting.value.safeParse(text);
  if (parsed.success) return parsed.data;
  const reason = parsed.error.issues[0]?.message ?? 'is wrong';
  notes.problems.push(setting.isSecret ? `${name} ${reason}` : `${name} ${reason}, not "${text}"`);
  return undefined;
}

function findText(name: string, setting: Setting, { env, readFile }: Sources): Found {
  const text = env[name]?.trim();
  const file = setting.isSecret ? env[`${name}_FILE`]?.trim() : undefined;
  if (!file) return text ? { text } : {};
  if (text) return { problem: `${name} and ${name}_FILE are both set: keep one` };
  try {
    const content = readFile(file).trim();
    return content === '' ? { problem: `${name}_FILE names an empty file` } : { text: content };
  } catch {
    // The reason of the file system says no more than this.
    return { problem: `${name}_FILE names a file that cannot be read: ${file}` };
  }
}

function crossProblems(values: SettingValues): readonly string[] {
  const problems: string[] = [];
  if (values.TELEGRAM_WEBHOOK_PATH !== undefined && values.CUTROOM_PUBLIC_URL === undefined) {
    problems.push('TELEGRAM_WEBHOOK_PATH needs CUTROOM_PUBLIC_URL, which Telegram sends to');
  }
  if (values.CUTROOM_ACCESS === 'pairing' && values.CUTROOM_OPERATORS === undefined) {
    problems.push('CUTROOM_ACCESS=pairing needs CUTROOM_OPERATORS, who let people in');
  }
  return problems;
}

const ourPrefix = /^(CUTROOM|STUDIO)_/;

/** Names in the environment that look like settings of ours and are none. */
export function findUnknownSettings(env: Environment): readonly string[] {
  const known = new Set<string>();
  for (const [name, setting] of Object.entries<Setting>(settingTable)) {
    known.add(name);
    if (setting.isSecret) known.add(`${name}_FILE`);
  }
  return Object.keys(env).filter((name) => ourPrefix.test(name) && !known.has(name));
}
