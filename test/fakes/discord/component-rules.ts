import { type APIMessageTopLevelComponent, ButtonStyle, ComponentType } from 'discord.js';
import { z } from 'zod';
import { invalidForm } from './api-error.ts';

const rowsInMessage = 5;
const buttonsInRow = 5;
const componentsInMessage = 40;
const labelChars = 80;
const idChars = 100;
const urlChars = 512;

const Node = z.looseObject({
  type: z.number(),
  custom_id: z.string().optional(),
  label: z.string().optional(),
  url: z.string().optional(),
  style: z.number().optional(),
  disabled: z.boolean().optional(),
});
type Node = z.infer<typeof Node>;

/** Refuses, as 50035, components that Discord would refuse. */
export function checkComponents(
  given: readonly APIMessageTopLevelComponent[],
  isV2: boolean,
): void {
  const nodes = nodesOf(given);
  if (isV2 && nodes.length > componentsInMessage) {
    throw invalidForm('components', 'BASE_TYPE_MAX_LENGTH', 'Too many components.');
  }
  if (!isV2) checkRows(given);
  for (const node of nodes.filter(({ type }) => type === ComponentType.Button)) checkButton(node);
  const ids = nodes.flatMap(({ custom_id }) => custom_id ?? []);
  if (new Set(ids).size < ids.length) {
    const message = 'Component custom id cannot be duplicated';
    throw invalidForm('components', 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
  }
}

function checkRows(rows: readonly APIMessageTopLevelComponent[]): void {
  if (rows.length > rowsInMessage) {
    throw invalidForm('components', 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  }
  for (const row of rows) {
    if (row.type !== ComponentType.ActionRow) {
      const message = 'Value of field "type" must be one of (1,).';
      throw invalidForm('components.0', 'UNION_TYPE_CHOICES', message);
    }
    if (row.components.length === 0 || row.components.length > buttonsInRow) {
      const message = 'Must be between 1 and 5 in length.';
      throw invalidForm('components.0.components', 'BASE_TYPE_BAD_LENGTH', message);
    }
  }
}

function checkButton(button: Node): void {
  const field = 'components.0.components.0';
  if ((button.label ?? '').length > labelChars) {
    throw invalidForm(`${field}.label`, 'BASE_TYPE_MAX_LENGTH', 'Must be 80 or fewer in length.');
  }
  if (button.style === ButtonStyle.Link) {
    checkLink(button, field);
    return;
  }
  const length = (button.custom_id ?? '').length;
  if (length === 0 || length > idChars) {
    const message = 'Must be between 1 and 100 in length.';
    throw invalidForm(`${field}.custom_id`, 'BASE_TYPE_BAD_LENGTH', message);
  }
}

function checkLink({ url = '', custom_id }: Node, field: string): void {
  if (custom_id !== undefined || url.length > urlChars || !/^(https?|discord):\/\//.test(url)) {
    throw invalidForm(`${field}.url`, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  }
}

/** Every component, however deep, in order. */
export function nodesOf(given: unknown): readonly Node[] {
  if (Array.isArray(given)) return given.flatMap(nodesOf);
  const parsed = Node.safeParse(given);
  if (!parsed.success) return [];
  const { components, accessory } = parsed.data;
  return [parsed.data, ...nodesOf(components ?? []), ...nodesOf(accessory ?? [])];
}
