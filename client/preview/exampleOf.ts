import { noteFormsOf, type NoteForms } from '../design/NoteSaid.tsx';
import { t } from '../words/speak.ts';
import type { ExampleOf } from './example.ts';
import type { ScreenOf } from '../steps/screenOf.ts';

/** What the wall has already, else made-up things in the page's language; and by what its notes are read. */
export const exampleOf = ({
  view: { session, notes, groups },
}: ScreenOf): { example: ExampleOf; forms: NoteForms } => ({
  example: {
    wall: {
      notes,
      groups,
      tables: session.tables.filter(({ state }) => state !== 'closed'),
    },
    madeUp: [t('run.preview.thing'), t('run.preview.thing2'), t('run.preview.thing3')],
  },
  forms: noteFormsOf(session),
});
