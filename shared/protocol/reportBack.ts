import type { Static } from 'typebox';
import type { ReportTurnSchema, ToldThingSchema } from './schemas/reportBack.ts';

export type ReportTurnView = Static<typeof ReportTurnSchema>;
/** What is told of now. */
export type ToldThing = Static<typeof ToldThingSchema>;
