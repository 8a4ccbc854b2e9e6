import type { ResponseParameters } from 'grammy/types';

/** A call that Telegram refuses, in its own words (tdlib/telegram-bot-api, Client.cpp). */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: number;
  readonly description: string;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.code = code;
    this.description = description;
    this.parameters = parameters;
  }
}

export function badRequest(words: string): Refusal {
  return new Refusal(400, `Bad Request: ${words}`);
}

export function forbidden(words: string): Refusal {
  return new Refusal(403, `Forbidden: ${words}`);
}

function conflict(words: string): Refusal {
  return new Refusal(409, `Conflict: ${words}`);
}

export function tooManyRequests(retryAfterSeconds: number): Refusal {
  const parameters = { retry_after: retryAfterSeconds };
  return new Refusal(429, `Too Many Requests: retry after ${retryAfterSeconds}`, parameters);
}

export function upgraded(toChatId: number): Refusal {
  const parameters = { migrate_to_chat_id: toChatId };
  const words = 'Bad Request: group chat was upgraded to a supergroup chat';
  return new Refusal(400, words, parameters);
}

export const unauthorized = (): Refusal => new Refusal(401, 'Unauthorized');
export const tooLarge = (): Refusal => new Refusal(413, 'Request Entity Too Large');
export const noSuchMethod = (): Refusal => new Refusal(404, 'Not Found: method not found');

export const notModified = (): Refusal =>
  badRequest(
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  );

export const otherPoller = (): Refusal =>
  conflict(
    'terminated by other getUpdates request; make sure that only one bot instance is running',
  );

export const webhookIsActive = (): Refusal =>
  conflict(
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );

export const queryTooOld = (): Refusal =>
  badRequest('query is too old and response timeout expired or query ID is invalid');
