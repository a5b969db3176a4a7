import type { Session } from './session.ts';

export const WALK_MODES = ['rotation', 'free'] as const;
export type Walk = NonNullable<Session['walk']>;
export type ReportBack = NonNullable<Session['reportBack']>;
