/** Every path of the protocol's table 1 (rows 1 to 11) and of our extensions (section 17). Ids are put in percent-encoded. */
export const paths = {
  anonymousToken: '/api/auth/anonymous-token',
  claimToken: '/api/auth/claim-token',
  openSession: '/api/tasks/me/with-session/nemo_agent',
  run: '/run_sse',
  upload: (sessionId: string) => `/api/upload-video/nemo_agent/me/${encodeURIComponent(sessionId)}`,
  credits: '/api/credits/balance/simple',
  state: (sessionId: string) => `/api/state/nemo_agent/me/${encodeURIComponent(sessionId)}/latest`,
  submitRender: '/api/render/proxy/lambda',
  renderStatus: (renderId: string) => `/api/render/proxy/lambda/${encodeURIComponent(renderId)}`,
  download: (renderId: string) => `/api/render/proxy/${encodeURIComponent(renderId)}/download`,
  cancelRender: (renderId: string) =>
    `/api/render/proxy/lambda/${encodeURIComponent(renderId)}/cancel`,
  cancelRun: (sessionId: string) => `/api/x/runs/${encodeURIComponent(sessionId)}/cancel`,
  session: (sessionId: string) => `/api/x/sessions/${encodeURIComponent(sessionId)}`,
  account: '/api/x/account',
  capabilities: '/api/x/capabilities',
} as const;

/** The attribution headers that every request carries; without them an export is refused with 402 (section 1.1). */
export const attributionHeaders = {
  source: 'x-skill-source',
  version: 'x-skill-version',
  platform: 'x-skill-platform',
} as const;

export const clientIdHeader = 'x-client-id';
/** Section 1.1. */
export const maxClientIdChars = 64;
