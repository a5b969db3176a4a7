import type { Static } from 'typebox';
import type {
  ConnectionViewShape,
  PosterViewShape,
  TableMemberShape,
  TableNoteShape,
  TableViewShape,
  TableVisitShape,
} from './shapes/tables.ts';

export type TableNote = Static<typeof TableNoteShape>;
export type TableMember = Static<typeof TableMemberShape>;
export type TableView = Static<typeof TableViewShape>;
export type TableVisit = Static<typeof TableVisitShape>;
export type PosterView = Static<typeof PosterViewShape>;
export type ConnectionView = Static<typeof ConnectionViewShape>;
