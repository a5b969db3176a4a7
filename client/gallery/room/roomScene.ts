import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import type { SetText } from '../../../shared/gallery/setWords.ts';

/** What a poster says of itself in the room. */
export interface PosterDetail {
  sentence: SetText | null;
  /** Colours of the papers on it. */
  papers: readonly string[];
  mightJoin: number;
  /** How many stand here, while people walk. */
  here: number;
  isHere: boolean;
}

/** What the room shows now, as data. */
export interface RoomScene {
  picture: RoomPicture;
  posters: ReadonlyMap<string, PosterDetail>;
  /** Whose threads alone are shown: it and its neighbours whole, the others an outline. */
  focus: string | null;
  /** Under the pointer or the keyboard. */
  near: string | null;
  /** The pair that is told, or under the pointer. */
  pair: string | null;
  /** Says of posters what walkers want to know: who is here. */
  isWalk: boolean;
  /** Threads come in, 0…1. */
  shown: number;
}

/** A thread that somebody draws by hand: from a poster to a spot on the screen. */
export interface Drawn {
  from: string;
  to: readonly [x: number, y: number];
}
