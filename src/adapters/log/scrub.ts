const hidden = '[secret]';

/** Shorter texts would be found in words that are no secret. The settings refuse shorter secrets. */
const leastSecretChars = 6;

/**
 * What looks like a token whoever it belongs to. None may start with `\b`: in `/bot123456:AA…` there is no word
 * boundary before the digits. None may take a quote or a backslash, so that a scrubbed line stays JSON.
 */
const patterns: readonly (readonly [RegExp, string])[] = [
  // Telegram: https://core.telegram.org/bots/api#authorizing-your-bot
  [/\d{6,16}:[A-Za-z0-9_-]{30,}/g, hidden],
  // Discord: id, time and HMAC, each base64url.
  [/[MNO][A-Za-z\d_-]{22,27}\.[A-Za-z\d_-]{6}\.[A-Za-z\d_-]{27,}/g, hidden],
  // NemoVideo: free tokens and claim tokens.
  [/nmv_[a-z]+_[A-Za-z0-9._~+/=-]+/g, hidden],
  [/clm_[A-Za-z0-9._~+/=-]+/g, hidden],
  [/(bearer|basic|bot)(\s+|%20)[A-Za-z0-9._~+/=-]{8,}/gi, `$1 ${hidden}`],
  // Signed links: the path stays, what opens it goes.
  [
    /([?&](?:amp;)?(?:sig|signature|token|access_token|key|x-amz-[a-z-]+|ex|is|hm)=)[^&\s"'\\<>]+/gi,
    `$1${hidden}`,
  ],
  // Fields that are named for what must not be read.
  [
    /"([a-z_-]*token|[a-z_-]*secret|authorization|cookie|password|api_?key)":"(?:[^"\\]|\\.)+"/gi,
    `"$1":"${hidden}"`,
  ],
];

/** Takes every configured secret, in each way it can be written, and everything that looks like a token out of a line. */
export function createScrub(secrets: readonly string[]): (line: string) => string {
  const spellings = new Set(secrets.flatMap(spell));
  // The longest first: one secret may hold another.
  const ordered = [...spellings].sort((a, b) => b.length - a.length);
  return (line) => {
    let clean = line;
    for (const spelling of ordered) clean = clean.replaceAll(spelling, hidden);
    for (const [pattern, instead] of patterns) clean = clean.replaceAll(pattern, instead);
    return clean;
  };
}

function spell(secret: string): readonly string[] {
  if (secret.length < leastSecretChars) return [];
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [secret, inJson, encodeURIComponent(secret), encodeURI(secret)];
}
