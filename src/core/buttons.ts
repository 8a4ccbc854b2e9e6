import type { Button, ConversationId } from './message.ts';
import type { Ids } from './ports/ids.ts';
import type { Documents } from './records/documents.ts';
import type { ButtonAction, ConversationRecord } from './records/records.ts';

export interface OfferedButton {
  readonly label: string;
  readonly action: ButtonAction;
}

export interface Buttons {
  /** Stores what each stands for, then gives them with ids that mean nothing to anybody else. */
  offer(
    conversation: ConversationId,
    buttons: readonly OfferedButton[],
  ): Promise<readonly Button[]>;
  /** What a tapped one stands for; absent for one that is too old or somebody else's. */
  find(conversation: ConversationId, id: string): Promise<ButtonAction | undefined>;
}

/** Older ones expire, politely. */
const maxButtons = 120;
/** Fits every platform's field (Telegram: 64 bytes) with room to spare. */
const idChars = 12;

export function createButtons(documents: Documents<ConversationRecord>, ids: Ids): Buttons {
  return {
    async offer(conversation, buttons) {
      if (buttons.length === 0) return [];
      const offered = buttons.map(({ label, action }) => ({ label, action, id: toShortId(ids) }));
      await documents.update(conversation, (record) =>
        record === undefined
          ? undefined
          : {
              ...record,
              buttons: [
                ...record.buttons,
                ...offered.map(({ id, action }) => ({ id, action })),
              ].slice(-maxButtons),
            },
      );
      return offered.map(({ id, label }) => ({ id, label }));
    },
    async find(conversation, id) {
      const record = await documents.get(conversation);
      return record?.value.buttons.find((button) => button.id === id)?.action;
    },
  };
}

function toShortId(ids: Ids): string {
  return ids.uuid().replaceAll('-', '').slice(0, idChars);
}
