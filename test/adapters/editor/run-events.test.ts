import { describe, expect, it } from 'vitest';
import { beatsOf, hear, toLines } from './read-stream.ts';
import { asPartial, samples, say } from './stream-samples.ts';

describe('the sample streams of the protocol', () => {
  for (const [name, sample] of Object.entries(samples)) {
    it(`${name} comes out the same at every chunk size`, async () => {
      const size = new TextEncoder().encode(sample.body).byteLength;
      for (let chunk = 1; chunk <= size; chunk += 1) {
        const { events, failure } = await hear(sample.body, chunk);
        expect(toLines(events)).toEqual(sample.lines);
        expect(beatsOf(events)).toBe(sample.beats);
        if ('code' in sample) expect(failure).toMatchObject({ code: sample.code });
        else expect(failure).toBeUndefined();
      }
    });

    it.each(['\r\n', '\r'])(`${name} comes out the same with line ends %j`, async (lineEnd) => {
      for (const chunk of [1, 2, 3, 7, 4096]) {
        const { events } = await hear(sample.body.replaceAll('\n', lineEnd), chunk);
        expect(toLines(events)).toEqual(sample.lines);
      }
    });

    it(`${name} survives a byte order mark`, async () => {
      expect(toLines((await hear(`\uFEFF${sample.body}`, 1)).events)).toEqual(sample.lines);
    });
  }

  it('a stream cut in its second event keeps the first delta and drops the torn line', async () => {
    const { body } = samples.partialThenWhole;
    const second = body.indexOf('data:', 10);
    for (let cutAt = second + 6; cutAt < second + 150; cutAt += 1) {
      const { events, failure } = await hear(body.slice(0, cutAt), 64, true);
      expect(toLines(events)).toEqual(['Adding (cut)']);
      expect(failure).toMatchObject({ code: 'UND_ERR_SOCKET' });
    }
  });
});

describe('heartbeats', () => {
  it.each([
    'data:\n\n',
    'data: \n\n',
    'data: {"type":"heartbeat"}\n\n',
    'data: heartbeat\n\n',
    'data: ping\n\n',
    'event: heartbeat\ndata: {}\n\n',
    ': heartbeat\n\n',
    ':\n\n',
    'data: {}\n\n',
    'data: {"heartbeat":true}\n\n',
  ])('%j is a heartbeat and nothing of substance', async (bytes) => {
    expect(await hear(bytes)).toMatchObject({ events: [{ kind: 'heartbeat' }], touches: 0 });
  });

  it.each([
    'event: heartbeat\n\n',
    '\n\n\n',
    'data: [DONE]\n\n',
    'data: {"usage":3}\n\n',
    'x: y\n\n',
  ])('%j says nothing', async (bytes) => {
    const { events, failure } = await hear(bytes);
    expect(toLines(events)).toEqual([]);
    expect(failure).toBeUndefined();
  });
});

describe('texts', () => {
  it('thoughts are never shown', async () => {
    const thought = '{"text":"The user wants…","thought":true}';
    const { events } = await hear(say(`${thought},{"text":"Done."}`) + say(thought));
    expect(toLines(events)).toEqual(['Done.']);
  });

  it('the same id twice does not lose a text, the same text twice is said once', async () => {
    const { events } = await hear(
      say('{"text":"One."}') +
        say('{"text":"Two."}') +
        say('{"text":"Two."}') +
        say('{"text":"One."}'),
    );
    expect(toLines(events)).toEqual(['One.', 'Two.', 'One.']);
  });
});

describe('deltas', () => {
  it('deltas whose whole text never comes are given out before the tool that follows', async () => {
    const call = say('{"functionCall":{"name":"edit_multitrack","args":{}}}');
    const { events } = await hear(
      say('{"text":"Cutting "}', asPartial) + say('{"text":"now"}', asPartial) + call,
    );
    expect(toLines(events)).toEqual(['Cutting now', '>edit_multitrack']);
  });

  it('a whole text takes the place of its deltas also where the two differ', async () => {
    const { events } = await hear(
      say('{"text":"Adding mus"}', asPartial) + say('{"text":"Adding music."}'),
    );
    expect(toLines(events)).toEqual(['Adding music.']);
  });

  it('deltas at the end of a good stream are a whole text', async () => {
    expect(toLines((await hear(say('{"text":"Done"}', asPartial))).events)).toEqual(['Done']);
  });

  it('a tool call in a delta is not taken, its arguments are not whole', async () => {
    const call = '{"functionCall":{"name":"edit_multitrack","args":{}}}';
    const { events } = await hear(say(call, asPartial) + say(call));
    expect(toLines(events)).toEqual(['>edit_multitrack']);
  });

  it('two speakers do not complete each other', async () => {
    const other = (text: string) =>
      say(`{"text":"${text}"}`, ',"partial":true,"branch":"root.sub"');
    const { events } = await hear(other('From the sub agent') + say('{"text":"From the root"}'));
    expect(toLines(events)).toEqual(['From the root', 'From the sub agent']);
  });
});

describe('sizes and tears', () => {
  it('an event of a megabyte is whole', async () => {
    const text = 'x'.repeat(1_000_000);
    for (const chunk of [1_000, 65_536, 2_000_000]) {
      const { events } = await hear(say(`{"text":"${text}"}`), chunk);
      expect(events).toEqual([{ kind: 'text', text, isCut: false }]);
    }
  });

  it('an event without end is cut off', async () => {
    const { failure } = await hear(`data: ${'x'.repeat(17 * 1024 * 1024)}`);
    expect(failure).toMatchObject({ code: 'stream-cut' });
  });

  it('a last event without its blank line counts if it is whole', async () => {
    const body = say('{"text":"Last words."}').trimEnd();
    expect(toLines((await hear(body)).events)).toEqual(['Last words.']);
    expect(toLines((await hear(body, 10, true)).events)).toEqual(['Last words.']);
  });

  it('one broken frame spoils no other', async () => {
    const { events, failure } = await hear(
      `data: {"content": oops\n\n${say('{"text":7}')}${say('{"text":"Fine."},{"functionCall":3},null')}`,
    );
    expect(toLines(events)).toEqual(['Fine.']);
    expect(failure).toBeUndefined();
  });
});

describe('failures in a stream', () => {
  it('an error whose text was not escaped is an error all the same', async () => {
    const { failure } = await hear('data: {"error": "He said "no" to it"}\n\n');
    expect(failure).toMatchObject({ code: 'backend-refused' });
  });

  it('a model that failed and went on did not fail', async () => {
    const failed = 'data: {"errorCode":"SAFETY","errorMessage":"blocked","author":"a"}\n\n';
    expect((await hear(failed + say('{"text":"Here it is."}'))).failure).toBeUndefined();
    expect((await hear(say('{"text":"Here"}') + failed)).failure).toMatchObject({
      code: 'backend-refused',
    });
  });

  it('a text that was cut by its own length is told before the failure', async () => {
    const body = say('{"text":"Half of it"}', ',"errorCode":"MAX_TOKENS"');
    const { events, failure } = await hear(body);
    expect(toLines(events)).toEqual(['Half of it']);
    expect(failure).toMatchObject({ code: 'backend-refused' });
  });

  it.each([
    [2001, 'no-credits'],
    ['2001', 'no-credits'],
    [1001, 'bad-token'],
    [1002, 'session-gone'],
    [429, 'rate-limited'],
    [503, 'backend-refused'],
  ])('code %j in the stream is %s, and the run did arrive', async (code, expected) => {
    const { failure } = await hear(`data: {"code":${JSON.stringify(code)},"message":"m"}\n\n`);
    expect(failure).toMatchObject({ code: expected, neverSent: false });
  });

  it('noise after a reply is dropped, noise alone is an error, noise after silent work is silence', async () => {
    const noise = say('{"text":"I encountered a temporary issue. Please try again."}');
    const call = say('{"functionCall":{"name":"edit_multitrack","args":{}}}');
    expect(await hear(say('{"text":"Done."}') + noise)).toMatchObject({
      events: [{ text: 'Done.' }],
    });
    expect(await hear(noise)).toMatchObject({ events: [], failure: { code: 'backend-refused' } });
    const silent = await hear(call + noise);
    expect(toLines(silent.events)).toEqual(['>edit_multitrack']);
    expect(silent.failure).toBeUndefined();
  });

  it("the person's own words are not an answer", async () => {
    const own = 'data: {"content":{"parts":[{"text":"cut it"}],"role":"user"},"author":"user"}\n\n';
    expect(toLines((await hear(own)).events)).toEqual([]);
  });
});
