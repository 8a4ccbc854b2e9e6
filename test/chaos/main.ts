import { parseArgs } from 'node:util';
import { runChaos } from './run-chaos.ts';

/** `npm run chaos -- --seed N --kills N --turns N`: the last line says what came of it. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    kills: { type: 'string', default: '20' },
    turns: { type: 'string', default: '160' },
    /** Of a platform where the same key gives the same message. */
    keyed: { type: 'boolean', default: false },
    logs: { type: 'boolean', default: false },
  },
});
process.stderr.write(`seed ${values.seed}\n`);
const result = await runChaos({
  seed: Number(values.seed),
  kills: Number(values.kills),
  turns: Number(values.turns),
  keyedPosts: values.keyed ? 'window' : 'none',
  isLogged: values.logs,
});
const { problems, turns, missing, twice, runsTwice, rendersTwice, assetsTwice, seed, ...aside } =
  result;
process.stderr.write(`${JSON.stringify(aside)}\n${problems.map((each) => `${each}\n`).join('')}`);
const line = { turns, missing, twice, runsTwice, rendersTwice, assetsTwice, seed };
process.stdout.write(`${JSON.stringify(line)}\n`);
const isLeft = result.liveTurns > 0 || result.leftOfForgotten.length > 0;
if (problems.length > 0 || isLeft) process.exitCode = 1;
