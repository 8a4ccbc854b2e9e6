const filePath = /^\/files\/[\w-]{1,100}$/;
const expiry = /^\d{1,12}$/;
const signature = /^[\w-]{1,100}$/;

/**
 * The path of a signed link as the studio made it, from a request's target; undefined where it is none. Built anew from
 * the parts that count, so that nothing else a caller writes goes further; what chats add (`utm_…`) falls off.
 */
export function toLinkPath(target: string): string | undefined {
  const cut = target.indexOf('?');
  const path = cut < 0 ? target : target.slice(0, cut);
  if (!filePath.test(path)) return undefined;
  const query = new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1));
  const exp = query.get('exp') ?? '';
  const sig = query.get('sig') ?? '';
  // A broken link is passed on bare: the studio has the page for it.
  return expiry.test(exp) && signature.test(sig) ? `${path}?exp=${exp}&sig=${sig}` : path;
}
