import type { Activity } from './activity.ts';

/** Find where joint effort would shift the system. In one room. */
export const leveragePoints: Activity = {
  id: 'leverage-points',
  name: 'Leverage points',
  summary: 'Find where joint effort would shift the system. In one room.',
  size: '8–1,000 people, half a day',
  prompts: [
    'Where could our network focus to shift the system?',
    'Which actions would matter most?',
    'Where has something new opened that makes change easier?',
  ],
};
