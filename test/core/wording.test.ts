import { describe, expect, it } from 'vitest';
import { wordingOf } from '../../src/core/wording/catalogue.ts';
import { detectLanguage, pickLanguage, toLanguage } from '../../src/core/wording/language.ts';
import type { FailureAbout, Progress } from '../../src/core/wording/wording.ts';

const about: FailureAbout = {
  name: 'talk.mp4',
  sizeBytes: 1,
  limitBytes: 2,
  wanted: 'edit',
  accountKind: 'free',
};
const progresses: readonly Progress[] = [
  { kind: 'connecting' },
  { kind: 'starting' },
  { kind: 'editing' },
  { kind: 'reading' },
  { kind: 'sending' },
  { kind: 'fitting' },
  { kind: 'checking' },
  { kind: 'stopping' },
  { kind: 'uploading', name: 'a.mp4', position: 1, count: 2 },
  { kind: 'waiting-to-render', ahead: 2 },
  { kind: 'rendering' },
  { kind: 'rendering', percent: 40 },
  { kind: 'rendering', percent: 43, remainingMs: 21_000 },
  { kind: 'slow-render', percent: 40 },
  { kind: 'tool', tool: 'music' },
  { kind: 'still-working', minutes: 1 },
];

describe.each(['en', 'zh'] as const)('what people read in %s', (language) => {
  const wording = wordingOf(language);
  const failures = Object.values(wording.failures).map((say) => say(about));
  const simple = [
    wording.greeting(),
    wording.greetingInOneLine(),
    wording.help(),
    wording.timelineEmpty([]),
    wording.timelineEmpty(['talk.mp4']),
    wording.nothingChanged(),
    wording.recovered(),
    wording.sessionLost(),
    wording.sendAClip(20_000_000),
    wording.notAllowed(),
    wording.pairing('ACDEFG'),
    wording.pairingFull(),
    wording.notHere(),
    wording.paired(),
    wording.letIn('Ada', true),
    wording.letIn('Ada', false),
    wording.noSuchCode(),
    wording.operatorsOnly(),
    wording.helpForOperators(),
    wording.sayWhatToDo(),
    wording.vagueTip(),
    wording.welcome(),
    wording.nothingToExport(true),
    wording.nothingToExport(false),
    wording.cancelled(),
    wording.cancelledButMayFinish(),
    wording.buttonExpired(),
    wording.forgetAsk(),
    ...Object.values(wording.commands),
    ...Object.values(wording.buttons),
    ...progresses.map((progress) => wording.progress(progress)),
  ];

  it('has no empty sentence and no hole', () => {
    for (const sentence of [...failures, ...simple]) {
      expect(sentence.trim()).not.toBe('');
      expect(sentence).not.toMatch(/undefined|NaN|\[object/u);
    }
  });

  it('has no jargon, no code and no address', () => {
    const jargon =
      /\b(?:HTTP|JSON|API|SSE|POST|session|token|render_|localhost|127\.0|null|\d{4} error)\b/iu;
    for (const sentence of [...failures, ...simple]) expect(sentence).not.toMatch(jargon);
  });

  it('keeps button labels and command descriptions short enough for every platform', () => {
    for (const label of Object.values(wording.buttons))
      expect(label.length).toBeLessThanOrEqual(30);
    for (const text of Object.values(wording.commands))
      expect(text.length).toBeLessThanOrEqual(100);
  });
});

describe('numbers', () => {
  it('follow the plural of the language', () => {
    const { en, zh } = { en: wordingOf('en'), zh: wordingOf('zh') };
    expect(en.progress({ kind: 'still-working', minutes: 1 })).toBe('⏳ Still working… (1 minute)');
    expect(en.progress({ kind: 'still-working', minutes: 2 })).toBe(
      '⏳ Still working… (2 minutes)',
    );
    expect(zh.progress({ kind: 'still-working', minutes: 2 })).toBe('⏳ 还在处理…（2 分钟）');
    expect(en.waiting(2)).toContain("You're 2nd in line");
    expect(en.waiting(3)).toContain("You're 3rd in line");
  });
});

describe('how long a render still takes', () => {
  const rendering = (language: 'en' | 'zh', remainingMs: number) =>
    wordingOf(language).progress({ kind: 'rendering', percent: 93, remainingMs });

  it('is told while it is worth reading', () => {
    expect(rendering('en', 21_000)).toBe('⏳ Rendering… 93%, about 0:21 left');
    expect(rendering('en', 1_400)).toBe('⏳ Rendering… 93%');
    expect(rendering('zh', 0)).toBe('⏳ 正在渲染… 93%');
  });
});

describe('the language', () => {
  it('is told from two words or one character', () => {
    expect(detectLanguage('剪掉停顿')).toBe('zh');
    expect(detectLanguage('trim it')).toBe('en');
    expect(detectLanguage('ok')).toBeUndefined();
    expect(detectLanguage('9:16')).toBeUndefined();
  });

  it('is by base language of the tag, English where there is no catalogue', () => {
    expect(toLanguage('zh-hans')).toBe('zh');
    expect(toLanguage('pt-BR')).toBe('en');
    expect(toLanguage(undefined)).toBe('en');
  });

  it('that was chosen wins, then what is written, then what was written last, then the tag', () => {
    expect(pickLanguage({ chosen: 'en', text: '剪掉', tag: 'zh' }).language).toBe('en');
    expect(pickLanguage({ text: '剪掉停顿', tag: 'en' })).toEqual({ language: 'zh', tag: 'zh' });
    expect(pickLanguage({ text: 'undo', last: 'zh', tag: 'en' }).language).toBe('zh');
    expect(pickLanguage({ text: '', tag: 'zh-hans' })).toEqual({ language: 'zh', tag: 'zh-hans' });
  });
});
