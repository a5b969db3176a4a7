import type { Phase } from '../model/session.ts';

/** A meeting's template. */
export interface Activity {
  id: string;
  name: string;
  summary: string;
  size: string;
  /** Questions a new wall starts with; the facilitator may edit them. */
  prompts: readonly string[];
}

/** A phase in people's words, the same on every screen. */
export interface PhaseWords {
  /** As a step in the run: "Post". */
  step: string;
  /** As an instruction: "Group the notes". */
  title: string;
  /** What it asks of people, one sentence. */
  ask: string;
  /** Words the facilitator could say. */
  say: string;
}

export const PHASE_WORDS: Record<Phase, PhaseWords> = {
  gather: {
    step: 'Post', title: 'Put your notes on the wall', ask: 'One thought on each note, as many as you like.',
    say: 'Take a few minutes on your own. One thought on each note, in your own words. Nobody needs to agree yet.',
  },
  cluster: {
    step: 'Group', title: 'Group the notes', ask: 'Move similar notes together, then name each group.',
    say: 'Move notes that feel alike next to each other. When a group settles, give it a name in the words people used. Leave the odd ones out; they matter too.',
  },
  tables: {
    step: 'Tables', title: 'Choose a table', ask: 'Look for the group you want to work on.',
    say: 'Look at the names on the wall. Go where you have energy, or where you are needed.',
  },
  gallery: {
    step: 'Gallery walk', title: 'Walk the gallery', ask: 'Visit the others. Ask, connect, or join.',
    say: 'One person stays with each poster. Everyone else: visit, ask, and look for what connects to your own topic.',
  },
  connect: {
    step: 'Connect', title: 'Connect the topics', ask: 'How could the groups reinforce each other?',
    say: 'Back at your tables: which other topics would make yours easier? Which could yours support?',
  },
  'follow-up': {
    step: 'Follow up', title: 'Who does what next', ask: 'Agree the next step before you leave.',
    say: 'Before you go: who calls the next meeting, and when?',
  },
};
