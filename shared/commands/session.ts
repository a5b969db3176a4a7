import { may, type Right } from '../access/rights.ts';
import { LIMITS } from '../model/limits.ts';
import { namesPrivacy, NAMES_SETTINGS } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import {
  isGalleryOpen,
  isPhase,
  REVEAL_SETTINGS,
  SESSION_DEFAULTS,
  type Phase,
  type Session,
  type Timer,
} from '../model/session.ts';
import { promptsOnceIn, shownPrompts } from '../model/shownPrompts.ts';
import { textProblem } from '../model/text.ts';
import { isLanguage, type Language } from '../words/languages.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { sessionOperations } from '../protocol/http/session.ts';
import type { arrivalOperations } from '../protocol/http/walls.ts';
import { demandListUnchanged, demandUnchanged } from './unchanged.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import type { RecordChange, WallState } from './wallState.ts';
import { findActivity, questionsOf } from '../activities/activities.ts';
import { activityQuestionsIn } from '../activities/activityQuestions.ts';
import type { Words } from '../words/words.ts';
import { tooLong, type Long } from './tooLong.ts';

export type SessionDecision = Decision<Session>;

export type NewWall = BodyOf<(typeof arrivalOperations)['createWall']>;
export type TimerAction = BodyOf<(typeof sessionOperations)['setTimer']>;

function checkLine(text: unknown, maxChars: number, what: Long): void {
  const wrong = textProblem(text, maxChars, 'one');
  if (wrong) throw new Refusal(wrong, tooLong(wrong, what, maxChars));
}

function checkPrompts(prompts: readonly string[]): void {
  if (prompts.length > LIMITS.promptsPerWall)
    throw new Refusal('invalid-request', { why: 'prompts', max: LIMITS.promptsPerWall });
  for (const prompt of prompts) checkLine(prompt, LIMITS.promptChars, 'question');
}

/** Questions in further languages: no more of each than the wall has, blank ones as none. Throws `Refusal`. */
function checkedPromptsIn(
  promptsIn: Session['promptsIn'],
  language: Language,
  count: number,
): Session['promptsIn'] {
  const checked: Session['promptsIn'] = {};
  for (const [other, texts] of Object.entries(promptsIn)) {
    if (!isLanguage(other) || texts.length > count) throw new Refusal('invalid-request');
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

/** The session a new wall starts with; the questions of its activity are said in `words`, and the wall's own from then on. Only the title is required. Throws `Refusal`. */
export function newSession(words: Words, command: NewWall, joinCode: string, now: number): Session {
  checkLine(command.title, LIMITS.wallTitleChars, 'title');
  const activity = findActivity(command.activity ?? 'leverage-points');
  if (!activity) throw new Refusal('invalid-request', { why: 'activity' });
  const questions = questionsOf(words, activity);
  const prompts = command.prompts ?? questions.prompts;
  checkPrompts(prompts);
  const reveal = command.settings?.reveal ?? 'live';
  const names = command.settings?.names ?? 'named';
  const language = command.language ?? SESSION_DEFAULTS.language;
  if (!REVEAL_SETTINGS.includes(reveal) || !NAMES_SETTINGS.includes(names))
    throw new Refusal('invalid-request');
  return {
    ...SESSION_DEFAULTS,
    title: command.title,
    activity: activity.id,
    joinCode,
    phase: 'gather',
    language,
    prompts: [...prompts],
    promptsIn: checkedPromptsIn(command.promptsIn ?? {}, language, prompts.length),
    sheetQuestions: questions.sheetQuestions,
    settings: { reveal, names },
    revealed: reveal === 'live',
    posting: 'open',
    locked: false,
    timer: null,
    createdAt: now,
  };
}

function change(
  state: WallState,
  actor: Actor,
  right: Right,
  edit: (session: Session) => Session,
): SessionDecision {
  const person = requirePerson(state, actor.personId);
  demand(may(person.role, right, state.session));
  const value = edit(state.session);
  return { changes: value === state.session ? [] : [{ kind: 'session', value }], reply: value };
}

/**
 * Phases go forward and back. What runs only in the one that is left ends with it, together with its clock, whoever asks for the step: a
 * walk with the gallery, report-backs where nobody reads posters any more, and the projector's tour with every step. Nothing else changes.
 */
export const setPhase = (state: WallState, actor: Actor, phase: Phase): SessionDecision =>
  change(state, actor, 'set-phase', (session) => {
    if (!isPhase(phase)) throw new Refusal('invalid-request', { why: 'phase' });
    return session.phase === phase ? session : { ...session, phase, ...endedBy(session, phase) };
  });

function endedBy({ walk, reportBack, tour }: Session, phase: Phase): Partial<Session> {
  const [walkEnds, reportsEnd] = [
    walk !== null && phase !== 'gallery',
    reportBack !== null && !isGalleryOpen(phase),
  ];
  // While tables report back the clock is theirs.
  const isClockOver = reportBack !== null ? reportsEnd : walkEnds;
  return {
    ...(walkEnds ? { walk: null } : {}),
    ...(reportsEnd ? { reportBack: null } : {}),
    ...(tour === null ? {} : { tour: null }),
    ...(isClockOver ? { timer: null } : {}),
  };
}

export const setPosting = (
  state: WallState,
  actor: Actor,
  posting: Session['posting'],
): SessionDecision =>
  change(state, actor, 'set-posting', (session) =>
    session.posting === posting ? session : { ...session, posting },
  );

/** What was seen cannot be unseen: there is no way back. */
export const reveal = (state: WallState, actor: Actor): SessionDecision =>
  change(state, actor, 'reveal', (session) =>
    session.revealed ? session : { ...session, revealed: true },
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

const bounded = (ms: number): number => Math.min(Math.max(0, ms), LIMITS.timerMs);

/** The clock after an action at `now` (ms). An action that makes no sense (pausing no clock) changes nothing. */
export function nextTimer(timer: Timer | null, action: TimerAction, now: number): Timer | null {
  switch (action.action) {
    case 'start':
      if (!Number.isFinite(action.ms) || action.ms <= 0 || action.ms > LIMITS.timerMs)
        throw new Refusal('invalid-request');
      return { state: 'running', endsAt: now + action.ms, totalMs: action.ms };
    case 'add': {
      if (!Number.isFinite(action.ms) || Math.abs(action.ms) > LIMITS.timerMs)
        throw new Refusal('invalid-request');
      if (!timer) return timer;
      const totalMs = bounded(timer.totalMs + action.ms);
      if (timer.state === 'paused')
        return { state: 'paused', leftMs: bounded(timer.leftMs + action.ms), totalMs };
      // A clock that ran out starts again from now, else "one more minute" would still be over.
      return {
        state: 'running',
        endsAt: now + bounded(Math.max(0, timer.endsAt - now) + action.ms),
        totalMs,
      };
    }
    case 'pause':
      return timer?.state === 'running'
        ? { state: 'paused', leftMs: Math.max(0, timer.endsAt - now), totalMs: timer.totalMs }
        : timer;
    case 'resume':
      return timer?.state === 'paused'
        ? { state: 'running', endsAt: now + timer.leftMs, totalMs: timer.totalMs }
        : timer;
    case 'stop':
      return null;
  }
}

/**
 * Where the server's clock was set by `ms` and says `now`: a running timer ends when it would have ended. It never has more left than it
 * was given, which a clock that was set back while no server ran would make of it.
 */
export function moveTimer(session: Session, ms: number, now: number): RecordChange[] {
  const { timer } = session;
  if (timer?.state !== 'running') return [];
  const endsAt = Math.min(timer.endsAt + ms, now + timer.totalMs);
  return endsAt === timer.endsAt
    ? []
    : [{ kind: 'session', value: { ...session, timer: { ...timer, endsAt } } }];
}

export type SessionEdit = BodyOf<(typeof sessionOperations)['editSession']>;

/** What a wall asks by itself where its language is changed, in the words of `wordsIn`. */
function inNewLanguage(
  before: Session,
  after: Session,
  wordsIn: (language: Language) => Words,
): Session {
  if (after.language === before.language) return after;
  return {
    ...after,
    ...activityQuestionsIn(after, wordsIn(before.language), wordsIn(after.language)),
  };
}

/**
 * Title, language, questions and names. A question keeps its index once a note exists, so the list may then not shrink. `wordsIn`: what the
 * product says in a language.
 */
export const editSession = (
  state: WallState,
  actor: Actor,
  edit: SessionEdit,
  wordsIn: (language: Language) => Words,
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
    const names = edit.names ?? session.settings.names;
    if (!NAMES_SETTINGS.includes(names)) throw new Refusal('invalid-request');
    if (hasNotes && namesPrivacy(names) < namesPrivacy(session.settings.names))
      throw new Refusal('names-only-tighten');
    const language = edit.language ?? session.language;
    // Questions that come with the language say themselves which they are in.
    const asked =
      edit.prompts || edit.promptsIn
        ? session
        : { ...session, ...promptsOnceIn(session, language) };
    const prompts = [...(edit.prompts ?? asked.prompts)];
    const edited: Session = {
      ...session,
      title: edit.title ?? session.title,
      language,
      prompts,
      promptsIn: checkedPromptsIn(
        edit.promptsIn ?? followed(asked, prompts),
        language,
        prompts.length,
      ),
      sheetQuestions: [...(edit.sheetQuestions ?? session.sheetQuestions)],
      settings: { ...session.settings, names },
    };
    return inNewLanguage(session, edited, wordsIn);
  });
