import type { TableDuty } from '../model/table.ts';

/** A duty at a table in people's words, the same on every screen and in every report. */
export interface DutyWords {
  /** "Note-taker". */
  name: string;
  /** In a list of people and what they are: "note-taker". */
  listed: string;
  /** What one says to take it. */
  take: string;
  /** "Ana takes notes". */
  does: string;
  /** "You've stepped back from taking notes". */
  doing: string;
  /** What it asks of her. */
  means: string;
}

export const DUTY_WORDS: Readonly<Record<TableDuty, DutyWords>> = {
  facilitator: {
    name: 'Facilitator',
    listed: 'facilitator',
    take: 'I’ll facilitate',
    does: 'facilitates',
    doing: 'facilitating',
    means: 'Keeps the time, lets everyone speak.',
  },
  'note-taker': {
    name: 'Note-taker',
    listed: 'note-taker',
    take: 'I’ll take notes',
    does: 'takes notes',
    doing: 'taking notes',
    means: 'Writes on the table’s sheet.',
  },
  reporter: {
    name: 'Reporter',
    listed: 'reports back',
    take: 'I’ll report back',
    does: 'reports back',
    doing: 'reporting back',
    means: 'Tells the room, and the facilitators.',
  },
};

/** "facilitator, reports back": the duties somebody has, as lists and reports say them. */
export const listDuties = (duties: readonly TableDuty[], between = ', '): string =>
  duties.map((duty) => DUTY_WORDS[duty].listed).join(between);

/** "takes notes, reports back". */
export const whatDutiesDo = (duties: readonly TableDuty[]): string =>
  duties.map((duty) => DUTY_WORDS[duty].does).join(', ');
