import { Type } from 'typebox';
import { ColorSchema } from '../../model/schemas/notes.ts';
import { list, named, nullable } from '../../model/schemas/schema.ts';
import { FormFieldSchema } from './post.ts';
import { AskSchema, IdSchema } from './words.ts';

/** What a step asks of a note beside words. */
export const NoteFormSchema = named('NoteForm', {
  /** As notes name it; `null`: the first that asked. */
  step: nullable(IdSchema),
  fields: list(FormFieldSchema),
  /** The papers that are offered, with what they stand for. */
  papers: list(Type.Object({ color: ColorSchema, means: Type.Optional(AskSchema) })),
  /** Most notes of one person; `null`: as many as a wall takes. */
  perPerson: nullable(Type.Integer({ minimum: 1 })),
  /** Ids of tables: who sat at one of them posts nothing here, as she worked on what is asked for. */
  notFor: Type.Optional(list(Type.String())),
});
