/** Business codes of the protocol (section 10). HTTP statuses that ride in the same place are listed with them. */
export const codes = {
  ok: 0,
  badToken: 1001,
  sessionNotFound: 1002,
  noCredits: 2001,
  unsupportedFile: 4001,
  fileTooLarge: 4002,
  /** Ours: a person's files fill what one person may have. */
  quotaFull: 4003,
  /** Ours: what may be rendered for a person in a day is used up. */
  daySpent: 4004,
  missingClientId: 400,
  exportBlocked: 402,
  rateLimited: 429,
} as const;

/** The HTTP status that the studio gives with each business code (section 18). */
export const studioStatus = {
  [codes.badToken]: 401,
  [codes.sessionNotFound]: 404,
  [codes.noCredits]: 200,
  [codes.unsupportedFile]: 415,
  [codes.fileTooLarge]: 413,
  [codes.quotaFull]: 507,
  [codes.daySpent]: 429,
  [codes.missingClientId]: 400,
  [codes.exportBlocked]: 402,
  [codes.rateLimited]: 429,
} as const satisfies Readonly<Record<number, number>>;
