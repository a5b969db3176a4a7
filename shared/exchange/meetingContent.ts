import type { Static } from 'typebox';
import type { MeetingSchema, RosterRowSchema } from './schemas/meeting.ts';

export type RosterRow = Static<typeof RosterRowSchema>;
export type MeetingContent = Static<typeof MeetingSchema>;
