import type { NoteRecord } from '../model/note.ts';
import type { SessionRecord } from '../model/session.ts';
import type { Step } from './script.ts';
import { firstAsking, presentStep } from './standing.ts';

// Which notes are shown. A wall either shows none yet (`revealed` is false: only facilitators read `notes`), or all but those of steps that
// hold theirs back (`held`, by the names that notes have for their steps: `null` is the first one that asked).

type Shown = Pick<SessionRecord, 'revealed' | 'held'>;
type NoteStep = string | null;

/** Whether a note is kept back while others are shown. In no document it is until it is revealed. */
export const isHeldBack = ({ held }: Pick<Shown, 'held'>, note: { step?: string }): boolean =>
  held.length > 0 && held.includes(note.step ?? null);

/** Whether notes wait for being shown. */
export const hasUnseen = ({ revealed, held }: Shown): boolean => !revealed || held.length > 0;

/** Whether what is written now is seen by the others at once. */
export const isSeenAtOnce = ({
  revealed,
  held,
  asking,
}: Shown & Pick<SessionRecord, 'asking'>): boolean => revealed && !held.includes(asking);

/**
 * Whether notes of a step are private first. The wall's own setting is that of its first step, and where a facilitator chose another than its
 * script has, of all steps that say nothing themselves.
 */
function isPrivateFirst(session: SessionRecord, step: Extract<Step, { kind: 'post' }>): boolean {
  const { reveal } = session.settings;
  const first = firstAsking(session);
  if (step.id === first?.id) return reveal === 'later';
  const isChosen = reveal !== (first?.reveal ?? 'live');
  return (step.reveal ?? (isChosen ? reveal : 'live')) === 'later';
}

/**
 * What is shown once the meeting stands where it stands. Each step in which people post holds its notes back or shows them as it says itself,
 * from the moment the meeting comes to it; notes that others have seen stay, and those that were promised to be private wait for
 * being revealed. `notes`: all there are.
 */
export function shownAt<Value extends SessionRecord>(
  session: Value,
  notes: Iterable<NoteRecord>,
): Value {
  const step = presentStep(session);
  if (step.kind !== 'post') return session;
  const own: NoteStep = step.id === firstAsking(session)?.id ? null : step.id;
  const written = new Set<NoteStep>();
  for (const note of notes) if (note.state !== 'gone') written.add(note.step ?? null);
  if (isPrivateFirst(session, step)) {
    const isShownAlready = written.has(own) && !session.held.includes(own);
    if (!session.revealed || isShownAlready) return session;
    return settled(session, [...new Set([...session.held, own])], written);
  }
  // Where its own notes wait, they were promised to.
  if (session.revealed) return session;
  return { ...session, revealed: true, held: [...written].filter((each) => each !== own) };
}

/** Where nothing is shown of any note there is, nothing is shown at all: so facilitators may look after those that wait. */
const settled = <Value extends SessionRecord>(
  session: Value,
  held: readonly NoteStep[],
  written: ReadonlySet<NoteStep>,
): Value =>
  [...written].every((each) => held.includes(each))
    ? { ...session, revealed: false, held: [] }
    : { ...session, held: [...held] };
