import type { LiveSession } from '../model/session.ts';
import type { StepKind } from './script.ts';

/** Kinds in which everybody looks at the wall, also where there are tables already. */
const AT_WALL: readonly StepKind[] = ['post', 'group'];

type Place = {
  present: Pick<LiveSession['present'], 'kind'>;
  seating: unknown;
};

/** Whether the meeting has come to its tables and not gone back to before them. */
export const hasComeToTables = ({ present, seating }: Place): boolean =>
  present.kind === 'tables' || seating !== null;

/**
 * Whether people are at their tables and posters: there are some, and the meeting neither went back to before them nor asks for new notes. Pages
 * show tables then, else the wall.
 */
export const isAtTables = (session: Place & Pick<LiveSession, 'tables'>): boolean =>
  session.tables.length > 0 && hasComeToTables(session) && !AT_WALL.includes(session.present.kind);
