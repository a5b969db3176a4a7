import type { Page } from '@playwright/test';
import { FrameMeter } from '../wall/frames.ts';
import { launch, sentence } from '../wall/measureApp.ts';
import type { Measurement } from '../wall/measurement.ts';
import { SteadyMouse } from '../wall/steadyMouse.ts';
import { SIZE, type GalleryView } from './galleryPages.ts';
import { SCENARIOS } from './scenarios.ts';
import { POSTERS, type WalkingRoom } from './walkingRoom.ts';

/** Until fonts are there and nothing moves any more. */
const SETTLES_MS = 1_500;

/** One run of the given scenarios at one page, from a cold cache, while visitors walk. */
export async function measurePage(
  view: GalleryView,
  room: WalkingRoom,
  names: readonly string[],
): Promise<Measurement[]> {
  const browser = await launch();
  const found: Measurement[] = [];
  try {
    const page = await browser.newPage({ viewport: SIZE });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    await view.open(page);
    await page.waitForTimeout(SETTLES_MS);
    const acting = {
      page,
      mouse: new SteadyMouse(cdp),
      meter: new FrameMeter(page, cdp),
      places: await view.places(page),
    };
    for (const name of names) {
      const scenario = SCENARIOS[name];
      if (!scenario) continue;
      const measured: Measurement = {
        notes: POSTERS,
        app: view.name,
        scenario: name,
        frames: null,
        verified: 'yes',
      };
      found.push(measured);
      const stop = view.follow(page);
      // What is on its way when a page is given up would spoil the next.
      try {
        const before = await picture(page);
        measured.frames = await room.walking(() => scenario.act(acting));
        if (!(await acting.mouse.drained())) throw new Error('it did not take all of the gesture');
        if ((await picture(page)) === before) measured.verified = 'nothing changed on it';
      } catch (error) {
        measured.verified = sentence(error);
        break;
      } finally {
        stop();
      }
    }
    return found;
  } finally {
    await browser.close();
  }
}

/** What is to be seen: another text where a single pixel is another. */
const picture = async (page: Page): Promise<string> =>
  (await page.screenshot({ animations: 'allow' })).toString('base64');
