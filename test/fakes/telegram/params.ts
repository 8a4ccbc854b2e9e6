import type { z } from 'zod';
import { badRequest } from './refusals.ts';

/** A call's parameters as they came: JSON values, or the strings of a form in which objects are JSON. */
export type Params = Readonly<Record<string, unknown>>;

/** A file part of a form, by the name that `attach://` refers to. */
export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

export type Uploads = ReadonlyMap<string, Upload>;

export function textOf(params: Params, name: string): string | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function numberOf(params: Params, name: string): number | undefined {
  const value = params[name];
  if (value === undefined || value === null || value === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

export function isTrue(params: Params, name: string): boolean {
  const value = params[name];
  return value === true || value === 'true' || value === 'True' || value === '1' || value === 1;
}

/** An object or a list, which a form carries as JSON. */
export function objectOf<T>(params: Params, name: string, schema: z.ZodType<T>): T | undefined {
  const value = params[name];
  if (value === undefined || value === null || value === '') return undefined;
  const parsed = schema.safeParse(typeof value === 'string' ? parseJson(name, value) : value);
  if (!parsed.success) throw badRequest(`can't parse ${name}: ${parsed.error.issues[0]?.message}`);
  return parsed.data;
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`can't parse ${name} JSON object`);
  }
}
