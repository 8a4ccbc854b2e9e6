import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingTable } from '../../config/schema.ts';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const compose = readFileSync('compose.yaml', 'utf8');
const stages = dockerfile.split(/^FROM /m).slice(1);
const last = stages.at(-1) ?? '';

const pairsOf = (text: string) =>
  [...text.matchAll(/\b([A-Z]+_[A-Z_]+)=(\S+)/g)].map(([, name, value]) => ({ name, value }));

test('the image is built in two stages on the same base', () => {
  expect(stages.map((stage) => stage.split(/\s/)[0])).toEqual([
    'node:24-bookworm-slim',
    'node:24-bookworm-slim',
  ]);
});

test('the image installs FFmpeg and fonts by the script that CI and the setup use', () => {
  expect(last).toContain('RUN sh scripts/install-system.sh --image');
  expect(last).not.toContain('apt-get');
  expect(readFileSync('.ci/run', 'utf8')).toContain('sh scripts/install-system.sh');
});

test('the last stage has no compiler, runs as nobody in particular and stops on SIGTERM', () => {
  expect(last).not.toMatch(/g\+\+|python3|npm ci/);
  expect(last.lastIndexOf('USER node')).toBeGreaterThan(last.lastIndexOf('RUN '));
  expect(last).toContain('STOPSIGNAL SIGTERM');
  expect(last).toContain('HEALTHCHECK');
});

test('everything that the image copies exists and passes .dockerignore', () => {
  const ignore = readFileSync('.dockerignore', 'utf8').split('\n');
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)]
    .flatMap(([, sources]) => sources?.split(' ') ?? [])
    .map((source) => source.split('/')[0] ?? '');
  expect(copied.filter((source) => !existsSync(source) || !ignore.includes(`!${source}`))).toEqual(
    [],
  );
});

test('the image starts the same program as npm start', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [node, program] = scripts.start.split(' ');
  expect(last).toContain(`WORKDIR /app\n`);
  expect(last).toContain(`ENTRYPOINT ["${node}", "/app/${program}"]`);
});

test('the data folder is a volume in the image and in compose', () => {
  const data = pairsOf(last).find(({ name }) => name === 'CUTROOM_DATA_DIR')?.value;
  expect(last).toContain(`VOLUME ${data}`);
  expect(compose).toContain(`- data:${data}`);
});

test('the image sets only settings that exist', () => {
  const names = pairsOf(last).map(({ name }) => name ?? '');
  expect(names.filter((name) => name !== 'NODE_ENV' && !(name in settingTable))).toEqual([]);
});

test('compose waits longer than the bot takes to stop, and starts an init that reaps FFmpeg', () => {
  const grace = Number(/stop_grace_period: (\d+)s/.exec(compose)?.[1]);
  expect(grace).toBeGreaterThan(Number(settingTable.CUTROOM_STOP_GRACE_SECONDS.fallback));
  expect(compose).toMatch(/init: true/);
});
