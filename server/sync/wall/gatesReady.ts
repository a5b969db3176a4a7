import type { DocumentSessions } from '../sessions/documentSessions.ts';
import type { Job } from './jobQueue.ts';
import type { WallContent } from './wallContent.ts';
import { isEmptyUpdate } from './wallTick.ts';

/**
 * Resolves when each document that a waiting update may change has its gate. A full document that
 * rests is decoded and copied in steps here, instead of at once in the tick.
 */
export async function gatesReady(
  waiting: Iterable<Job>,
  content: Pick<WallContent, 'hasDocument' | 'hasGate' | 'prepareGate'>,
  sessions: Pick<DocumentSessions, 'has' | 'rightsOf'>,
): Promise<void> {
  for (const job of waiting) {
    if (job.kind !== 'update' || isEmptyUpdate(job.update)) continue;
    const { session } = job;
    const name = session.document;
    if (content.hasGate(name) || !content.hasDocument(name)) continue;
    if (sessions.has(session) && sessions.rightsOf(session).write) await content.prepareGate(name);
  }
}
