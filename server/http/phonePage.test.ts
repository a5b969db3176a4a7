import { sessionAt } from '../../shared/commands/testSession.ts';
import { expect, test } from 'vitest';
import { ENGLISH } from '../../locales/englishWords.ts';
import { newSession } from '../../shared/commands/session.ts';
import type { SessionRecord } from '../../shared/model/session.ts';
import { standingAt } from '../../shared/scripts/standing.ts';
import { wordsIn } from '../words/serverWords.ts';
import { fillPhonePage } from './phonePage.ts';

const SESSION = newSession(
  ENGLISH,
  { title: 'Hui', prompts: ['¿Qué falta?', '¿Y ahora?'] },
  'ABCDEF',
  0,
);
const filled = (html: string, session: Partial<SessionRecord> = {}): string =>
  fillPhonePage(html, 'w', { ...SESSION, ...session }, false, 'ar');

test('a question keeps its own direction in the choice of a page that runs the other way', () => {
  const choice = filled('%WALL_QUESTIONS%');
  expect(choice).toMatch(/^<select [^>]*dir="auto"/);
  expect(choice.match(/<option [^>]*dir="auto">/g)).toHaveLength(2);
});

test('below the form that works without script stands from the tables on what it cannot do', () => {
  const tables: SessionRecord['tables'] = [
    { tableId: 't1', number: 1, clusterId: 'c1', name: 'Rivers' },
  ];
  expect(filled('%NOTE_LATER%')).toBe('');
  expect(filled('%NOTE_LATER%', { phase: 'cluster' })).toBe('');
  for (const phase of ['tables', 'gallery', 'connect', 'follow-up'] as const)
    expect(filled('%NOTE_LATER%', { ...sessionAt(SESSION, phase), tables })).toBe(
      wordsIn('ar').say('phone.form.later'),
    );
});

test('what a step asks for beside words stands in the page for whoever runs no script, with what was typed', () => {
  const script: SessionRecord['script'] = {
    ...SESSION.script,
    papers: [
      { color: 'green', means: 'New ideas' },
      { color: 'blue', means: { en: 'Interested', ar: 'مهتم' } },
    ],
    steps: [
      {
        id: 'a',
        kind: 'post',
        title: 'Who?',
        ask: 'Who?',
        prompts: [],
        form: [
          { id: 'city', kind: 'line', label: 'City <1>', required: true },
          { id: 'money', kind: 'amount', label: 'Money', unit: 'kr', min: 1500, max: 8000 },
        ],
      },
    ],
  };
  const session = standingAt({ ...SESSION, script, step: 'a', been: [] });
  const page = fillPhonePage(
    '%WALL_FIELDS%|%WALL_PAPERS%|%WALL_PAPER%',
    'w',
    session,
    false,
    'ar',
    {
      said: '',
      text: '',
      color: 'blue',
      fields: { city: '"Kyiv"' },
    },
  );
  const [fields = '', papers = '', paper] = page.split('|');
  expect(fields).toContain('City &#60;1&#62;');
  expect(fields).toMatch(/<input [^>]*name="field-city"[^>]* required [^>]*value="&#34;Kyiv&#34;"/);
  expect(fields).toContain('Money (kr)');
  expect(papers.match(/type="radio"/g)).toHaveLength(2);
  expect(papers).toContain('<span lang="ar" dir="auto">مهتم</span>');
  expect(papers).toContain('<span lang="en" dir="auto">New ideas</span>');
  expect(papers).toMatch(/value="blue" checked/);
  expect(paper).toBe('blue');
});

test('where a step asks for words alone, all papers are offered by their names', () => {
  expect(filled('%WALL_FIELDS%')).toBe('');
  expect(filled('%WALL_PAPERS%').match(/class="ww-paper-label">[^<]+</g)).toHaveLength(6);
});
