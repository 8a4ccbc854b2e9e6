import { z } from 'zod';

/** A free account. The token itself is never kept. */
export const accountRecord = z.strictObject({
  v: z.literal(1),
  userId: z.string(),
  tokenHash: z.string(),
  clientHash: z.string(),
  mintedAt: z.number(),
  expiresAt: z.number(),
  credits: z.number(),
});
export type AccountRecord = z.infer<typeof accountRecord>;

/** When each address took its tokens, oldest first; addresses are kept as a hash. */
export const addressRecord = z.strictObject({
  v: z.literal(1),
  mintedAt: z.record(z.string(), z.array(z.number())),
});
export type AddressRecord = z.infer<typeof addressRecord>;
