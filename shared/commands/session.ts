import { may, type Right } from '../access/rights.ts';
import { LIMITS } from '../model/limits.ts';
import { namesPrivacy, NAMES_SETTINGS } from '../model/person.ts';
import { Refusal, wrongField } from '../model/problems.ts';
import {
  isPhase,
  REVEAL_SETTINGS,
  SESSION_DEFAULTS,
  type Phase,
  type Session,
  type SessionRecord,
} from '../model/session.ts';
import { promptsOnceIn, shownPrompts } from '../model/shownPrompts.ts';
import { textProblem } from '../model/text.ts';
import { isLanguage, type Language } from '../words/languages.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { sessionOperations } from '../protocol/http/session.ts';
import type { arrivalOperations } from '../protocol/http/walls.ts';
import { demandListUnchanged, demandUnchanged } from './unchanged.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import type { WallState } from './wallState.ts';
import { firstStep, firstStepOf } from '../scripts/course.ts';
import { byLanguage, withFirst } from '../scripts/everyWord.ts';
import type { Script } from '../scripts/script.ts';
import { leverageInRoom } from '../scripts/shipped/leverageInRoom.ts';
import {
  findShipped,
  scriptForWall,
  shippedWords,
  type Product,
  type ShippedScript,
} from '../scripts/shippedScript.ts';
import { askingStep, sheetStep, standingAt, type Derived } from '../scripts/standing.ts';
import { hasUnseen } from '../scripts/revealing.ts';
import { writeQuestions } from '../scripts/writeQuestions.ts';
import type { Words } from '../words/words.ts';
import { goTo } from './steps.ts';
import { ownersForgotten } from './tableOwner.ts';
import { nextTimer, type TimerAction } from './timer.ts';
import { tooLong, type Long } from './tooLong.ts';

export type SessionDecision = Decision<SessionRecord>;

export type NewWall = BodyOf<(typeof arrivalOperations)['createWall']>;

function checkLine(text: unknown, maxChars: number, what: Long): void {
  const wrong = textProblem(text, maxChars, 'one');
  if (wrong) throw new Refusal(wrong, tooLong(wrong, what, maxChars));
}

function checkPrompts(prompts: readonly string[]): void {
  if (prompts.length > LIMITS.promptsPerWall)
    throw new Refusal('invalid-request', { why: 'prompts', max: LIMITS.promptsPerWall });
  for (const prompt of prompts) checkLine(prompt, LIMITS.promptChars, 'question');
}

/**
 * Questions in further languages, those of ours and those of the wall's script: no more of each than the wall has, blank ones as none. Throws
 * `Refusal`.
 */
function checkedPromptsIn(
  promptsIn: Session['promptsIn'],
  { language, script }: { language: Language; script: Pick<Script, 'languages'> },
  count: number,
): Session['promptsIn'] {
  const checked: Session['promptsIn'] = {};
  for (const [other, texts] of Object.entries(promptsIn)) {
    const isKnown = isLanguage(other) || script.languages.includes(other);
    if (!isKnown || texts.length > count)
      throw wrongField(
        `body.promptsIn.${other}`,
        'must be in a language of the wall, and no more than its questions',
      );
    for (const text of texts)
      if (text.trim() !== '') checkLine(text, LIMITS.promptChars, 'question');
    // In the wall's own language they are its questions.
    if (other !== language && texts.some((text) => text.trim() !== '')) checked[other] = texts;
  }
  return checked;
}

/**
 * A question that was reworded says something else in no other language; one that was not says what it said, and so does one that stood in
 * another language until now: it was given in the wall's.
 */
function followed(session: Session, prompts: readonly string[]): Session['promptsIn'] {
  const shown = shownPrompts(session, session.language);
  return Object.fromEntries(
    Object.entries(session.promptsIn).map(([language, texts]) => [
      language,
      prompts.map((prompt, index) =>
        prompt === session.prompts[index] || shown[index]?.language !== session.language
          ? (texts[index] ?? '')
          : '',
      ),
    ]),
  );
}

/** What a wall is made by. */
export interface WallMaking {
  /** What the product says in the wall's language, and in others in which it is to say the steps of a script that ships. */
  words: Words;
  further?: readonly Words[];
  /** The script that ships which `activity` names; `undefined` where none is called so. */
  shipped?: ShippedScript | undefined;
  /** A script of somebody's own, read without a fault. */
  script?: Script;
}

/** A meeting begins at a moment that a plan can be made from. */
function demandStart(startsAt: number | null, now: number): void {
  if (startsAt === null) return;
  const isNear = Math.abs(startsAt - now) <= LIMITS.startWithinMs;
  if (!Number.isSafeInteger(startsAt) || startsAt < 0 || !isNear)
    throw wrongField('body.startsAt', 'must be within a year of now');
}

/** The script that a new wall runs. Throws `Refusal`. */
function scriptOf({ activity }: NewWall, { words, further, shipped, script }: WallMaking): Script {
  if (script && activity !== undefined)
    throw wrongField('body.activity', 'must not be there beside body.script');
  if (script) return script;
  const chosen = activity === undefined ? leverageInRoom : shipped;
  if (!chosen) throw new Refusal('invalid-request', { why: 'activity' });
  return scriptForWall(chosen, words, further);
}

/** The language of a new wall, where nobody says it: the first of its script that the product speaks. */
export const languageOfWall = (
  { language }: Pick<NewWall, 'language'>,
  script: Pick<Script, 'languages'> | undefined,
): Language => language ?? script?.languages.find(isLanguage) ?? SESSION_DEFAULTS.language;

/** The session a new wall starts with, at the first step of its script. Only the title is required. Throws `Refusal`. */
export function newSession(
  making: Words | WallMaking,
  command: NewWall,
  joinCode: string,
  now: number,
): SessionRecord {
  checkLine(command.title, LIMITS.wallTitleChars, 'title');
  const made = 'words' in making ? making : { words: making };
  const language = languageOfWall(command, made.script);
  const script = withFirst(scriptOf(command, made), language);
  const step = firstStep(script)?.id ?? '';
  const stand = { script, step, been: [], left: [], language };
  const asking = askingStep(stand);
  const reveal = command.settings?.reveal ?? asking?.reveal ?? 'live';
  const names = command.settings?.names ?? 'named';
  if (!REVEAL_SETTINGS.includes(reveal) || !NAMES_SETTINGS.includes(names))
    throw wrongField('body.settings', 'must be as the wall knows them');
  const session = standingAt<Omit<SessionRecord, keyof Derived>>({
    ...SESSION_DEFAULTS,
    ...stand,
    title: command.title,
    activity: script.id,
    joinCode,
    since: now,
    settings: { reveal, names },
    revealed: reveal === 'live',
    posting: 'open',
    locked: false,
    timer: null,
    createdAt: now,
  });
  if (!command.prompts && !command.promptsIn) return session;
  const prompts = command.prompts ?? session.prompts;
  checkPrompts(prompts);
  const promptsIn = checkedPromptsIn(command.promptsIn ?? {}, session, prompts.length);
  return asks(session, { ...session, prompts, promptsIn });
}

type Questions = Pick<Session, 'prompts' | 'promptsIn' | 'sheetQuestions'>;

/** The session once its present steps ask this. Throws `no-such-step` where the run has none that could. */
function asks(session: SessionRecord, questions: Questions): SessionRecord {
  if (questions.prompts.length > 0 && !askingStep(session)) throw new Refusal('no-such-step');
  if (questions.sheetQuestions.length > 0 && !sheetStep(session)) throw new Refusal('no-such-step');
  return standingAt({ ...session, script: writeQuestions(session, questions) });
}

function change(
  state: WallState,
  actor: Actor,
  right: Right,
  edit: (session: SessionRecord) => SessionRecord,
): SessionDecision {
  const person = requirePerson(state, actor.personId);
  demand(may(person.role, right, state.session));
  const value = edit(state.session);
  return { changes: value === state.session ? [] : [{ kind: 'session', value }], reply: value };
}

/** Goes to the first step of a phase, and does what `goTo` does; where the meeting is in it already, nothing. Throws `no-such-step`. */
export const setPhase = (state: WallState, actor: Actor, phase: Phase): SessionDecision =>
  change(state, actor, 'set-phase', (session) => {
    if (!isPhase(phase)) throw new Refusal('invalid-request', { why: 'phase' });
    if (session.phase === phase) return session;
    const step = firstStepOf(session.script, phase);
    if (!step) throw new Refusal('no-such-step');
    return goTo(state, step.id, actor.now);
  });

/** Goes to a step of the run, forward or back, and does what `goTo` does. Throws `no-such-step`. */
export const setStep = (state: WallState, actor: Actor, step: string): SessionDecision =>
  change(state, actor, 'set-phase', () => goTo(state, step, actor.now));

export const setPosting = (
  state: WallState,
  actor: Actor,
  posting: Session['posting'],
): SessionDecision =>
  change(state, actor, 'set-posting', (session) =>
    session.posting === posting ? session : { ...session, posting },
  );

/** Shows all notes there are, also those of steps that kept theirs back. What was seen cannot be unseen: there is no way back. */
export const reveal = (state: WallState, actor: Actor): SessionDecision =>
  change(state, actor, 'reveal', (session) =>
    hasUnseen(session) ? { ...session, revealed: true, held: [] } : session,
  );

export const setLocked = (state: WallState, actor: Actor, locked: boolean): SessionDecision =>
  change(state, actor, 'set-lock', (session) =>
    session.locked === locked ? session : { ...session, locked },
  );

export const setTimer = (state: WallState, actor: Actor, action: TimerAction): SessionDecision =>
  change(state, actor, 'set-timer', (session) => {
    const timer = nextTimer(session.timer, action, actor.now);
    return timer === session.timer ? session : { ...session, timer };
  });

export type SessionEdit = BodyOf<(typeof sessionOperations)['editSession']>;

/**
 * The session in another language. What its script says by itself, as it ships, it says in that from then on, on sheets too; whatever somebody
 * wrote stays until somebody writes it anew, and so does what is asked in further languages.
 */
function inNewLanguage(
  session: SessionRecord,
  language: Language,
  { wordsIn, shipped }: Product,
): { session: SessionRecord; asked: Questions } {
  const known = shippedWords(
    findShipped(shipped, session.activity),
    wordsIn(session.language),
    wordsIn(language),
  );
  const inNew = (text: string): string => known.get(text) ?? text;
  const { prompts, promptsIn } = promptsOnceIn(session, language);
  const sheetQuestions = (sheetStep(session)?.questions ?? []).map((words, index) => {
    const given = byLanguage(words, session.language)[language];
    return given ?? inNew(session.sheetQuestions[index] ?? '');
  });
  const script = withFirst(session.script, language, known);
  return {
    session: { ...session, language, script },
    asked: { prompts: prompts.map(inNew), promptsIn, sheetQuestions },
  };
}

/**
 * Title, language, questions and names. A question keeps its index once a note exists, so the list may then not shrink.
 */
const editedSession = (
  state: WallState,
  actor: Actor,
  edit: SessionEdit,
  product: Product,
): SessionDecision =>
  change(state, actor, 'edit-session', (session) => {
    if (edit.title !== undefined) checkLine(edit.title, LIMITS.wallTitleChars, 'title');
    if (edit.prompts !== undefined) checkPrompts(edit.prompts);
    if (edit.title !== undefined)
      demandUnchanged(
        edit.was?.title === undefined ? undefined : [edit.was.title],
        session.title,
        edit.title,
      );
    if (edit.prompts !== undefined)
      demandListUnchanged(edit.was?.prompts, session.prompts, edit.prompts);
    for (const [language, texts] of Object.entries(edit.promptsIn ?? {}))
      demandListUnchanged(
        edit.was?.promptsIn && (edit.was.promptsIn[language] ?? []),
        session.promptsIn[language] ?? [],
        texts,
      );
    if (edit.sheetQuestions !== undefined)
      demandListUnchanged(edit.was?.sheetQuestions, session.sheetQuestions, edit.sheetQuestions);
    if (edit.sheetQuestions !== undefined) {
      if (edit.sheetQuestions.length > LIMITS.sheetQuestionsPerWall)
        throw new Refusal('invalid-request', {
          why: 'sheetQuestions',
          max: LIMITS.sheetQuestionsPerWall,
        });
      for (const question of edit.sheetQuestions)
        checkLine(question, LIMITS.promptChars, 'question');
    }
    const hasNotes = state.nextSeq > 0;
    if (edit.prompts && hasNotes && edit.prompts.length < session.prompts.length) {
      throw new Refusal('invalid-request', { why: 'answered' });
    }
    if (edit.startsAt !== undefined) demandStart(edit.startsAt, actor.now);
    const names = edit.names ?? session.settings.names;
    if (!NAMES_SETTINGS.includes(names)) throw wrongField('body.names', 'must be a setting');
    if (hasNotes && namesPrivacy(names) < namesPrivacy(session.settings.names))
      throw new Refusal('names-only-tighten');
    const language = edit.language ?? session.language;
    const named: SessionRecord = {
      ...session,
      title: edit.title ?? session.title,
      startsAt: edit.startsAt === undefined ? session.startsAt : edit.startsAt,
      settings: { ...session.settings, names },
    };
    const spoken =
      language === session.language
        ? { session: named, asked: session }
        : inNewLanguage(named, language, product);
    if (spoken.session === named && !edit.prompts && !edit.promptsIn && !edit.sheetQuestions)
      return named;
    // Questions that come with the language say themselves which they are in.
    const asked = edit.prompts || edit.promptsIn ? session : spoken.asked;
    const prompts = edit.prompts ?? asked.prompts;
    return asks(spoken.session, {
      prompts,
      promptsIn: checkedPromptsIn(
        edit.promptsIn ?? followed({ ...session, ...asked }, prompts),
        spoken.session,
        prompts.length,
      ),
      sheetQuestions: edit.sheetQuestions ?? spoken.asked.sheetQuestions,
    });
  });

/** {@link editedSession}, with what follows from showing no names. */
export function editSession(...asked: Parameters<typeof editedSession>): SessionDecision {
  const [state] = asked;
  const { changes, reply } = editedSession(...asked);
  const isHushed =
    reply.settings.names === 'anonymous' && state.session.settings.names !== 'anonymous';
  return { changes: isHushed ? [...changes, ...ownersForgotten(state)] : changes, reply };
}
