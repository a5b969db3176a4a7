import type { Page } from '@playwright/test';
import { hang, smallestType } from '../../shared/gallery/hang.ts';
import { openHooks } from '../../shared/gallery/hooks.ts';
import type { Hang } from '../../shared/gallery/hang.ts';
import type { Place } from '../wall/steadyMouse.ts';
import type { GraphData } from './graphData.ts';
import type { GraphServer } from './peers/serveGraph.ts';
import type { WalkingRoom } from './walkingRoom.ts';

export const SIZE = { width: 1920, height: 1080 };
/** A desk's page asks the server for posters about so often, ms (`DESK_RULES`). */
const ASKS_EVERY_MS = 2_500;

/** A page that shows the gallery. */
export interface GalleryView {
  readonly name: string;
  readonly remark: string;
  /** Resolves when all is drawn. */
  open(page: Page): Promise<void>;
  /** Tells it who is where, while visitors walk; returns how to stop. */
  follow(page: Page): () => void;
  /** Spots of so many posters, and one on the floor between two of them. */
  places(page: Page): Promise<{ posters: Place[]; floor: Place }>;
}

/** Where posters hang in a stage of this size. */
function roomIn(room: WalkingRoom, { width, height }: { width: number; height: number }): Hang {
  const hooks = openHooks(
    room.tables.map(({ tableId }) => tableId),
    true,
  );
  return hang(hooks, room.tables, { width, height, smallest: smallestType('desk', width) });
}

function placesIn({ posters, gutters, columns, screen }: Hang, left: number, top: number) {
  const gutter = gutters[Math.round(columns / 2)] ?? { from: 0, to: 0 };
  return {
    posters: posters.map(({ x, y, width, height }) => ({
      x: left + x + width / 2,
      y: top + y + height / 2,
    })),
    floor: { x: left + (gutter.from + gutter.to) / 2, y: top + screen.height / 2 },
  };
}

const STAGE = '.room-stage';

/** Our own page, as a facilitator has it on her laptop, fed by the real server. */
export function ourPage(room: WalkingRoom): GalleryView {
  const { wall, server } = room;
  const box = async (page: Page) => {
    const found = await page.locator(STAGE).boundingBox();
    if (!found) throw new Error('there is no room');
    return found;
  };
  return {
    name: 'weavewall',
    remark: 'Weavewall: the gallery with its connections, from the facilitator’s link.',
    async open(page) {
      const { hash } = new URL(wall.links.facilitator);
      await page.goto(`${server.origin}/w/${wall.wallId}/gallery?as=facilitator${hash}`);
      await page.getByRole('button', { name: 'Show connections' }).click();
      await page.getByText(`${room.connections.length} connections`).first().waitFor();
    },
    follow: () => () => undefined,
    async places(page) {
      const { x, y, width, height } = await box(page);
      return placesIn(roomIn(room, { width, height }), x, y);
    },
  };
}

/** The same posters in the same places as a graph of Cytoscape.js, told who is where as often as our page asks. */
export function peerPage(room: WalkingRoom, { address, version }: GraphServer): GalleryView {
  return {
    name: 'cytoscape',
    remark: `Cytoscape.js ${version}: its canvas renderer, posters as nodes in the same places, connections as edges with their sentences; local, without a server.`,
    async open(page) {
      await page.goto(address);
      await page.waitForFunction(() => document.documentElement.dataset['drawn'] === 'yes');
    },
    follow(page) {
      const clock = setInterval(
        () =>
          void page
            .evaluate((here) => window.__graph?.setHere(here), room.here())
            .catch(() => undefined),
        ASKS_EVERY_MS,
      );
      return () => clearInterval(clock);
    },
    places: () => Promise.resolve(placesIn(roomIn(room, SIZE), 0, 0)),
  };
}

/** What a peer shows. */
export function graphData(room: WalkingRoom): GraphData {
  const names = new Map(room.tables.map(({ tableId, name }) => [tableId, name]));
  return {
    posters: roomIn(room, SIZE).posters.map(({ tableId, number, x, y, width, height }) => ({
      id: tableId,
      number,
      name: names.get(tableId) ?? '',
      x,
      y,
      width,
      height,
    })),
    connections: room.connections.map(({ id, from, to, relation, text }) => ({
      id,
      from,
      to,
      relation,
      text,
    })),
  };
}

declare global {
  interface Window {
    __graph?: { setHere(here: Record<string, number>): void };
  }
}
