import type { z } from 'zod';
import { botSettings } from './bot-settings.ts';
import { chatSettings } from './chat-settings.ts';
import type { Setting } from './setting.ts';
import { studioSettings } from './studio-settings.ts';

/** Every setting, by its environment variable. */
export const settingTable = { ...botSettings, ...chatSettings, ...studioSettings } as const;

export type SettingName = keyof typeof settingTable;

type ValueOf<S extends Setting> = S extends { readonly fallback: string }
  ? z.output<S['value']>
  : z.output<S['value']> | undefined;

/** The parsed value of each setting; undefined where nothing is set and there is no fallback. */
export type SettingValues = {
  readonly [Name in SettingName]: ValueOf<(typeof settingTable)[Name]>;
};
