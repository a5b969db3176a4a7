import { messageKey } from '../words/words.ts';
import type { Activity } from './activity.ts';

/** No script: one open question, which the facilitator may replace. */
export const emptyWall: Activity = {
  id: 'empty',
  prompts: [messageKey('activity.empty.prompt.mind')],
  sheetQuestions: [
    messageKey('activity.empty.sheet.talk'),
    messageKey('activity.empty.sheet.want'),
    messageKey('activity.empty.sheet.who'),
  ],
};
