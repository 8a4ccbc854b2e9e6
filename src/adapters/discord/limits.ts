import type { ChatLimits } from '../../core/ports/chat-adapter.ts';

const mib = 1024 * 1024;

/** https://docs.discord.com/developers/reference#uploading-files, by the tier that a server's boosts give it. */
export const uploadBytesOfTier = [20 * mib, 20 * mib, 50 * mib, 100 * mib] as const;

export const discordLimits = {
  /** https://docs.discord.com/developers/resources/message#create-message */
  textChars: 2_000,
  /** The highest tier; a place that takes less refuses what is larger before anything is sent. */
  uploadBytes: uploadBytesOfTier[3],
  /** What people may attach goes up to 500 MB with Nitro; the core refuses beyond its own cap. */
  downloadBytes: 500 * mib,
  /** About five creates and edits in five seconds for a channel (discord-api-docs #4413), shared by everybody in it. */
  editIntervalMs: { direct: 1_500, group: 2_500 },
  /** https://docs.discord.com/developers/components/reference#action-row */
  buttonsPerRow: 5,
  /** `nonce` with `enforce_nonce`: https://docs.discord.com/developers/resources/message#create-message */
  keyedPosts: 'window',
  opensLoopbackLinks: false,
} as const satisfies ChatLimits;
