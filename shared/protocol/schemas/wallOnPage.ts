import { Type } from 'typebox';
import { LanguageSchema } from '../../model/schemas/language.ts';
import {
  NamesSchema,
  PhaseSchema,
  PostingSchema,
  PromptsInSchema,
} from '../../model/schemas/session.ts';
import { NoteFormSchema } from '../../scripts/schemas/noteForm.ts';
import { list, nullable } from '../../model/schemas/schema.ts';

/** What the server writes into the phone's page, so that the form needs no second request. */
export const WallOnPageSchema = Type.Object({
  wallId: Type.String(),
  joinCode: Type.String(),
  title: Type.String(),
  language: LanguageSchema,
  prompts: list(Type.String()),
  /** Only in the language of the page. */
  promptsIn: PromptsInSchema,
  /** Whether the wall asks in more languages than its own. */
  isAskedInSeveral: Type.Boolean(),
  names: NamesSchema,
  posting: PostingSchema,
  phase: PhaseSchema,
  /** The browser had been here: it came with a cookie of this wall. */
  isKnown: Type.Boolean(),
  /** What it asks of a note beside words; `null`: words on any paper. */
  form: nullable(NoteFormSchema),
});
