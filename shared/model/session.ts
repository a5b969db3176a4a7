import type { Static } from 'typebox';
import type { LiveSessionSchema, SessionRecordSchema, SessionSchema } from './schemas/session.ts';

export const PHASES = ['gather', 'cluster', 'tables', 'gallery', 'connect', 'follow-up'] as const;
export type Phase = (typeof PHASES)[number];
export const isPhase = (value: unknown): value is Phase => PHASES.includes(value as Phase);

type Open = Pick<Session, 'open'>;

/** Whether people may reword what they posted. */
export const areNotesOpen = ({ open }: Open): boolean => open.includes('edit-notes');

/**
 * Whether the gallery is open: from then on the whole room may read every sheet, visit and
 * connection.
 */
export const isGalleryOpen = ({ open }: Open): boolean => open.includes('read-gallery');

/** Whether people can put notes on the wall now: the run asks for some or has, and nobody closed it. */
export const isPostingOpen = ({ open, posting }: Pick<Session, 'open' | 'posting'>): boolean =>
  posting === 'open' && open.includes('post');

export const REVEAL_SETTINGS = ['live', 'later'] as const;
export type RevealSetting = (typeof REVEAL_SETTINGS)[number];

export const POSTINGS = ['open', 'closed'] as const;
export const DOORS = ['open', 'closed'] as const;

/** How the projector goes from one connection to the next. */
export const TOURS = ['clock', 'presenter'] as const;

/** What every page knows of a wall's session. */
export type Session = Static<typeof SessionSchema>;
/** As the server keeps it, with the run. */
export type SessionRecord = Static<typeof SessionRecordSchema>;
/** As phones are told it, with the step that is now. */
export type LiveSession = Static<typeof LiveSessionSchema>;
export type Tour = NonNullable<Session['tour']>;
export type Timer = NonNullable<Session['timer']>;

/**
 * What sessions lack that were stored before there were tables or doors, and what it means for such
 * a wall.
 */
export const SESSION_DEFAULTS = {
  language: 'en',
  promptsIn: {},
  sheetQuestions: [],
  tables: [],
  walk: null,
  reportBack: null,
  tour: null,
  door: 'open',
  startsAt: null,
  held: [],
} as const satisfies Partial<Session>;
