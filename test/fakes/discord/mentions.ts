import type { MessageBody } from './message-body.ts';
import type { World } from './world.ts';

type Allowed = MessageBody['allowed_mentions'];

interface SaidText {
  readonly content: string;
  /** Absent where a person writes: everything rings. */
  readonly allowed?: Allowed;
  /** Who wrote what it answers. */
  readonly repliedTo?: string | undefined;
}

export interface Mentioned {
  /** Users that the payload names. */
  readonly users: readonly string[];
  /** Whose phones ring. */
  readonly pinged: readonly string[];
}

/** Who a text mentions; what is not allowed is shown, but rings nowhere. */
export function mentionedIn(world: World, said: SaidText): Mentioned {
  const { content, allowed, repliedTo } = said;
  const named = [...content.matchAll(/<@!?(\d+)>/g)].flatMap(({ 1: id }) => id ?? []);
  const roles = [...content.matchAll(/<@&(\d+)>/g)].flatMap(({ 1: id }) => id ?? []);
  const users = named.filter((id) => world.users.has(id) && mayPing(allowed, 'users', id));
  const ringing = roles.filter((id) => mayPing(allowed, 'roles', id));
  const replied = repliedTo !== undefined && allowed?.replied_user !== false;
  // With a list of what is allowed, a reply rings only where it says so.
  const rings = replied && (allowed == null || allowed.replied_user === true);
  const all = rings ? [...new Set([...users, repliedTo])] : [...new Set(users)];
  return { users: all, pinged: [...all, ...ringing, ...massMentions(content, allowed)] };
}

function massMentions(content: string, allowed: Allowed): readonly string[] {
  if (allowed != null && !(allowed.parse ?? []).includes('everyone')) return [];
  return ['everyone', 'here'].filter((word) => content.includes(`@${word}`));
}

function mayPing(allowed: Allowed, kind: 'users' | 'roles', id: string): boolean {
  if (allowed == null) return true;
  return (allowed.parse ?? []).includes(kind) || (allowed[kind] ?? []).includes(id);
}
