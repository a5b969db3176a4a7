import { Refusal } from '../../../shared/model/problems.ts';
import type { WallStore } from '../../storage/wallStore.ts';
import type { Walls } from '../wall/walls.ts';
import { Violation } from './violation.ts';

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

/**
 * Checks that nothing of a deleted wall answers and no row is left; it was the only wall of
 * `store`. Throws `Violation`.
 */
export async function checkDeleted(
  walls: Walls,
  store: WallStore,
  wallId: string,
  secrets: readonly string[],
): Promise<void> {
  const wall = await codeOf(walls.get(wallId));
  if (wall !== 'no-such-wall') throw new Violation(`a deleted wall answers: ${wall}`);
  for (const secret of secrets) {
    const grant = await codeOf(walls.authenticate(secret));
    if (grant !== 'unauthenticated')
      throw new Violation(`a link to a deleted wall opens: ${grant}`);
  }
  if ((await store.loadWall(wallId)) !== null || (await store.listSnapshots(wallId)).length > 0)
    throw new Violation('a deleted wall is still in the store');
  if (store.logSize().rows > 0)
    throw new Violation('the log of a deleted wall is still in the store');
}
