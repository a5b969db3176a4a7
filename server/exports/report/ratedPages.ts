import { isUnclaimed, unclaimedFirst } from '../../../shared/rating/unclaimed.ts';
import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import {
  beyondWords,
  claimersWords,
  fieldsSaid,
  rankOf,
  ratedThingWords,
  type Beyond,
} from '../../../shared/exchange/ratedWords.ts';
import type { ClaimsView, RatingResults } from '../../../shared/protocol/ratings.ts';
import { gap, shifted, type Row } from './pageItems.ts';
import { FLOW_WIDTH, type PageFlow } from './pageFlow.ts';
import { own } from './ownWords.ts';
import { INK_SOFT, SIZE } from './reportLook.ts';
import { textRows } from './rows.ts';
import type { TextRun, TextSetter } from './setText.ts';
import { chapter, section, soft } from './listParts.ts';

/** How far in stands what was said of a thing. */
const INDENT = 18;

/** What came of each rating, thing by thing: in their order where there is one. Never who said what. */
export async function addRatings(flow: PageFlow, content: MeetingContent): Promise<void> {
  const { ratings = [] } = content;
  if (ratings.length === 0) return;
  const { setter } = flow;
  const { words } = setter;
  const beyond = beyondWords(words, content);
  const title = words.say('file.head.ratings');
  flow.begin(title);
  flow.add(chapter(setter, title));
  for (const results of ratings) {
    flow.add(section(setter, own(results.title)));
    const { done, raters, isOpen } = results;
    flow.add([
      ...soft(setter, own(results.ask)),
      ...(raters === 0 ? [] : soft(setter, words.say('rate.results.people', { done, raters }))),
      ...(isOpen ? soft(setter, words.say('file.ratings.running')) : []),
      gap(6),
    ]);
    for (const thing of results.things) {
      flow.add(thingRows(setter, results, thing, beyond));
      await flow.rest();
    }
  }
}

function thingRows(
  setter: TextSetter,
  results: RatingResults,
  thing: RatingResults['things'][number],
  beyond: Beyond,
): Row[] {
  const { words } = setter;
  const rank = rankOf(thing);
  const name = ratedThingWords(words, thing, own);
  return [
    ...headRows(setter, rank === null ? name : `${words.number(rank)}. ${name}`),
    ...beyondRows(setter, beyond(thing)),
    ...fieldsSaid(words, results, thing).flatMap(({ label, said, sentences }) => [
      ...inward(
        textRows(
          setter,
          [
            ...(label === '' ? [] : [{ text: `${own(label)} `, style: 'italic' as const }]),
            { text: said.join(' · '), style: 'regular' },
          ],
          { width: FLOW_WIDTH - INDENT, start: 'page' },
        ),
      ),
      ...sentences.flatMap((sentence) =>
        inward(
          textRows(setter, `– ${own(sentence)}`, {
            width: FLOW_WIDTH - 2 * INDENT,
            ink: INK_SOFT,
            start: 'page',
          }),
          2,
        ),
      ),
    ]),
    gap(6),
  ];
}

/** What people put their names to: what is nobody's yet comes first. */
export async function addClaims(flow: PageFlow, content: MeetingContent): Promise<void> {
  const { claims = [] } = content;
  const steps = claims.filter(({ things }) => things.length > 0);
  if (steps.length === 0) return;
  const { setter } = flow;
  const beyond = beyondWords(setter.words, content);
  const title = setter.words.say('file.head.claims');
  flow.begin(title);
  flow.add(chapter(setter, title));
  for (const step of steps) {
    flow.add(section(setter, own(step.title)));
    const open = step.things.filter(isUnclaimed).length;
    flow.add([
      ...soft(setter, own(step.ask)),
      ...soft(setter, setter.words.say('claim.open', { open, count: step.things.length })),
      gap(6),
    ]);
    for (const thing of unclaimedFirst(step.things)) {
      flow.add(claimRows(setter, step, thing, beyond));
      await flow.rest();
    }
  }
}

function claimRows(
  setter: TextSetter,
  { roles }: ClaimsView,
  thing: ClaimsView['things'][number],
  beyond: Beyond,
): Row[] {
  const { words } = setter;
  return [
    ...headRows(setter, ratedThingWords(words, thing, own)),
    ...beyondRows(setter, beyond(thing)),
    ...thing.roles.flatMap((role) => {
      const label = roles.find(({ id }) => id === role.role)?.label ?? '';
      const runs: TextRun[] = [
        { text: `${own(label)} `, style: 'italic' },
        {
          text: claimersWords(words, role, own),
          style: role.state === 'unclaimed' ? 'bold' : 'regular',
        },
      ];
      return inward(textRows(setter, runs, { width: FLOW_WIDTH - INDENT, start: 'page' }));
    }),
    gap(6),
  ];
}

/** What a note says beyond its words. */
const beyondRows = (setter: TextSetter, lines: readonly string[]): Row[] =>
  lines.flatMap((line) =>
    inward(
      textRows(setter, own(line), {
        width: FLOW_WIDTH - INDENT,
        ink: INK_SOFT,
        start: 'page',
      }),
    ),
  );

/** A thing's name keeps with what is said of it. */
const headRows = (setter: TextSetter, name: string): Row[] =>
  textRows(setter, name, {
    width: FLOW_WIDTH,
    size: SIZE.text,
    style: 'medium',
    start: 'page',
  }).map((row) => ({ ...row, keepWithNext: true }));

const inward = (rows: readonly Row[], times = 1): Row[] =>
  rows.map((row) => ({ ...row, items: shifted(row.items, times * INDENT, 0) }));
