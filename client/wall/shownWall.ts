import type { LiveSession, Session } from '../../shared/model/session.ts';
import type { Finder } from './find/Finder.ts';
import type { Fitting } from './Fitting.ts';
import type { WallMode } from './wallMode.ts';
import type { WallModel } from './wallModel.ts';
import type { WallState } from './wallState.ts';

/** The wall as its page shows it at one moment: what the page's parts are drawn from. */
export interface ShownWall {
  model: WallModel;
  state: WallState;
  finder: Finder;
  fitting: Fitting;
  mode: WallMode;
  /** A snapshot's has no present step: it stands still. */
  session: Session & Partial<LiveSession>;
  isOffline: boolean;
  noteCount: number;
  /** May arrange the wall, when it is not locked. */
  canHelp: boolean;
  isInOutline: boolean;
}
