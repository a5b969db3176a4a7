import type { Thread } from '../../shared/layout/galleryThreads.ts';
import type { GalleryRoom } from '../../shared/layout/galleryRoom.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import type { ConnectionRow } from '../meeting/pending/galleryRows.ts';

/** What the room is drawn from, on the canvas and for the keyboard. */
export interface RoomStageProps {
  room: GalleryRoom;
  threads: readonly Thread[];
  connections: ReadonlyMap<string, ConnectionRow>;
  posters: ReadonlyMap<string, PosterView>;
  /** Lit threads, with their card. */
  lit: readonly string[];
  /** The one lit by hand: its card has what can be done with it. */
  held: string | null;
  standing: string | null;
  showHere: boolean;
  mayConnect: boolean;
  /** Can posters be opened and threads be held? */
  isWalkable: boolean;
  label: string;
  onOpen: (tableId: string) => void;
  onLight: (thread: string | null) => void;
  onConnect: (from: string, to: string) => void;
  onAct: (thread: string) => void;
}
