interface Refusal {
  readonly code: number;
  readonly message: string;
  readonly errors?: Readonly<Record<string, unknown>>;
}

/** A refusal in Discord's own words: `{ code, message }`, with `errors` where a field is wrong. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: Readonly<Record<string, unknown>> | undefined;

  constructor(status: number, said: Refusal) {
    super(said.message);
    this.status = status;
    this.code = said.code;
    this.errors = said.errors;
  }
}

/** Each as the API words it, with the status that it comes with. */
const refusals = {
  unauthorized: [401, 0, '401: Unauthorized'],
  notFound: [404, 0, '404: Not Found'],
  unknownChannel: [404, 10_003, 'Unknown Channel'],
  unknownGuild: [404, 10_004, 'Unknown Guild'],
  unknownMessage: [404, 10_008, 'Unknown Message'],
  unknownUser: [404, 10_013, 'Unknown User'],
  unknownWebhook: [404, 10_015, 'Unknown Webhook'],
  unknownInteraction: [404, 10_062, 'Unknown interaction'],
  tooManyFollowUps: [
    400,
    40_094,
    'This interaction has reached the maximum number of follow up messages',
  ],
  tooLarge: [413, 40_005, 'Request entity too large'],
  alreadyAnswered: [400, 40_060, 'Interaction has already been acknowledged.'],
  missingAccess: [403, 50_001, 'Missing Access'],
  notYours: [403, 50_005, 'Cannot edit a message authored by another user'],
  empty: [400, 50_006, 'Cannot send an empty message'],
  noPrivateMessages: [403, 50_007, 'Cannot send messages to this user'],
  missingPermissions: [403, 50_013, 'Missing Permissions'],
  invalidToken: [401, 50_027, 'Invalid Webhook Token'],
  noHistory: [400, 160_002, 'Cannot reply without permission to read message history'],
  threadExists: [400, 160_004, 'A thread has already been created for this message'],
} as const satisfies Record<string, readonly [number, number, string]>;

export function refuse(reason: keyof typeof refusals): ApiError {
  const [status, code, message] = refusals[reason];
  return new ApiError(status, { code, message });
}

/** 50035 with the tree of errors that Discord gives: `{ content: { _errors: [{ code, message }] } }`. */
export function invalidForm(field: string, code: string, message: string): ApiError {
  const tree = field
    .split('.')
    .reduceRight<Readonly<Record<string, unknown>>>((inner, key) => ({ [key]: inner }), {
      _errors: [{ code, message }],
    });
  return new ApiError(400, { code: 50_035, message: 'Invalid Form Body', errors: tree });
}
