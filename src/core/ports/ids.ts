/** Makes ids; a seeded one makes a run repeatable. */
export interface Ids {
  uuid(): string;
}

export interface Random {
  /** At least 0, below 1. */
  next(): number;
}
