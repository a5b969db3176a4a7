import { expect, test } from 'vitest';
import { ENGLISH } from '../../locales/englishWords.ts';
import { readCatalogueOf } from '../../locales/readCatalogue.ts';
import { scriptOf, rateStep } from '../commands/testRatings.ts';
import { testSession } from '../commands/testSession.ts';
import { wordsOf } from '../words/words.ts';
import { claimSections, ratingSections } from './ratedMarkdown.ts';
import { beyondWords, ratedIn } from './ratedWords.ts';
import { claimsOf, ratedOf } from './testRated.ts';

const NOTHING = (): string[] => [];

test('a rating says what came of each thing, of too few nothing but that, and never who', () => {
  const [section] = ratingSections(ENGLISH, { ratings: [ratedOf()] }, NOTHING);
  expect(section).toBe(
    [
      '## Read',
      '*What do you think?*',
      '3 of 4 have answered everything.',
      [
        '- 1\\. **Open two streams**',
        '  - *How bold?* 4.3 on average · spread 0.5 · 3 answers',
        '  - *Why?* 1 answer · few answers',
        '    - Because \\*water\\* comes first.',
        '- **Ask the port**',
        '  - *How bold?* 2 answers · too few to show',
        '  - *Why?* No answers yet',
      ].join('\n'),
    ].join('\n\n'),
  );
});

test('a rating that goes on says so', () => {
  const [section] = ratingSections(
    ENGLISH,
    { ratings: [ratedOf({ isOpen: true, raters: 0 })] },
    NOTHING,
  );
  expect(section).toContain('Still going on: this may change.');
  expect(section).not.toContain('have answered everything');
});

test('of claims what is nobody’s stands first and in bold', () => {
  const [section] = claimSections(ENGLISH, { claims: [claimsOf()] }, NOTHING);
  expect(section?.split('\n\n').at(-1)).toBe(
    [
      '- **Ask the port**',
      '  - *I host* **Nobody yet**',
      '- **Open two streams**',
      '  - *I host* Mere (31 March 2027)',
    ].join('\n'),
  );
  expect(claimSections(ENGLISH, { claims: [claimsOf({ things: [] })] }, NOTHING)).toEqual([]);
});

test('a file in another language than the wall’s says what its script says in that, statements too', () => {
  const of = {
    kind: 'statements' as const,
    items: [{ id: 'rest', label: { en: 'We rest.', de: 'Wir ruhen.' } }],
  };
  const label = { en: 'How true?', de: 'Wie wahr?' };
  const step = rateStep({
    title: { en: 'Values', de: 'Werte' },
    of,
    form: [{ id: 'merit', kind: 'agree', label }],
  });
  const script = { ...scriptOf(step), languages: ['en', 'de'] };
  const ratings = [
    ratedOf({
      of: 'statements',
      form: [{ id: 'merit', form: 'agree', label: 'How true?' }],
      things: [{ id: 'rest', text: 'We rest.', results: [] }],
    }),
  ];
  const spoken = ratedIn({ session: { script, left: [] }, ratings }, 'de');
  expect(spoken.ratings?.[0]).toMatchObject({
    title: 'Werte',
    ask: 'What do you think?',
    form: [{ label: 'Wie wahr?' }],
    things: [{ text: 'Wir ruhen.' }],
  });
  const [section] = ratingSections(wordsOf('de', readCatalogueOf('de')), spoken, NOTHING);
  expect(section).toMatch(/^## Werte\n/);
});

test('a note that is rated says what its form asked for, where it was posted', () => {
  const session = testSession({
    script: {
      ...testSession().script,
      papers: [{ color: 'green', means: 'New ideas' }],
      steps: [
        {
          id: 'call',
          kind: 'post',
          title: 'Call',
          ask: 'Propose.',
          prompts: [],
          form: [
            { id: 'ask', kind: 'amount', label: 'We ask for', unit: 'USD' },
            { id: 'plan', kind: 'lines', label: 'Plan' },
          ],
        },
      ],
    },
    step: 'call',
    been: [],
  });
  const [thing] = ratedOf().things;
  if (!thing) throw new Error('nothing to rate');
  const note = { ...thing, color: 'green' as const, fields: { ask: 3000, plan: 'First\n*this*' } };
  const ratings = [ratedOf({ things: [note] })];
  const [section] = ratingSections(ENGLISH, { ratings }, beyondWords(ENGLISH, { session }));
  expect(section).toContain(
    [
      '**Open two streams**',
      '  - New ideas',
      '  - We ask for (USD): 3,000',
      '  - Plan: First\\',
      '    \\*this\\*',
    ].join('\n'),
  );
  expect(beyondWords(ENGLISH, { session }, true)(note)).toEqual([
    'New ideas',
    'We ask for (USD): 3,000',
  ]);
});
