import type { FieldResults, RatingResults } from '../protocol/ratings.ts';
import type { Words } from '../words/words.ts';

/** What came of one field of a thing, in words, as far as the step wants it shown: "4.2 on average", "spread 0.8", "12 answers". */
export function resultWords(
  words: Words,
  { shown, count }: FieldResults,
  wanted: RatingResults['wanted'],
): string[] {
  const answers =
    wanted.includes('count') || shown === null ? [words.say('rate.results.count', { count })] : [];
  if (shown === null)
    return count === 0
      ? [words.say('rate.results.none')]
      : [...answers, words.say('rate.results.withheld')];
  const figure = (value: number): string => words.number(Math.round(value * 10) / 10);
  switch (shown.form) {
    case 'stars':
    case 'agree':
      return [
        ...(wanted.includes('mean')
          ? [words.say('rate.results.mean', { mean: figure(shown.mean) })]
          : []),
        ...(wanted.includes('spread')
          ? [words.say('rate.results.spread', { spread: figure(shown.spread) })]
          : []),
        ...answers,
      ];
    case 'dots':
      return [words.say('rate.results.dots', { count: shown.sum })];
    case 'yes-maybe-no':
      return [
        words.say('rate.results.choices', { yes: shown.yes, maybe: shown.maybe, no: shown.no }),
      ];
    case 'sentence':
      return answers;
  }
}
