import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import type { ThingMarks } from '../../../shared/rating/thingMarks.ts';
import type { SetText } from '../../../shared/gallery/setWords.ts';

/** What stands in a poster's foot: it changes by the second while people walk. */
export interface PosterFoot {
  /** Colours of the papers on it. */
  papers: readonly string[];
  mightJoin: number;
  /** How many stand here, while people walk. */
  here: number;
  isHere: boolean;
  /** What came of rating, and who sees to it. */
  marks: ThingMarks;
}

/** What the room shows now, as data. */
export interface RoomScene {
  picture: RoomPicture;
  /** Posters' own sentences, set, by table. */
  sentences: ReadonlyMap<string, SetText>;
  /** Whose threads alone are shown: it and its neighbours whole, the others an outline. */
  focus: string | null;
  /** Under the pointer or the keyboard. */
  near: string | null;
  /** The pair that is told, or under the pointer. */
  pair: string | null;
}

/** A thread that somebody draws by hand: from a poster to a spot on the screen. */
export interface Drawn {
  from: string;
  to: readonly [x: number, y: number];
}
