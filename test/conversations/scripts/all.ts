import type { Dialogue } from '../kit/script.ts';
import { batchChinese, batchEnglish, severalEnglish } from './batch.ts';
import { commandsChinese, commandsEnglish } from './commands.ts';
import {
  exportChinese,
  exportEnglish,
  oldButtons,
  tooBigChinese,
  tooBigEnglish,
} from './delivery.ts';
import { filesChinese, filesEnglish } from './files.ts';
import { firstContactChinese, firstContactEnglish } from './first-contact.ts';
import { operatorEnglish, pairingChinese, pairingEnglish } from './hosts.ts';
import { iterativeChinese, iterativeEnglish } from './iterative.ts';
import { noCreditsChinese, noCreditsEnglish, planBlocked, planBlockedChinese } from './money.ts';
import { accessChinese, accessEnglish, groupChinese, groupEnglish } from './people.ts';
import { quickChinese, quickEnglish } from './quick.ts';
import { silentChinese, silentEnglish, twoStagesChinese, twoStagesEnglish } from './silent.ts';
import { telegramChinese, telegramEnglish } from './telegram.ts';
import {
  backendAway,
  backendAwayChinese,
  connection,
  sessionGone,
  sessionGoneChinese,
} from './trouble.ts';
import { cancel, cancelChinese, longRun, longRunChinese, queue, queueChinese } from './waiting.ts';

/** Every file of this folder, in the order somebody who wants to know the product reads them. */
export const dialogues: readonly Dialogue[] = [
  firstContactEnglish,
  firstContactChinese,
  quickEnglish,
  quickChinese,
  iterativeEnglish,
  iterativeChinese,
  batchEnglish,
  batchChinese,
  severalEnglish,
  silentEnglish,
  silentChinese,
  twoStagesEnglish,
  twoStagesChinese,
  exportEnglish,
  exportChinese,
  tooBigEnglish,
  tooBigChinese,
  filesEnglish,
  filesChinese,
  telegramEnglish,
  telegramChinese,
  longRun,
  longRunChinese,
  queue,
  queueChinese,
  cancel,
  cancelChinese,
  commandsEnglish,
  commandsChinese,
  groupEnglish,
  groupChinese,
  accessEnglish,
  accessChinese,
  pairingEnglish,
  pairingChinese,
  oldButtons,
  noCreditsEnglish,
  noCreditsChinese,
  planBlocked,
  planBlockedChinese,
  backendAway,
  backendAwayChinese,
  connection,
  sessionGone,
  sessionGoneChinese,
  operatorEnglish,
];
