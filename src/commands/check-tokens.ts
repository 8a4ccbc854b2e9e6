import type { Settings } from '../../config/settings.ts';
import { type Check, fail, ok, warn } from './check.ts';
import { findProblem } from './start.ts';

/** https://core.telegram.org/bots/api#authorizing-your-bot */
const telegramShape = /^\d{6,}:[A-Za-z0-9_-]{30,}$/;
const discordShape = /^[\w-]{20,}\.[\w-]{5,}\.[\w-]{25,}$/;
const nemoShape = /^nmv_/;

/** Whether each token that is set looks like one; none is ever shown. */
export function checkTokens(settings: Settings): readonly Check[] {
  const { telegram, discord, backend } = settings;
  const problem = findProblem(settings);
  const shapes = [
    check('TELEGRAM_BOT_TOKEN', telegram?.token, telegramShape),
    check('DISCORD_BOT_TOKEN', discord?.token, discordShape),
    check('NEMO_TOKEN', backend.token, nemoShape),
  ].flat();
  const tokens =
    shapes.length === 0
      ? [ok('tokens', 'None is set: the chat is in the terminal, the backend gives free ones.')]
      : shapes;
  return problem === undefined ? tokens : [...tokens, fail('start', problem)];
}

function check(name: string, token: string | undefined, shape: RegExp): readonly Check[] {
  if (token === undefined) return [];
  return shape.test(token)
    ? [ok('tokens', `${name} looks like a token.`)]
    : [warn('tokens', `${name} does not look like a token: copy it again.`)];
}
