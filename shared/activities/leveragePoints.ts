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
  sheetQuestions: [
    'Why does this matter for what the network cares about?',
    'What is each person’s interest, and what are they doing now?',
    'Are the connections we need already in the network? If not, how do we reach out?',
    'Which ways of working together would this take?',
    'What would local groups need to come together around this?',
  ],
};
