import type { Static } from 'typebox';
import type { SessionSchema } from './schemas/session.ts';

export const PHASES = ['gather', 'cluster', 'tables', 'gallery', 'connect', 'follow-up'] as const;
export type Phase = (typeof PHASES)[number];
export const isPhase = (value: unknown): value is Phase => PHASES.includes(value as Phase);

/** While notes are gathered and grouped: they can be reworded, and nobody sits anywhere. */
export const isBeforeTables = (phase: Phase): boolean => phase === 'gather' || phase === 'cluster';

/** The meeting has moved on to its tables; going back to the wall, they rest. */
export const isAtTables = ({ phase, tables }: Pick<Session, 'phase' | 'tables'>): boolean =>
  tables.length > 0 && !isBeforeTables(phase);

/** From the gallery on, every sheet, visit and connection is the whole room's to read. */
export const isGalleryOpen = (phase: Phase): boolean =>
  phase === 'gallery' || phase === 'connect' || phase === 'follow-up';

export const REVEAL_SETTINGS = ['live', 'later'] as const;
export type RevealSetting = (typeof REVEAL_SETTINGS)[number];

export const POSTINGS = ['open', 'closed'] as const;
export const DOORS = ['open', 'closed'] as const;

/** How the projector goes from one connection to the next. */
export const TOURS = ['clock', 'presenter'] as const;

export type Session = Static<typeof SessionSchema>;
export type Tour = NonNullable<Session['tour']>;
export type Timer = NonNullable<Session['timer']>;

/** Sessions stored before tables or doors existed lack these; they are what such a wall means. */
export const SESSION_DEFAULTS = {
  sheetQuestions: [],
  tables: [],
  walk: null,
  reportBack: null,
  tour: null,
  door: 'open',
} as const satisfies Partial<Session>;
