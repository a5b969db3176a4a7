import { utcMs } from '../model/isoTime.ts';
import type { SessionRecord } from '../model/session.ts';
import type { ClaimedThing, RatedThingView, RatingResults } from '../protocol/ratings.ts';
import { claimerWords } from '../rating/claimerWords.ts';
import { resultWords } from '../rating/resultWords.ts';
import { scriptWordsFor } from '../scripts/course.ts';
import { noteForms } from '../scripts/noteForm.ts';
import { briefly, noteSaid, saidLines } from '../scripts/noteSaid.ts';
import type { ScriptWords, Step } from '../scripts/script.ts';
import { statementsOf } from '../scripts/statements.ts';
import type { Words } from '../words/words.ts';
import type { MeetingContent } from './meetingContent.ts';
import { dayWords, momentWords } from './meetingWords.ts';

// What files say of ratings and claims, so that Markdown, PDF and CSV say the same thing the same way.

const asItIs = (text: string): string => text;

/** What a thing is called in a file; `''` of a note whose words are not there. `own`: how words that people wrote stand in there. */
export function ratedThingWords(
  words: Words,
  { text = '', number, time }: RatedThingView,
  own = asItIs,
): string {
  if (time !== undefined) return momentWords(words, utcMs(time));
  if (number === undefined) return own(text);
  const name = text.trim() || words.say('file.table.unnamed');
  return words.say('file.table', { number, name: own(name) });
}

/** What a note says beyond its words, a line each; of a thing that is no note, nothing. */
export type Beyond = (note: Parameters<typeof noteSaid>[2]) => string[];

/** The same for files of a meeting, in their language. `isBrief`: only what is read in passing, as on a poster. */
export function beyondWords(
  words: Words,
  { session }: Pick<MeetingContent, 'session'>,
  isBrief = false,
): Beyond {
  const forms = noteForms(session);
  const reader = { words, wall: session.language };
  return (note) => {
    const said = noteSaid(reader, forms, note);
    return saidLines(words, isBrief ? briefly(said) : said);
  };
}

/** What was said of a thing in one field. */
export interface FieldSaid {
  /** What was asked, where the step asks more than one thing; else `''`. */
  label: string;
  /** "4.2 on average", "12 answers". */
  said: string[];
  sentences: readonly string[];
}

/** What came of a thing, field by field. */
export function fieldsSaid(
  words: Words,
  { form, wanted }: RatingResults,
  { results }: RatingResults['things'][number],
): FieldSaid[] {
  return form.flatMap(({ id, label }) => {
    const result = results.find(({ field }) => field === id);
    if (!result) return [];
    const { shown, isFew } = result;
    return [
      {
        label: form.length > 1 ? label : '',
        said: [
          ...resultWords(words, result, wanted),
          ...(isFew && shown !== null ? [words.say('rate.results.few')] : []),
        ],
        sentences: shown?.form === 'sentence' ? shown.sentences : [],
      },
    ];
  });
}

/** Place of a thing in the order; `null` where there is none. */
export const rankOf = ({ results }: RatingResults['things'][number]): number | null =>
  results.find(({ rank }) => rank !== null)?.rank ?? null;

type RoleRow = ClaimedThing['roles'][number];

/** "Mere (31 March 2027 · after the harvest)" of each who put a name to something, or that nobody did. */
export function claimersWords(words: Words, { claims, state }: RoleRow, own = asItIs): string {
  if (claims.length === 0) return words.say('claim.none');
  const people = claims.map((claim) => {
    const when = whenWords(words, claim, own);
    const who = claimerWords(words, claim, own);
    return when === '' ? who : `${who} (${when})`;
  });
  return [
    words.list(people, 'unit'),
    ...(state === 'contested' ? [words.say('claim.contested')] : []),
  ].join(' – ');
}

/** By when; `''` where nobody said. */
const whenWords = (
  words: Words,
  { date, until }: Pick<RoleRow['claims'][number], 'date' | 'until'>,
  own: (text: string) => string,
): string =>
  [
    ...(date === undefined ? [] : [dayWords(words, utcMs(date))]),
    ...(until === undefined ? [] : [own(until)]),
  ].join(' · ');

type Run = Pick<SessionRecord, 'script' | 'left'>;

/** Ratings and claims in another language, as far as the script has it; they were made in the wall's. */
export function ratedIn(
  { session, ratings, claims }: Pick<MeetingContent, 'ratings' | 'claims'> & { session: Run },
  language: string,
): Pick<MeetingContent, 'ratings' | 'claims'> {
  const steps = new Map(
    [...session.script.steps, ...session.left].map((step) => [step.id, step] as const),
  );
  const say = (given: ScriptWords | undefined, instead: string): string =>
    given === undefined
      ? instead
      : scriptWordsFor(session.script, given, language, session.script.languages[0] ?? '').text;
  const head = <View extends { step: string; title: string; ask: string }>(view: View): View => {
    const step = steps.get(view.step);
    return { ...view, title: say(step?.title, view.title), ask: say(step?.ask, view.ask) };
  };
  const things = <Thing extends RatedThingView>(step: Step | undefined, all: Thing[]): Thing[] => {
    if ((step?.kind !== 'rate' && step?.kind !== 'claim') || step.of.kind !== 'statements')
      return all;
    const labels = new Map(statementsOf(step.of).map(({ id, label }) => [id, label]));
    return all.map((thing) => ({ ...thing, text: say(labels.get(thing.id), thing.text ?? '') }));
  };
  return {
    ...(ratings
      ? {
          ratings: ratings.map((view) => {
            const step = steps.get(view.step);
            const form = step?.kind === 'rate' ? step.form : [];
            return {
              ...head(view),
              form: view.form.map((field) => ({
                ...field,
                label: say(form.find(({ id }) => id === field.id)?.label, field.label),
              })),
              things: things(step, view.things),
            };
          }),
        }
      : {}),
    ...(claims
      ? {
          claims: claims.map((view) => {
            const step = steps.get(view.step);
            const roles = step?.kind === 'claim' ? step.roles : [];
            return {
              ...head(view),
              roles: view.roles.map((role) => ({
                ...role,
                label: say(roles.find(({ id }) => id === role.id)?.label, role.label),
              })),
              things: things(step, view.things),
            };
          }),
        }
      : {}),
  };
}
