/** One thing that `doctor` looked at. */
export interface Check {
  readonly status: 'ok' | 'warn' | 'fail';
  readonly name: string;
  readonly sentence: string;
}

export function ok(name: string, sentence: string): Check {
  return { status: 'ok', name, sentence };
}

export function warn(name: string, sentence: string): Check {
  return { status: 'warn', name, sentence };
}

export function fail(name: string, sentence: string): Check {
  return { status: 'fail', name, sentence };
}
