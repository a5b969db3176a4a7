import { isUnclaimed, unclaimedFirst } from '../rating/unclaimed.ts';
import type { ClaimsView, RatingResults } from '../protocol/ratings.ts';
import type { Words } from '../words/words.ts';
import { blockOwn, inlineWords } from './markdownText.ts';
import type { MeetingContent } from './meetingContent.ts';
import { claimersWords, fieldsSaid, rankOf, ratedThingWords, type Beyond } from './ratedWords.ts';

/** What came of each rating, a section each. Never who said what. */
export const ratingSections = (
  words: Words,
  { ratings = [] }: Pick<MeetingContent, 'ratings'>,
  beyond: Beyond,
): string[] => ratings.map((results) => ratingSection(words, results, beyond));

function ratingSection(words: Words, results: RatingResults, beyond: Beyond): string {
  const { title, ask, raters, done, isOpen, things } = results;
  return [
    `## ${inlineWords(title)}`,
    `*${inlineWords(ask)}*`,
    ...(raters === 0 ? [] : [words.say('rate.results.people', { done, raters })]),
    ...(isOpen ? [words.say('file.ratings.running')] : []),
    ...(things.length === 0
      ? []
      : [things.map((thing) => thingItem(words, results, thing, beyond)).join('\n')]),
  ].join('\n\n');
}

function thingItem(
  words: Words,
  results: RatingResults,
  thing: RatingResults['things'][number],
  beyond: Beyond,
): string {
  const rank = rankOf(thing);
  const name = inlineWords(ratedThingWords(words, thing));
  const lines = fieldsSaid(words, results, thing).flatMap(({ label, said, sentences }) => [
    `  - ${label === '' ? '' : `*${inlineWords(label)}* `}${said.join(' · ')}`,
    ...sentences.map((sentence) => `    - ${blockOwn(words, sentence, '      ')}`),
  ]);
  // Equal places are equal: a numbered list would count on.
  const place = rank === null ? '' : `${words.number(rank)}\\. `;
  return [`- ${place}**${name}**`, ...beyondItems(words, beyond(thing)), ...lines].join('\n');
}

/** What a note says beyond its words, below it. */
export const beyondItems = (words: Words, lines: readonly string[]): string[] =>
  lines.map((line) => `  - ${blockOwn(words, line, '    ')}`);

/** What people put their names to, a section each step: what is nobody's yet comes first. */
export const claimSections = (
  words: Words,
  { claims = [] }: Pick<MeetingContent, 'claims'>,
  beyond: Beyond,
): string[] =>
  claims.filter(({ things }) => things.length > 0).map((step) => claimSection(words, step, beyond));

function claimSection(
  words: Words,
  { title, ask, roles, things }: ClaimsView,
  beyond: Beyond,
): string {
  const open = things.filter(isUnclaimed).length;
  const items = unclaimedFirst(things).map((thing) =>
    [
      `- **${inlineWords(ratedThingWords(words, thing))}**`,
      ...beyondItems(words, beyond(thing)),
      ...thing.roles.map((role) => {
        const label = roles.find(({ id }) => id === role.role)?.label ?? '';
        const who = claimersWords(words, role, inlineWords);
        return `  - *${inlineWords(label)}* ${role.state === 'unclaimed' ? `**${who}**` : who}`;
      }),
    ].join('\n'),
  );
  return [
    `## ${inlineWords(title)}`,
    `*${inlineWords(ask)}*`,
    words.say('claim.open', { open, count: things.length }),
    items.join('\n'),
  ].join('\n\n');
}
