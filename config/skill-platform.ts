/** What the backend is told in X-Skill-Platform: `SKILL_SOURCE`, else where the program is installed. */
export function detectSkillPlatform(
  skillSource: string | undefined,
  installedPath: string,
): string {
  if (skillSource !== undefined) return skillSource;
  const path = installedPath.replaceAll('\\', '/');
  if (path.includes('.clawhub')) return 'clawhub';
  if (path.includes('.cursor/skills')) return 'cursor';
  return 'unknown';
}
