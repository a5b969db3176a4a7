import { focusOf } from '../../../shared/gallery/focus.ts';
import { finestType, hang, smallestType, type Hang } from '../../../shared/gallery/hang.ts';
import type { Hooks } from '../../../shared/gallery/hooks.ts';
import { overviewOf } from '../../../shared/gallery/overview.ts';
import type { ThreadConnection } from '../../../shared/gallery/pairs.ts';
import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import type { Measure } from '../../../shared/gallery/setWords.ts';
import type { Viewport } from '../../../shared/layout/camera.ts';
import type { PosterView } from '../../../shared/protocol/tables.ts';

export type Read = Parameters<typeof smallestType>[0];

/** Of the room's width, the foot's line that is free for sentences of letters. */
const FOOT = 0.62;

/** Pure. Where posters hang at so many times the screen's size. */
export function roomAt(
  hooks: Hooks,
  posters: readonly Pick<PosterView, 'tableId' | 'number' | 'closed'>[],
  { width, height }: Viewport,
  read: Read,
  detail: number,
): Hang {
  const smallest = smallestType(read, width);
  return hang(
    hooks,
    posters.filter(({ closed }) => !closed),
    {
      width: width * detail,
      height: height * detail,
      smallest,
      finest: finestType(smallest),
    },
  );
}

/** Pure. The room with its threads (`shown`: those the legend lets through), or one poster's threads alone, or with none. */
export function pictureOf(
  room: Hang,
  names: ReadonlyMap<string, string>,
  connections: readonly ThreadConnection[],
  shown: ReadonlySet<string>,
  measure: Measure,
  focus: string | null,
): RoomPicture {
  const input = {
    room,
    names,
    connections,
    ...(shown.size < connections.length
      ? { isShown: ({ id }: ThreadConnection) => shown.has(id) }
      : {}),
    measure,
    foot: room.screen.width * FOOT,
  };
  const isHung = focus !== null && room.posters.some(({ tableId }) => tableId === focus);
  return isHung ? focusOf(input, focus) : overviewOf(input);
}
