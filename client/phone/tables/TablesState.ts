import type { Session } from '../../../shared/model/session.ts';
import type { VisitKind } from '../../../shared/model/gallery.ts';
import type { Counts } from '../../../shared/protocol/live.ts';
import type { WallApi } from '../../sync/api.ts';
import type { OwnView } from './pendingView.ts';
import type { TableCommands } from './useTableCommands.ts';

/** What is being written to a poster; it stays when the walk moves on. */
export interface Writing {
  table: string;
  kind: VisitKind;
}

/** Everything the second half of the phone shows and does; what waits on this phone is already in the view. */
export interface TablesState extends OwnView, TableCommands {
  wallId: string;
  api: WallApi;
  session: Session;
  counts: Counts | null;
  offline: boolean;
  clockOffsetMs: number;
  writing: Writing | null;
  write(writing: Writing | null): void;
}
