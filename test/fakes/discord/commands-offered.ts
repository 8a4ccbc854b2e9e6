import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  type ApplicationCommandType,
  ApplicationIntegrationType,
} from 'discord.js';
import type { FakeFile, SlashOptions } from './cast.ts';
import { contextOf } from './interactions.ts';
import { isUserInstall } from './permissions.ts';
import type { StoredChannel, World } from './world.ts';

interface Wanted {
  readonly name: string;
  readonly type: ApplicationCommandType;
}

/** What a person finds in the list of commands where they are; fails as they would fail to find it. */

export function offeredCommand(
  world: World,
  channel: StoredChannel,
  wanted: Wanted,
): APIApplicationCommand {
  const found = world.commands.list.find(
    (each) => each.type === wanted.type && namesOf(each).includes(wanted.name),
  );
  if (found === undefined) throw new Error(`no command ${wanted.name} is registered`);
  if (found.contexts != null && !found.contexts.includes(contextOf(channel))) {
    throw new Error(`${wanted.name} is not offered in this kind of place`);
  }
  const install = isUserInstall(world, channel)
    ? ApplicationIntegrationType.UserInstall
    : ApplicationIntegrationType.GuildInstall;
  const installs = found.integration_types ?? [ApplicationIntegrationType.GuildInstall];
  if (!installs.includes(install)) throw new Error(`${wanted.name} is not offered to this install`);
  return found;
}

function namesOf({ name, name_localizations }: APIApplicationCommand): readonly string[] {
  return [name, ...Object.values(name_localizations ?? {}).flatMap((each) => each ?? [])];
}

export interface GivenOptions {
  readonly options: readonly {
    readonly name: string;
    readonly type: number;
    readonly value: string | number | boolean;
  }[];
  readonly files: readonly { readonly id: string; readonly file: FakeFile }[];
}

/** Options as the client sends them: by name, of the registered type, the required ones all there. */
export function givenOptions(
  command: APIApplicationCommand,
  given: SlashOptions,
  nextId: () => string,
): GivenOptions {
  const known = command.options ?? [];
  const unknown = Object.keys(given).find((name) => !known.some((each) => each.name === name));
  if (unknown !== undefined) throw new Error(`/${command.name} has no option ${unknown}`);
  const missing = known.find(
    (each) => 'required' in each && each.required === true && !(each.name in given),
  );
  if (missing !== undefined) throw new Error(`/${command.name} needs its option ${missing.name}`);
  const files: { id: string; file: FakeFile }[] = [];
  const options = known.flatMap((option) => {
    const value = given[option.name];
    if (value === undefined) return [];
    checkValue(option, value);
    if (typeof value !== 'object') return [{ name: option.name, type: option.type, value }];
    const id = nextId();
    files.push({ id, file: value });
    return [{ name: option.name, type: option.type, value: id }];
  });
  return { options, files };
}

function checkValue(option: APIApplicationCommandOption, value: SlashOptions[string]): void {
  const wanted = kinds.get(option.type);
  if (wanted !== typeof value) throw new Error(`option ${option.name} takes no ${typeof value}`);
  if ('choices' in option) {
    const values: readonly unknown[] = option.choices.map((choice) => choice.value);
    if (!values.includes(value))
      throw new Error(`option ${option.name} has no choice ${String(value)}`);
  }
}

const kinds: ReadonlyMap<ApplicationCommandOptionType, string> = new Map([
  [ApplicationCommandOptionType.String, 'string'],
  [ApplicationCommandOptionType.Integer, 'number'],
  [ApplicationCommandOptionType.Number, 'number'],
  [ApplicationCommandOptionType.Boolean, 'boolean'],
  [ApplicationCommandOptionType.Attachment, 'object'],
]);
