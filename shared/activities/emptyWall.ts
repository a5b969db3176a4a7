import type { Activity } from './activity.ts';

/** No script: one open question, which the facilitator may replace. */
export const emptyWall: Activity = {
  id: 'empty',
  name: 'Empty wall',
  summary: 'One question of your own, and the wall.',
  size: 'Any number of people',
  prompts: ['What is on your mind?'],
};
