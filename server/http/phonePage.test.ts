import { sessionAt } from '../../shared/commands/testSession.ts';
import { expect, test } from 'vitest';
import { ENGLISH } from '../../locales/englishWords.ts';
import { newSession } from '../../shared/commands/session.ts';
import type { Session } from '../../shared/model/session.ts';
import { wordsIn } from '../words/serverWords.ts';
import { fillPhonePage } from './phonePage.ts';

const SESSION = newSession(
  ENGLISH,
  { title: 'Hui', prompts: ['¿Qué falta?', '¿Y ahora?'] },
  'ABCDEF',
  0,
);
const filled = (html: string, session: Partial<Session> = {}): string =>
  fillPhonePage(html, 'w', { ...SESSION, ...session }, false, 'ar');

test('a question keeps its own direction in the choice of a page that runs the other way', () => {
  const choice = filled('%WALL_QUESTIONS%');
  expect(choice).toMatch(/^<select [^>]*dir="auto"/);
  expect(choice.match(/<option [^>]*dir="auto">/g)).toHaveLength(2);
});

test('below the form that works without script stands from the tables on what it cannot do', () => {
  const tables: Session['tables'] = [{ tableId: 't1', number: 1, clusterId: 'c1', name: 'Rivers' }];
  expect(filled('%NOTE_LATER%')).toBe('');
  expect(filled('%NOTE_LATER%', { phase: 'cluster' })).toBe('');
  for (const phase of ['tables', 'gallery', 'connect', 'follow-up'] as const)
    expect(filled('%NOTE_LATER%', { ...sessionAt(SESSION, phase), tables })).toBe(
      wordsIn('ar').say('phone.form.later'),
    );
});
