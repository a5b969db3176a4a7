import type { Page } from '@playwright/test';
import type { FrameFigures, FrameMeter } from '../wall/frames.ts';
import type { Place, SteadyMouse } from '../wall/steadyMouse.ts';

/** What a scenario has at hand. */
export interface Acting {
  page: Page;
  mouse: SteadyMouse;
  meter: FrameMeter;
  places: { posters: readonly Place[]; floor: Place };
}

export interface Scenario {
  what: string;
  act(acting: Acting): Promise<FrameFigures>;
}

/** How long visitors are only watched, ms: three answers of the server. */
const WATCHED_MS = 8_000;
/** On so many posters the pointer rests, for so long: long enough for its threads to come in. */
const LOOKED_AT = 12;
const RESTS_MS = 350;
const STEPS = 12;
const EVENTS = 150;
const PAN = { x: 520, y: 260 };

const turns = (count: number, dy: number) =>
  Array.from({ length: count }, () => ({ dx: 0, dy, isZoom: true }));

/** All with 300 visitors who walk. The picture is another at the end of each. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  visitors: {
    what: 'nobody touches it for 8 s; who is where changes',
    act: ({ meter, page }) => meter.during(() => page.waitForTimeout(WATCHED_MS)),
  },
  hover: {
    what: `the pointer goes over posters and rests on ${LOOKED_AT} of them: their threads alone`,
    act: ({ meter, page, places }) =>
      meter.during(async () => {
        for (let at = 0; at < LOOKED_AT; at += 1) {
          const { x, y } = places.posters[(at * 7) % places.posters.length] ?? places.floor;
          await page.mouse.move(x, y, { steps: STEPS });
          await page.waitForTimeout(RESTS_MS);
        }
      }),
  },
  zoom: {
    what: 'in to six times the size with the wheel, and half of the way back',
    act: ({ meter, mouse, places }) =>
      meter.during(async () => {
        await mouse.wheel(places.floor, [...turns(EVENTS, -1.2), ...turns(EVENTS / 2, 1.2)]);
      }),
  },
  pan: {
    what: 'close up, dragged by its floor to and fro',
    act: ({ meter, mouse, places }) =>
      meter.during(async () => {
        const { x, y } = places.floor;
        await mouse.drag(places.floor, { x: x - PAN.x, y: y - PAN.y }, EVENTS);
      }),
  },
};
