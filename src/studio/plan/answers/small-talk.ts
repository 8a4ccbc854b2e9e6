import type { Scene, Sentence } from '../../edit/scene.ts';
import { normalise } from '../words/normalise.ts';
import { answerTo } from './facts.ts';
import { type Topic, topicOf } from './topics.ts';

/** More pieces than small talk has. */
const maxPieces = 4;

/** The answer to a message that is thanks, praise or a small question and nothing else; undefined for any other. */
export function hearSmallTalk(text: string, scene: Scene): Sentence | undefined {
  const pieces = text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .split(/[.!?。！？\n~～]+/u)
    .map((piece) => piece.replace(/[\p{Extended_Pictographic}\p{P}\s]+$/gu, '').trim())
    .filter((piece) => piece !== '');
  if (pieces.length === 0 || pieces.length > maxPieces) return undefined;
  const topics = pieces.map(topicIn);
  const asked = topics.find((topic) => topic !== undefined && !isForBot(topic)) ?? topics[0];
  if (asked === undefined || topics.includes(undefined)) return undefined;
  return answerTo(asked, scene);
}

/** As it stands, or with amounts and clips in the one form that grammars read: "under a minute". */
function topicIn(piece: string): Topic | undefined {
  return topicOf(piece) ?? topicOf(normalise(piece));
}

/** Words for the bot alone: beside a wish they need no answer. */
export function isForBot(topic: Topic | undefined): boolean {
  return topic !== undefined && ['thanks', 'praise', 'greeting'].includes(topic);
}
