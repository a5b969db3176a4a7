import { Type } from 'typebox';
import { NOTE_COLORS } from '../note.ts';
import { IdSchema } from '../../scripts/schemas/words.ts';
import { LanguageSchema } from './language.ts';
import { byId, Count, Id, list, oneOf, named, Time } from './schema.ts';

export const ColorSchema = oneOf(NOTE_COLORS);

/** What a note says beyond its text, by the ids of its step's form: words, a whole number, an answer's id, or several of them. */
export const NoteFieldsSchema = byId(
  Type.Union([Type.String(), Type.Integer(), list(Type.String())]),
);

/** A note as readers hold it: the value of `notes` map under the note's id. */
export const NoteSchema = named('Note', {
  text: Type.String(),
  color: ColorSchema,
  /** Step of the run in which it was posted; absent: the first that asked. */
  step: Type.Optional(IdSchema),
  /** Index of that step's question it answers, from 0; absent when it answers none. */
  prompt: Type.Optional(Count),
  /** In which language she was asked, where the wall asks in several. */
  promptIn: Type.Optional(LanguageSchema),
  fields: Type.Optional(NoteFieldsSchema),
  /** Author's name as the wall's `names` setting allows; absent when anonymous. Never a person id. */
  by: Type.Optional(Type.String()),
  /** Server's time of first arrival. */
  at: Time,
  /** Order of arrival on this wall, from 0, never reused. */
  seq: Count,
});

/** A note in a list; `mine` is only there when true. */
export const ListedNoteSchema = named('ListedNote', {
  id: Id,
  ...NoteSchema.properties,
  mine: Type.Optional(Type.Literal(true)),
});

/** A note as its author sees it on the phone. */
export const OwnNoteSchema = named('OwnNote', {
  id: Id,
  text: Type.String(),
  color: ColorSchema,
  step: Type.Optional(IdSchema),
  prompt: Type.Optional(Count),
  fields: Type.Optional(NoteFieldsSchema),
  rev: Count,
  at: Time,
  /** A facilitator took it down; the author is told. */
  hidden: Type.Boolean(),
});
