import type { Static } from 'typebox';
import type { MeetingShape, RosterRowShape } from './shapes/meeting.ts';

export type RosterRow = Static<typeof RosterRowShape>;
export type MeetingContent = Static<typeof MeetingShape>;
