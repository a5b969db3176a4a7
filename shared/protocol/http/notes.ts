import { Type } from 'typebox';
import { LanguageSchema } from '../../model/schemas/language.ts';
import {
  ColorSchema,
  ListedNoteSchema,
  NoteFieldsSchema,
  OwnNoteSchema,
} from '../../model/schemas/notes.ts';
import { nullable, strict } from '../../model/schemas/schema.ts';
import { IdSchema } from '../../scripts/schemas/words.ts';
import { DONE, Nothing, Was } from './common.ts';
import { operations, TEXT, WALL } from './contract.ts';

const Notes = Type.Object({ notes: Type.Array(ListedNoteSchema) });
const OneNote = Type.Object({ note: OwnNoteSchema });

/** Posting, editing, withdrawing, reading; hiding is the facilitator's. */
export const noteOperations = operations({
  listNotes: {
    method: 'GET',
    path: `${WALL}/notes`,
    tag: 'notes',
    summary: 'Every note the caller may read',
    access: 'person',
    answers: { 200: { says: 'In order of arrival', body: Notes } },
    problems: [],
  },
  listHiddenNotes: {
    method: 'GET',
    path: `${WALL}/notes/hidden`,
    tag: 'notes',
    summary: 'Hidden notes, for facilitators',
    access: 'person',
    answers: { 200: { says: 'In order of arrival', body: Notes } },
    problems: [],
  },
  putNote: {
    method: 'PUT',
    path: `${WALL}/notes/{note}`,
    tag: 'notes',
    summary: 'Post or edit one’s own note; idempotent',
    access: 'person',
    body: strict({
      text: Type.String(),
      color: Type.Optional(ColorSchema),
      /** The step whose question she was asked, as `session.asking` said it then; absent, and where it is gone: the one that asks now. */
      step: Type.Optional(nullable(IdSchema)),
      /** Index of that step's question, from 0. `null` takes the answer off a question. */
      prompt: Type.Optional(nullable(Type.Integer())),
      /** In which language she was asked, where the wall asks in several. */
      promptIn: Type.Optional(LanguageSchema),
      /** By the ids of the step's form; whole numbers also as they were typed. Absent, of an edit: as they are. */
      fields: Type.Optional(NoteFieldsSchema),
      /** Rises with each edit on the client; absent means "this is the newest". */
      rev: Type.Optional(Type.Integer()),
      /** Then it counts where they still stand, whatever its `rev`. */
      was: Was,
    }),
    answers: {
      201: { says: 'New, and durable', body: OneNote },
      200: { says: 'Known; as it is kept now', body: OneNote },
    },
    problems: [
      ...TEXT,
      'invalid-id',
      'unknown-prompt',
      'invalid-field',
      'paper-not-offered',
      'not-for-you',
      'not-yours',
      'note-gone',
      'changed-meanwhile',
      'posting-closed',
      'note-settled',
      'too-many-notes',
      'busy',
    ],
  },
  withdrawNote: {
    method: 'DELETE',
    path: `${WALL}/notes/{note}`,
    tag: 'notes',
    summary: 'Withdraw one’s own note',
    access: 'person',
    answers: DONE,
    problems: ['invalid-id', 'no-such-note', 'not-yours', 'busy'],
  },
  hideNote: {
    method: 'POST',
    path: `${WALL}/notes/{note}/hide`,
    tag: 'notes',
    summary: 'Take a note down',
    access: 'person',
    body: Nothing,
    answers: DONE,
    problems: ['invalid-id', 'no-such-note', 'note-gone', 'busy'],
  },
  unhideNote: {
    method: 'POST',
    path: `${WALL}/notes/{note}/unhide`,
    tag: 'notes',
    summary: 'Put a hidden note back',
    access: 'person',
    body: Nothing,
    answers: DONE,
    problems: ['invalid-id', 'no-such-note', 'note-gone', 'busy'],
  },
});
