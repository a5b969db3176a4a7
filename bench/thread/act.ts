import type { FullWall } from './fullWall.ts';

/** Something that one person does to a full wall. They follow one another, each on what the ones before made. */
export interface Act {
  what: string;
  /** Not measured. */
  before?(room: FullWall): Promise<void>;
  run(room: FullWall): Promise<unknown>;
}
