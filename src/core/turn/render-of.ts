import { BotError } from '../errors.ts';
import type { Turn, TurnRender } from './turn.ts';

export function renderOf(turn: Turn): TurnRender {
  if (turn.render === undefined) throw new BotError('internal', 'no render was planned');
  return turn.render;
}
