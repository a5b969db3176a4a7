import { messageKey } from '../words/words.ts';
import type { Activity } from './activity.ts';

/** Find where joint effort would shift the system. In one room. */
export const leveragePoints: Activity = {
  id: 'leverage-points',
  prompts: [
    messageKey('activity.leverage-points.prompt.focus'),
    messageKey('activity.leverage-points.prompt.actions'),
    messageKey('activity.leverage-points.prompt.opened'),
  ],
  sheetQuestions: [
    messageKey('activity.leverage-points.sheet.matters'),
    messageKey('activity.leverage-points.sheet.people'),
    messageKey('activity.leverage-points.sheet.connections'),
    messageKey('activity.leverage-points.sheet.ways'),
    messageKey('activity.leverage-points.sheet.local'),
  ],
};
