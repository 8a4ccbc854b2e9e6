import type { z } from 'zod';

/** One setting: what it means to whoever sets it, and how its text becomes a value. */
export interface Setting {
  readonly meaning: string;
  readonly example: string;
  /** The text that counts where nothing is set. */
  readonly fallback?: string;
  /** Where there is no such text: what happens then. */
  readonly otherwise?: string;
  /** Never shown, and may stand in a file that `NAME_FILE` names. */
  readonly isSecret?: true;
  readonly value: z.ZodType<unknown, string>;
}
