import type { Decision } from '../../../shared/commands/decision.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import type { WallContent } from './wallContent.ts';

/**
 * A session that an older version wrote is stored, and shown to who holds its document, with what it
 * has by now. `command` has the wall's tick do it.
 */
export async function renewSession(
  content: Pick<WallContent, 'isSessionOlder'>,
  command: (decide: (state: WallState) => Decision<null>) => Promise<null>,
): Promise<void> {
  if (!content.isSessionOlder) return;
  await command(({ session }) => {
    content.isSessionOlder = false;
    return { changes: [{ kind: 'session', value: session }], reply: null };
  });
}
