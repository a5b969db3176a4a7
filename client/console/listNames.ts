import { t, words } from '../words/speak.ts';

/** "Aroha", "Aroha and Jonas", "Aroha, Jonas and 3 more". */
export const listNames = (names: readonly string[]): string =>
  words().list(
    names.length <= 3
      ? names
      : [...names.slice(0, 2), t('console.listMore', { count: names.length - 2 })],
  );

/** Whole sentences, one after the other; empty ones are left out. */
export const sentences = (...each: readonly string[]): string =>
  each.filter((sentence) => sentence !== '').join(' ');
