import type { ChatLimits } from '../../core/ports/chat-adapter.ts';

/** https://docs.discord.com/developers/reference#uploading-files: 20 MiB a file since September 2026; servers may allow more. */
const defaultUploadBytes = 20 * 1024 * 1024;

export const discordLimits = {
  /** https://docs.discord.com/developers/resources/message#create-message */
  textChars: 2_000,
  uploadBytes: defaultUploadBytes,
  /** What people may attach goes up to 500 MB with Nitro; the core refuses beyond its own cap. */
  downloadBytes: 500 * 1024 * 1024,
  /** About five creates and edits in five seconds for a channel (discord-api-docs #4413), shared by everybody in it. */
  editIntervalMs: { direct: 1_500, group: 2_500 },
  /** https://docs.discord.com/developers/components/reference#action-row */
  buttonsPerRow: 5,
  /** `nonce` with `enforce_nonce`: https://docs.discord.com/developers/resources/message#create-message */
  keyedPosts: 'window',
  opensLoopbackLinks: false,
} as const satisfies ChatLimits;
