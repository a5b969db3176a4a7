import { expect, test } from 'vitest';
import { ENGLISH } from '../../locales/englishWords.ts';
import { readCatalogueOf } from '../../locales/readCatalogue.ts';
import { scriptOf, rateStep } from '../commands/testRatings.ts';
import { wordsOf } from '../words/words.ts';
import { claimSections, ratingSections } from './ratedMarkdown.ts';
import { ratedIn } from './ratedWords.ts';
import { claimsOf, ratedOf } from './testRated.ts';

test('a rating says what came of each thing, of too few nothing but that, and never who', () => {
  const [section] = ratingSections(ENGLISH, { ratings: [ratedOf()] });
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
  const [section] = ratingSections(ENGLISH, { ratings: [ratedOf({ isOpen: true, raters: 0 })] });
  expect(section).toContain('Still going on: this may change.');
  expect(section).not.toContain('have answered everything');
});

test('of claims what is nobody’s stands first and in bold', () => {
  const [section] = claimSections(ENGLISH, { claims: [claimsOf()] });
  expect(section?.split('\n\n').at(-1)).toBe(
    [
      '- **Ask the port**',
      '  - *I host* **Nobody yet**',
      '- **Open two streams**',
      '  - *I host* Mere (31 March 2027)',
    ].join('\n'),
  );
  expect(claimSections(ENGLISH, { claims: [claimsOf({ things: [] })] })).toEqual([]);
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
  const [section] = ratingSections(wordsOf('de', readCatalogueOf('de')), spoken);
  expect(section).toMatch(/^## Werte\n/);
});
