/** What one clause of a message asks for; `filler` adds nothing, `other` is for the agent. */
export type ClauseKind =
  | 'export'
  | 'preview'
  | 'status'
  | 'credits'
  | 'upload'
  | 'cancel'
  | 'new'
  | 'projects'
  | 'settings'
  | 'forget'
  | 'help'
  | 'greeting'
  | 'thanks'
  | 'filler'
  | 'other';

/** A clause as a whole and what it asks for; the first that matches counts. */
export type ClausePattern = readonly [ClauseKind, RegExp];
