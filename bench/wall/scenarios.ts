import type { Page } from '@playwright/test';
import type { FrameFigures, FrameMeter } from './frames.ts';
import {
  panAcross,
  panAround,
  zoomInAndOut,
  type SteadyMouse,
  type WheelTurn,
} from './steadyMouse.ts';
import { freePlace, middleOf, movedCount, nearestNotes, type NoteBox } from './places.ts';
import { STREAM } from './stream.ts';
import type { AppCamera, WallApp } from './wallApp.ts';

/** A page that is measured, and the means for it. */
export interface Stage {
  app: WallApp;
  page: Page;
  mouse: SteadyMouse;
  meter: FrameMeter;
}

/** `verified`: `yes`, or what was wrong. */
export interface Found {
  frames: FrameFigures;
  verified: string;
}

type Scenario = (stage: Stage) => Promise<Found>;

/** Events of a gesture: three seconds. */
export const EVENTS = 180;
export const MIDDLE = { x: 720, y: 450 };
const GAVE_UP = 'gave up: not taken within 20 s';
const STREAM_MS = 4_000;
const SELECTED = 50;
/** What a wheel's whole way amounts to, pixels: a page that did not go that far dropped most of it. */
const WENT_AT_LEAST = 60;

/** Turns the wheel, and sees how far the camera went. */
async function wheelSeen(
  stage: Stage,
  turns: readonly WheelTurn[],
): Promise<{ frames: FrameFigures; isTaken: boolean; widest: { x: number; scale: number } }> {
  const before = await stage.app.camera(stage.page);
  const seen: AppCamera[] = [];
  const over = new AbortController();
  // Four looks a second cost nothing that shows, and see where a gesture turned.
  const looking = (async () => {
    while (!over.signal.aborted) {
      seen.push(await stage.app.camera(stage.page));
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  })().catch(() => undefined);
  let isTaken = false;
  const frames = await stage.meter
    .during(async () => {
      isTaken = await stage.mouse.wheel(MIDDLE, turns);
    })
    .finally(() => over.abort());
  await looking;
  seen.push(await stage.app.camera(stage.page));
  return {
    frames,
    isTaken,
    widest: {
      x: Math.max(...seen.map(({ x }) => Math.abs(x - before.x))),
      scale: Math.max(...seen.map(({ scale }) => scale / before.scale)),
    },
  };
}

const pan =
  (turns: typeof panAround): Scenario =>
  async (stage) => {
    const { frames, isTaken, widest } = await wheelSeen(stage, turns(EVENTS));
    return {
      frames,
      verified: !isTaken
        ? GAVE_UP
        : widest.x >= WENT_AT_LEAST
          ? 'yes'
          : `the camera went ${Math.round(widest.x)} px`,
    };
  };

const drag =
  (count: number): Scenario =>
  async ({ app, page, mouse, meter }) => {
    const room = await app.room(page);
    const boxes = await app.boxes(page);
    const inView = boxes.filter(
      ({ x, y, width, height }) =>
        x >= room.x &&
        y >= room.y &&
        x + width <= room.x + room.width &&
        y + height <= room.y + room.height,
    );
    // The first scenario's note lies elsewhere now; the densest part is the middle of all.
    const held: NoteBox[] = nearestNotes(inView, MIDDLE, count);
    const [first] = held;
    if (!first || held.length < count) throw new Error(`only ${held.length} notes are in view`);
    if (count > 1) await app.select(page, held);
    const selected = count > 1 ? await app.selectedCount(page) : count;
    let isTaken = false;
    const frames = await meter.during(async () => {
      isTaken = await mouse.drag(middleOf(first), freePlace(inView, room), EVENTS);
    });
    if (!isTaken) return { frames, verified: GAVE_UP };
    const moved = movedCount(held, await app.boxes(page));
    await page.keyboard.press('Escape');
    return {
      frames,
      verified:
        selected !== count
          ? `${selected} of ${count} were selected`
          : moved === count
            ? 'yes'
            : `${moved} of ${count} notes moved`,
    };
  };

const zoom: Scenario = async (stage) => {
  const { frames, isTaken, widest } = await wheelSeen(stage, zoomInAndOut(EVENTS));
  return {
    frames,
    verified: !isTaken
      ? GAVE_UP
      : widest.scale >= 2
        ? 'yes'
        : `zoomed only ${widest.scale.toFixed(1)} ×`,
  };
};

const stream: Scenario = async ({ app, page, meter }) => {
  const before = await app.boxes(page);
  const moving = nearestNotes(before, { x: 400, y: 300 }, STREAM.moving);
  let posted = 0;
  const frames = await meter.during(async () => {
    posted = await app.stream(
      page,
      moving.map(({ id }) => id),
      STREAM_MS,
    );
  });
  // Whatever is on its way arrives; a page that never shows it is found out.
  await page
    .waitForFunction(
      (count) => (window.__wall?.notes().length ?? window.__peer?.count() ?? 0) >= count,
      before.length + posted,
      { timeout: 10_000 },
    )
    .catch(() => undefined);
  const now = await app.boxes(page);
  const moved = movedCount(moving, now, 3);
  const came = now.length - before.length;
  return {
    frames,
    verified:
      came !== posted
        ? `${came} of ${posted} notes came`
        : moved === STREAM.moving
          ? 'yes'
          : `${moved} of ${STREAM.moving} notes moved`,
  };
};

/** In the order in which they are measured, and at which zoom. What changes the wall comes last. */
export const SCENARIOS: Record<string, { what: string; at: 'fit' | '100 %'; measure: Scenario }> = {
  'pan-fit': { what: 'wheel to and fro, all in view', at: 'fit', measure: pan(panAround) },
  'pan-100': { what: 'wheel far across and back at 100 %', at: '100 %', measure: pan(panAcross) },
  zoom: { what: 'pinch in and out, from all in view', at: 'fit', measure: zoom },
  'drag-1': { what: 'one note dragged and dropped, all in view', at: 'fit', measure: drag(1) },
  'drag-50': {
    what: '50 selected notes dragged and dropped, all in view',
    at: 'fit',
    measure: drag(SELECTED),
  },
  stream: {
    what: '50 new notes a second and 20 moving at 20 Hz by others, all in view',
    at: 'fit',
    measure: stream,
  },
};
