/** A part of a message that asks for one thing, made ready for grammars to read. */
export interface Clause {
  /** Lower case, amounts in one form (`5000ms`, `2x`, `50%`, `6db`, `clip2`, `clip-1`, `9x16`), quotes as `⟦0⟧`. */
  readonly text: string;
  /** As the person wrote it. */
  readonly said: string;
  /** The quoted words of the whole message; `⟦0⟧` is the first. */
  readonly quotes: readonly string[];
  /** What the clause before was about to do, where this one has no verb of its own ("remove the music and titles"). */
  readonly carries?: 'remove' | 'want';
}

/** The quoted words in a clause, in order. */
export function quotedIn(clause: Clause): readonly string[] {
  return [...clause.text.matchAll(/⟦(\d+)⟧/g)].flatMap(
    (match) => clause.quotes[Number(match[1])] ?? [],
  );
}
