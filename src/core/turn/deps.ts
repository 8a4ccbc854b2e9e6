import type { Buttons } from '../buttons.ts';
import type { Accounts } from '../people/accounts.ts';
import type { Operators } from '../people/operators.ts';
import type { People } from '../people/people.ts';
import type { Clock } from '../ports/clock.ts';
import type { Editor } from '../ports/editor.ts';
import type { Ids } from '../ports/ids.ts';
import type { Logger } from '../ports/logger.ts';
import type { TimelinePicture } from '../ports/timeline-picture.ts';
import type { Projects } from '../project.ts';
import type { Documents } from '../records/documents.ts';
import type { ConversationRecord } from '../records/records.ts';
import type { BotSettings } from '../settings.ts';
import type { Screens } from './screens.ts';
import type { Turn } from './turn.ts';
import type { Turns } from './turns.ts';

/** What effects are performed with. */
export interface TurnDeps {
  readonly editor: Editor;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly screens: Screens;
  readonly accounts: Accounts;
  readonly projects: Projects;
  readonly people: People;
  readonly buttons: Buttons;
  readonly operators: Operators;
  readonly settings: BotSettings;
  readonly turns: Turns;
  readonly conversations: Documents<ConversationRecord>;
  /** Where a timeline can be drawn. */
  readonly picture: TimelinePicture | undefined;
}

/** What one effect works on. */
export interface Performance {
  readonly turn: Turn;
  readonly signal: AbortSignal;
}
