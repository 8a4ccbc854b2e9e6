/** What brings back either what was taken away or what was undone. */
export const putBack =
  /\b(?:bring|put|get) (?:it|that|them|those|the clip|everything) back\b(?! to\b)|[放加找拿收]回[来去]|要回来/;

/** "Undo twice", 撤销3步. */
export function stepsIn(text: string): number {
  const found =
    /(\d+)\s*(?:x\b|steps?|changes?|edits?|times|步|次)|(?:undo|redo)(?: the)? (?:last )?(\d+)/.exec(
      text,
    );
  return Math.max(1, Math.min(50, Number(found?.[1] ?? found?.[2] ?? 1)));
}
