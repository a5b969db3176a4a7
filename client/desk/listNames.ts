import { t, words } from '../words/speak.ts';

/** "Aroha", "Aroha and Jonas", "Aroha, Jonas and 3 more". */
export const listNames = (names: readonly string[]): string =>
  words().list(
    names.length <= 3
      ? names
      : [...names.slice(0, 2), t('console.listMore', { count: names.length - 2 })],
  );

/** "1, 4 and 10 more tables", or `at`: "1, 4 and at 10 more": what is counted is never read as one more number. */
export function listTables(numbers: readonly number[], form: 'at' | 'of' = 'of'): string {
  const said = numbers.map((number) => words().number(number));
  return words().list(
    said.length <= 3
      ? said
      : [...said.slice(0, 2), t('console.listMore.tables', { form, count: said.length - 2 })],
  );
}

/** Whole sentences, one after the other; empty ones are left out. */
export const sentences = (...each: readonly string[]): string =>
  each.filter((sentence) => sentence !== '').join(' ');
