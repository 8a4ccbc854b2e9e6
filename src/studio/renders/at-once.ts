/** FFmpeg spreads one render over the cores; a second at once pays off from eight cores up. */
export function rendersAtOnce(cores: number): number {
  return Math.max(1, Math.floor(cores / 4));
}
