/** The slash commands, in the order menus show them. */
export const commandNames = [
  'start',
  'help',
  'new',
  'edit',
  'preview',
  'export',
  'status',
  'credits',
  'undo',
  'redo',
  'cancel',
  'projects',
  'settings',
  'forget',
] as const;

export type CommandName = (typeof commandNames)[number];

/** For operators alone: understood, but in no menu. */
export const operatorCommand = 'pair';

export function isCommandName(name: string): name is CommandName {
  return commandNames.some((each) => each === name);
}
