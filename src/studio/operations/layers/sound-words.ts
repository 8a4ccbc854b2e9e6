/** Whether the sound of a clip that lies over the film is wanted; undefined where nothing is said of it. */
export function soundIn(text: string): boolean | undefined {
  if (
    /\b(?:mute|silent|silence|no sound|no audio|without (?:its |the |any )?(?:sound|audio))\b|静音|不要声音|别出声|无声|没有?声音|关掉?声音|去掉声音/.test(
      text,
    )
  )
    return false;
  const isHeard =
    /\b(?:with|keep|hear|play|unmute|include|mix)\b[^,]{0,24}\b(?:sound|audio|voice|both sounds)\b|\bunmute\b|\b(?:hear|let me hear) (?:it|both|them)\b|带(?:上)?声音?|有声音?|开声音?|打开声音|保留[^，,]{0,6}(?:声音|原声)|(?:两边|都)[^，,]{0,4}(?:声音|出声)|取消静音/;
  return isHeard.test(text) ? true : undefined;
}
