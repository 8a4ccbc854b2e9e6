/** What people see in a chat: taken from what the bot sent, never from what it meant. */
export interface SeenMessage {
  readonly id: number;
  /** 'bot', or the name of who wrote it. */
  readonly from: string;
  /** Text or caption, plain. */
  readonly text: string;
  /** Marked pieces of the text: bold, links … */
  readonly marks: readonly SeenMark[];
  readonly buttons: readonly (readonly SeenButton[])[];
  readonly media?: SeenMedia;
  readonly albumId?: string;
  readonly replyTo?: number;
  /** Of a forum; absent in General. */
  readonly topic?: number;
  /** It came without a sound. */
  readonly isSilent: boolean;
  readonly hasLinkPreview: boolean;
  /** Everything that it ever showed, the last one being what it shows now. */
  readonly versions: readonly SeenVersion[];
  /** Emoji that the bot put on it. */
  readonly reactions: readonly string[];
  readonly isDeleted: boolean;
}

export interface SeenVersion {
  readonly at: number;
  readonly text: string;
  readonly media?: SeenMedia;
}

export interface SeenMark {
  /** As in the Bot API: `bold`, `italic`, `code`, `pre`, `text_link` … */
  readonly kind: string;
  readonly text: string;
  readonly url?: string;
}

export interface SeenButton {
  readonly label: string;
  readonly data?: string;
  readonly url?: string;
}

export interface SeenMedia {
  readonly kind: 'photo' | 'video' | 'animation' | 'audio' | 'voice' | 'document' | 'video_note';
  readonly name?: string;
  readonly mimeType?: string;
  /** Real bytes as they arrived; empty where the file came by URL or by an id of a person's file. */
  readonly bytes: Uint8Array;
  readonly sizeBytes: number;
  /** Of these only what the bot gave: a client shows a square without them. */
  readonly width?: number;
  readonly height?: number;
  readonly durationSeconds?: number;
  readonly thumbnail?: Uint8Array;
  readonly streams: boolean;
  /** Telegram fetched it from there. */
  readonly url?: string;
  readonly fileId: string;
}

/** "typing…", as it stands in the chat's head. */
export interface SeenActivity {
  readonly action: string;
  readonly topic?: number;
  readonly at: number;
}

export interface SeenCommand {
  readonly command: string;
  readonly description: string;
}
