import type { Phase } from '../model/session.ts';

/** Words the facilitator could say in a phase. Apart from the other words, so that phones do not download them. */
export const PHASE_SAY: Record<Phase, string> = {
  gather:
    'Take a few minutes on your own. One thought on each note, in your own words. Nobody needs to agree yet.',
  cluster:
    'Move notes that feel alike next to each other. When a group settles, give it a name in the words people used. Leave the odd ones out; they matter too.',
  tables: 'Look at the names on the wall. Go where you have energy, or where you are needed.',
  gallery:
    'One person stays with each poster. Everyone else: visit, ask, and look for what connects to your own topic.',
  connect:
    'Back at your tables: which other topics would make yours easier? Which could yours support?',
  'follow-up': 'Before you go: who calls the next meeting, and when?',
};
