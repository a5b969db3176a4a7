import type { Activity } from './activity.ts';

/** No script: one open question, which the facilitator may replace. */
export const emptyWall: Activity = {
  id: 'empty',
  name: 'Empty wall',
  summary: 'One question of your own, and the wall.',
  size: 'Any number of people',
  prompts: ['What is on your mind?'],
  sheetQuestions: ['What did we talk about?', 'What do we want to do?', 'Who does what next?'],
};
