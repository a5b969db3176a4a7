import { readsNotes } from '../access/rights.ts';
import { groupToldOf, reportTurns } from '../commands/reportBack.ts';
import { reportsOf } from '../model/reportBack.ts';
import type { ReportTurnView, ToldThing } from '../protocol/reportBack.ts';
import { isReadable } from './readableNotes.ts';
import { thingView, type RatingsKnown } from './ratingViews.ts';

/** So many of those to come are said: as many as a screen has room for beside what is told of now. */
const COMING = 5;

/** Everybody is shown what the room may read, facilitators too: their screen may be the one that a call shares. */
const ROOM = { role: 'projector' } as const;

type Known = Pick<RatingsKnown, 'state' | 'groups'>;
type Of = ReportTurnView['of'];

/** What a thing is called; of a note, or of a group, that the room may not read (yet) its id alone. */
function titleOf(known: Known, of: Of, id: string): ReportTurnView['next'][number] {
  const { session } = known.state;
  if (of === 'groups' && !readsNotes(ROOM, session)) return { id };
  const { language } = session;
  return thingView(known, { kind: of }, id, { person: ROOM, language });
}

/** What stands in a group, as far as the room may read it. */
function insideOf(known: Known, of: Of, id: string): Pick<ToldThing, 'notes' | 'notShown'> {
  if (of !== 'groups') return {};
  const { state } = known;
  const reads = readsNotes(ROOM, state.session);
  const live = (groupToldOf(state, known.groups(), id)?.noteIds ?? []).filter(
    (note) => state.notes.get(note)?.state === 'live',
  );
  const shown = live.filter((note) => isReadable(state, note, reads));
  return {
    notes: shown.map((note) => titleOf(known, 'notes', note)),
    notShown: live.length - shown.length,
  };
}

function nowOf(known: Known, of: Of, id: string): ToldThing {
  const title = titleOf(known, of, id);
  const state = title.text === undefined ? 'not-shown' : 'shown';
  return { ...title, state, ...insideOf(known, of, id) };
}

/** Whose turn it is in a report-back, and who comes after that, the same for everybody; `null` while there is none. What is gone has no words. */
export function reportTurn(known: Known): ReportTurnView | null {
  const { reportBack } = known.state.session;
  if (!reportBack) return null;
  const { index, queue, turnMs } = reportBack;
  const of = reportsOf(reportBack);
  const turns = reportTurns(known.state, known, reportBack);
  const told = turns[index] ?? null;
  const coming = turns.slice(index + 1).filter((id) => id !== null);
  return {
    of,
    turn: index,
    turns: queue.length,
    turnMs,
    thing: told === null ? { id: queue[index] ?? '', state: 'gone' } : nowOf(known, of, told),
    next: coming.slice(0, COMING).map((id) => titleOf(known, of, id)),
    later: Math.max(0, coming.length - COMING),
  };
}
