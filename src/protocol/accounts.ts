import { z } from 'zod';
import { wireId } from './ids.ts';

/** Answer of `POST /api/auth/anonymous-token` (section 2.1); `user_id` and `expires_at` may be missing. */
export const anonymousToken = z.looseObject({
  token: z.string().min(1),
  user_id: wireId.optional(),
  expires_at: z.string().optional(),
  credits: z.number().optional(),
});

/** Body of `POST /api/auth/claim-token` (section 2.2). */
export const claimTokenRequest = z.strictObject({
  task_id: z.string().min(1).max(128),
  session_id: z.string().min(1).max(128),
});

export const claimToken = z.looseObject({
  claim_token: z.string().min(1),
  expires_in: z.number().optional(),
});

/** Answer of `GET /api/credits/balance/simple` (section 8). */
export const creditBalance = z.looseObject({
  available: z.number(),
  frozen: z.number().default(0),
  total: z.number().optional(),
});
