import { may } from '../access/rights.ts';
import { isUuid } from '../model/ids.ts';
import { LIMITS } from '../model/limits.ts';
import { isNoteColor, type NoteColor, type NoteFields, type NoteRecord } from '../model/note.ts';
import { Refusal, wrongField } from '../model/problems.ts';
import { textProblem } from '../model/text.ts';
import type { SessionRecord } from '../model/session.ts';
import { findStep } from '../scripts/course.ts';
import { checkedFields } from '../scripts/noteFields.ts';
import { isFormFor, noteFormOf, type NoteForm } from '../scripts/noteForm.ts';
import { firstAsking, promptCount } from '../scripts/standing.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { noteOperations } from '../protocol/http/notes.ts';
import type { OwnNote } from '../protocol/live.ts';
import { demand, requirePerson, type Actor, type Decision } from './decision.ts';
import { demandUnchanged } from './unchanged.ts';
import type { RecordChange, WallState } from './wallState.ts';
import { tooLong } from './tooLong.ts';

/** A person's note, new or edited. */
export type PutNote = { id: string } & BodyOf<(typeof noteOperations)['putNote']>;

type KeptNote = Exclude<NoteRecord, { state: 'gone' }>;
type OnWall = Exclude<KeptNote, { state: 'out' }>;

function ownNote(id: string, record: KeptNote): OwnNote {
  const { text, color, step, prompt, fields, rev, at, state } = record;
  return {
    id,
    text,
    color,
    ...(step === undefined ? {} : { step }),
    ...(prompt === undefined ? {} : { prompt }),
    ...(fields === undefined ? {} : { fields }),
    rev,
    at,
    hidden: state !== 'live',
  };
}

/** A person's notes in the order in which they arrived, whatever the server's clock was set to meanwhile. */
export function ownNotes(state: WallState, personId: string): OwnNote[] {
  const kept: [id: string, record: KeptNote][] = [];
  for (const id of state.notesByPerson.get(personId) ?? []) {
    const record = state.notes.get(id);
    if (record && record.state !== 'gone') kept.push([id, record]);
  }
  return kept.sort(([, a], [, b]) => a.seq - b.seq).map(([id, record]) => ownNote(id, record));
}

/**
 * Posts or edits a note. A `rev` that is lower or equal changes nothing and answers with the note
 * as it is. Throws `Refusal`: form (`invalid-id`, text problems, `unknown-prompt`, `invalid-field`, `paper-not-offered`), rights,
 * `not-yours`, `note-gone`, limits.
 */
export function putNote(
  state: WallState,
  actor: Actor,
  command: PutNote,
): Decision<{ note: OwnNote; created: boolean }> {
  const person = requirePerson(state, actor.personId);
  if (!isUuid(command.id)) throw new Refusal('invalid-id');
  const known = state.notes.get(command.id);
  // Ownership is checked first: a stranger learns nothing of the note, not even that it is gone.
  if (known && known.person !== actor.personId) throw new Refusal('not-yours');
  if (known?.state === 'gone' || known?.state === 'out') throw new Refusal('note-gone');
  // Its form is checked before anything is answered: "saved" must not be said of a text that could
  // not be stored.
  checkForm(command);
  // Two tabs may give one `rev` to two texts; with `was` the texts decide.
  if (known) demandUnchanged(command.was, known.text, command.text);
  const isNewText = known !== undefined && command.was !== undefined && command.text !== known.text;
  const isRetry =
    known !== undefined && command.rev !== undefined && command.rev <= known.rev && !isNewText;
  if (isRetry) {
    demand(may(person.role, 'read-own', state.session));
    return { changes: [], reply: { note: ownNote(command.id, known), created: false } };
  }
  demand(may(person.role, known ? 'edit-own' : 'post', state.session));
  const asked = known ? known.step : stepAsked(state.session, command.step);
  checkPrompt(promptCount(state.session, asked), command.prompt);
  const form = noteFormOf(state.session, asked);
  const color = paperAsked(form, command.color, known?.color);
  const fields = fieldsAsked(form, command.fields, known);
  if (!known && form && !isFormFor(form, person)) throw new Refusal('not-for-you');
  const prompt = command.prompt === undefined ? known?.prompt : (command.prompt ?? undefined);
  // An edit leaves it: she was asked when she wrote.
  const promptIn = known ? known.promptIn : command.promptIn;
  const withPrompt = {
    ...(asked === undefined ? {} : { step: asked }),
    ...(prompt === undefined ? {} : { prompt }),
    ...(prompt === undefined || promptIn === undefined ? {} : { promptIn }),
  };
  if (!known) {
    const full = state.places.fullFor(
      'notes',
      actor.personId,
      person.role === 'facilitator' ? LIMITS.notesReserved : null,
    );
    if (full) throw new Refusal('too-many-notes', NO_PLACE[full]);
    if (person.role !== 'facilitator') demandPlaceInStep(state, actor.personId, asked, form);
    const value: OnWall = {
      state: 'live',
      person: actor.personId,
      rev: command.rev ?? 1,
      text: command.text,
      color,
      ...withPrompt,
      ...(fields ? { fields } : {}),
      at: actor.now,
      seq: state.nextSeq,
    };
    return {
      changes: [{ kind: 'note', id: command.id, value }],
      reply: { note: ownNote(command.id, value), created: true },
    };
  }
  const { prompt: _before, promptIn: _in, fields: _fields, ...rest } = known;
  const value: OnWall = {
    ...rest,
    rev: isNewText ? Math.max(command.rev ?? 0, known.rev + 1) : (command.rev ?? known.rev + 1),
    text: command.text,
    color,
    ...withPrompt,
    ...(fields ? { fields } : {}),
  };
  const same =
    value.text === known.text &&
    value.color === known.color &&
    value.prompt === known.prompt &&
    JSON.stringify(value.fields) === JSON.stringify(known.fields) &&
    command.rev === undefined;
  const changes: RecordChange[] = same ? [] : [{ kind: 'note', id: command.id, value }];
  return { changes, reply: { note: ownNote(command.id, same ? known : value), created: false } };
}

/** A paper that is offered: the asked one, the note's own, else the first. */
function paperAsked(
  form: NoteForm | null,
  asked: NoteColor | undefined,
  known: NoteColor | undefined,
): NoteColor {
  const papers = form?.papers ?? [];
  if (asked !== undefined && asked !== known && papers.every(({ color }) => color !== asked))
    throw new Refusal('paper-not-offered');
  return asked ?? known ?? papers[0]?.color ?? 'yellow';
}

/** An edit that says nothing of them leaves them. */
function fieldsAsked(
  form: NoteForm | null,
  asked: NoteFields | undefined,
  known: OnWall | undefined,
): NoteFields | undefined {
  if (known && asked === undefined) return known.fields;
  return checkedFields(form?.fields ?? [], asked ?? {}, known?.fields);
}

function demandPlaceInStep(
  { notes, notesByPerson }: WallState,
  personId: string,
  step: string | undefined,
  form: NoteForm | null,
): void {
  const max = form?.perPerson ?? null;
  if (max === null) return;
  let own = 0;
  for (const id of notesByPerson.get(personId) ?? []) {
    const note = notes.get(id);
    if (note && note.state !== 'gone' && note.step === step) own += 1;
  }
  if (own >= max) throw new Refusal('too-many-notes', { why: 'step', max });
}

const NO_PLACE = {
  wall: { why: 'wall', max: LIMITS.notesPerWall },
  person: { why: 'person', max: LIMITS.notesPerPerson },
  address: { why: 'address', max: LIMITS.notesPerAddress, assured: LIMITS.notesAssured },
} as const;

function checkForm(command: PutNote): void {
  const wrong = textProblem(command.text, LIMITS.noteTextChars, 'many');
  if (wrong) throw new Refusal(wrong, tooLong(wrong, 'note', LIMITS.noteTextChars));
  if (command.color !== undefined && !isNoteColor(command.color))
    throw wrongField('body.color', 'must be a paper');
  if (command.rev !== undefined && (!Number.isSafeInteger(command.rev) || command.rev < 0))
    throw wrongField('body.rev', 'must be a whole number from 0');
}

/** The step in which a note is posted, as notes name it. Who was asked before the meeting went on answers what she was asked. */
function stepAsked(session: SessionRecord, step: string | null | undefined): string | undefined {
  if (step === null) return undefined;
  const isThere = step !== undefined && findStep(session.script, step)?.kind === 'post';
  const asked = isThere ? step : (session.asking ?? undefined);
  return asked === firstAsking(session)?.id ? undefined : asked;
}

function checkPrompt(count: number, prompt: number | null | undefined): void {
  if (prompt === undefined || prompt === null) return;
  if (!Number.isSafeInteger(prompt) || prompt < 0 || prompt >= count)
    throw new Refusal('unknown-prompt');
}

/** Takes one's own note off the wall for good. Withdrawing twice answers the same. */
export function withdrawNote(
  state: WallState,
  actor: Actor,
  id: string,
): Decision<Record<string, never>> {
  const person = requirePerson(state, actor.personId);
  if (!isUuid(id)) throw new Refusal('invalid-id');
  demand(may(person.role, 'withdraw-own', state.session));
  const known = state.notes.get(id);
  if (!known) throw new Refusal('no-such-note');
  if (known.person !== actor.personId) throw new Refusal('not-yours');
  if (known.state === 'gone' || known.state === 'out') return { changes: [], reply: {} };
  return {
    changes: [{ kind: 'note', id, value: { state: 'gone', person: known.person } }],
    reply: {},
  };
}

/** Takes a note down (its text leaves every document) or puts it back. */
export function setNoteHidden(
  state: WallState,
  actor: Actor,
  id: string,
  hidden: boolean,
): Decision<Record<string, never>> {
  const person = requirePerson(state, actor.personId);
  demand(may(person.role, 'hide-note', state.session));
  if (!isUuid(id)) throw new Refusal('invalid-id');
  const known = state.notes.get(id);
  if (!known) throw new Refusal('no-such-note');
  if (known.state === 'gone' || known.state === 'out') throw new Refusal('note-gone');
  const next = hidden ? 'hidden' : 'live';
  if (known.state === next) return { changes: [], reply: {} };
  return { changes: [{ kind: 'note', id, value: { ...known, state: next } }], reply: {} };
}
