import type { Static } from 'typebox';
import type {
  ConnectionViewSchema,
  PosterViewSchema,
  TableMemberSchema,
  TableNoteSchema,
  TableViewSchema,
  TableVisitSchema,
} from './schemas/tables.ts';

export type TableNote = Static<typeof TableNoteSchema>;
export type TableMember = Static<typeof TableMemberSchema>;
export type TableView = Static<typeof TableViewSchema>;
export type TableVisit = Static<typeof TableVisitSchema>;
export type PosterView = Static<typeof PosterViewSchema>;
export type ConnectionView = Static<typeof ConnectionViewSchema>;
