import { isGalleryOpen } from '../../shared/model/session.ts';
import { isAtTables } from '../../shared/scripts/atTables.ts';
import type { ConsoleView } from './consoleView.ts';

/** Whether posters hang and people look at them, or may at any time. */
export const isPosterTime = ({ session }: Pick<ConsoleView, 'session'>): boolean =>
  isAtTables(session) && isGalleryOpen(session);
