import type { RecordChange, WallState } from '../../../shared/commands/wallState.ts';
import { isCourseWhole, type MoveRecord } from '../../../shared/model/move.ts';
import { mayReport, reportsOf } from '../../../shared/model/reportBack.ts';
import type { Session } from '../../../shared/model/session.ts';
import { Violation } from './violation.ts';

/** Every move that was ever durable: whether it still counts, and the session before and after it where nothing else was in its commit. */
export type SeenMoves = Map<
  string,
  { state: MoveRecord['state']; change: readonly [Session, Session] | null }
>;

/**
 * Parts of the session that taking back has to restore exactly; a clock runs on from the moment it
 * is back.
 */
const EXACT = ['step', 'phase', 'posting', 'walk', 'reportBack'] as const;

/**
 * Checks the moves of one commit before `records` have it: no commit leaves half a move, no move is
 * made or taken back twice, and taking back restores just what was there. Throws `Violation`.
 */
export function watchMoves(
  seen: SeenMoves,
  records: WallState,
  changes: readonly RecordChange[],
): void {
  const session = changes.findLast((change) => change.kind === 'session')?.value;
  if (session && !isCourseWhole(session)) throw new Violation('half a move is durable');
  const { reportBack = null, open = [] } = session ?? {};
  if (reportBack && !mayReport(reportsOf(reportBack), open))
    throw new Violation('told of where nothing may be told of');
  const moves = changes.filter((change) => change.kind === 'move' && change.value !== null);
  for (const change of moves) {
    if (change.kind !== 'move' || change.value === null) continue;
    const { id, value } = change;
    const before = seen.get(id);
    if (before?.state === value.state) throw new Violation(`${value.state} twice: ${id}`);
    const isAlone = moves.length === 1 && session !== undefined;
    seen.set(id, {
      state: value.state,
      change: isAlone && value.state === 'made' ? [records.session, session] : null,
    });
    if (value.state === 'made' || !isAlone || !before?.change) continue;
    const [was, became] = before.change.map((each) =>
      EXACT.map((key) => JSON.stringify(each[key])),
    );
    for (const [index, key] of EXACT.entries()) {
      const isChanged = was?.[index] !== became?.[index];
      const expected = isChanged ? was?.[index] : JSON.stringify(records.session[key]);
      if (JSON.stringify(session[key]) !== expected)
        throw new Violation(`taken back, and ${key} is not as it was: ${id}`);
    }
  }
}
