import type { Phase } from '../model/session.ts';

/** A meeting's template. */
export interface Activity {
  id: string;
  name: string;
  summary: string;
  size: string;
  /** Questions a new wall starts with; the facilitator may edit them. */
  prompts: readonly string[];
  /** Questions that a table's sheet starts with. */
  sheetQuestions: readonly string[];
}

/** A phase in people's words, the same on every screen. */
export interface PhaseWords {
  /** As a step in the run: "Post". */
  step: string;
  /** As an instruction: "Group the notes". */
  title: string;
  /** What it asks of people, one sentence. */
  ask: string;
}

export const PHASE_WORDS: Record<Phase, PhaseWords> = {
  gather: {
    step: 'Post',
    title: 'Put your notes on the wall',
    ask: 'One thought on each note, as many as you like.',
  },
  cluster: {
    step: 'Group',
    title: 'Group the notes',
    ask: 'Move similar notes together, then name each group.',
  },
  tables: {
    step: 'Tables',
    title: 'Choose a table',
    ask: 'Look for the group you want to work on.',
  },
  gallery: {
    step: 'Gallery walk',
    title: 'Walk the gallery',
    ask: 'Visit the others. Ask, connect, or join.',
  },
  connect: {
    step: 'Connect',
    title: 'Connect the topics',
    ask: 'How could the groups reinforce each other?',
  },
  'follow-up': {
    step: 'Follow up',
    title: 'Who does what next',
    ask: 'Agree the next step before you leave.',
  },
};
