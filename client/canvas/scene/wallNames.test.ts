import { describe, expect, it } from 'vitest';
import { HEADER } from '../../../shared/layout/noteGrid.ts';
import type { PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { PlacedName } from '../names/placedName.ts';
import { plainLook, testScene, wallOf, type TestScene } from './testScene.ts';
import { roomForNames } from './wallNames.ts';

const GROUPS = {
  birds: { name: 'Birds of the coast', pos: [0, -1200] as const },
  trees: { name: '', pos: [1000, -1200] as const },
};
const wall = wallOf(
  {
    a: { cluster: 'birds', pos: [12, 96] },
    b: { cluster: 'birds', pos: [204, 96] },
    c: { cluster: 'trees', pos: [12, 96] },
    d: null,
  },
  GROUPS,
);

function open(scale: number, shown: PlacedWall = wall, look = plainLook()): TestScene {
  const given = testScene({ look });
  given.scene.show(shown);
  given.scene.camera.follow({ x: 100, y: 700, scale });
  given.asked();
  return given;
}
const named = ({ scene }: TestScene, id: string): PlacedName => {
  const name = scene.names.placed().find(({ group }) => group.id === id);
  if (!name) throw new Error(`${id} has no name`);
  return name;
};

describe('the size of names', () => {
  it('is a share of the width, never under 12 pixels, and grows with the zoom', () => {
    const { scene } = open(0.1);
    expect(scene.names.size()).toBe(18);
    expect(scene.names.size(1)).toBe(50);
    scene.camera.resize(400, 800);
    expect([scene.names.size(), scene.names.size(0)]).toEqual([12, 12]);
  });

  it('leaves free around a fitted wall what names need there, and no more on small screens', () => {
    expect([roomForNames(400), roomForNames(1000), roomForNames(3000)]).toEqual([20, 50, 58]);
  });
});

describe('a header', () => {
  it('is where the group is, as high as the zoom makes it or as its name needs', () => {
    const { scene } = open(1);
    expect(scene.names.header('birds')).toMatchObject({ x: 100, y: -500, height: HEADER });
    scene.camera.follow({ x: 100, y: 700, scale: 0.1 });
    const far = scene.names.header('birds');
    expect(far?.height).toBe(27);
    expect((far?.y ?? 0) + (far?.height ?? 0)).toBeCloseTo(700 - 120 + HEADER * 0.1);
  });

  it('is none of a group that is not there', () => {
    expect(open(1).scene.names.header('nobody')).toBeNull();
  });
});

describe('what stands there', () => {
  it('is the name with the number of notes', () => {
    const { group, tab } = named(open(1), 'birds');
    expect([group.name, group.count, group.isInvitation, tab]).toEqual([
      'Birds of the coast',
      '2',
      false,
      null,
    ]);
  });

  it('is an invitation where one may be given, and nothing where not', () => {
    const given = open(1);
    expect(named(given, 'trees').group).toMatchObject({ name: '', isInvitation: false });
    given.scene.names.invite(true);
    expect(given.asked()).toEqual(['floor', 'top']);
    expect(named(given, 'trees').group).toMatchObject({ name: 'Name it', isInvitation: true });
    given.scene.names.invite(true);
    expect(given.asked(), 'it was so already').toEqual([]);
  });

  it('makes room for the field in which it is being typed', () => {
    const given = open(1);
    given.scene.names.invite(true);
    given.scene.selection.startRenaming('trees');
    expect(named(given, 'trees').group).toMatchObject({ name: '', count: '', isInvitation: false });
  });

  it('is measured as the canvas measures, anew when that has other letters', () => {
    const wide = { name: (text: string) => text.length * 2, plain: () => 1, known: new Map() };
    const look = plainLook();
    const page = { look };
    const given = open(1, wall, {
      ...look,
      get nameMeasures() {
        return page.look.nameMeasures;
      },
    });
    const before = named(given, 'birds');
    page.look = plainLook({ nameMeasures: { name: wide, invitation: wide } });
    expect(named(given, 'birds').form.widest).toBeGreaterThan(before.form.widest);
  });

  it('is nothing on a wall without groups', () => {
    expect(open(1, wallOf({ a: null })).scene.names.placed()).toEqual([]);
  });
});

describe('tabs', () => {
  it('stand out from far away, on the screen, and are found there', () => {
    const { scene } = open(0.1);
    const tab = scene.names.tab('birds');
    if (!tab) throw new Error('no tab');
    expect(tab.height).toBeGreaterThan(HEADER * 0.1);
    expect(scene.names.tabAt(tab.x + 2, tab.y + 2)).toBe('birds');
    expect(scene.names.tabAt(tab.x - 2, tab.y + 2)).toBeNull();
    expect(scene.names.tabAt(tab.x + 2, tab.y + tab.height + 2)).toBeNull();
  });

  it('there are none where headers have room', () => {
    const { scene } = open(1);
    expect([scene.names.tab('birds'), scene.names.tabAt(110, -490)]).toEqual([null, null]);
  });

  it('go along with the view and with a hand that carries the group', () => {
    const { scene } = open(0.1);
    const before = scene.names.tab('birds');
    scene.camera.moveBy(30, 40);
    const after = scene.names.tab('birds');
    expect([(after?.x ?? 0) - (before?.x ?? 0), (after?.y ?? 0) - (before?.y ?? 0)]).toEqual([
      expect.closeTo(30),
      expect.closeTo(40),
    ]);
    scene.presence.take({
      pointer: 1,
      notes: new Set(['a', 'b']),
      from: new Map(),
      cluster: 'birds',
      at: [0, 0],
      by: [200, 100],
      over: { kind: 'wall' },
    });
    const carried = scene.names.tab('birds');
    expect((carried?.x ?? 0) - (after?.x ?? 0)).toBeCloseTo(20);
    expect((carried?.y ?? 0) - (after?.y ?? 0)).toBeCloseTo(10);
    expect(scene.names.tabAt((carried?.x ?? 0) + 2, (carried?.y ?? 0) + 2)).toBe('birds');
  });
});

describe('places are found anew', () => {
  const given = open(0.3);
  const { scene } = given;
  const changes: [string, boolean, () => void][] = [
    ['nothing', false, () => undefined],
    ['the view moves', false, () => scene.camera.moveBy(10, 10)],
    ['a hand holds a note', false, () => scene.presence.showOthers([])],
    ['notes are chosen', false, () => scene.selection.chooseNotes(['d'])],
    ['the zoom is another', true, () => scene.camera.follow({ x: 0, y: 0, scale: 0.31 })],
    ['the canvas has another size', true, () => scene.camera.resize(1200, 800)],
    ['other room is kept below', true, () => scene.camera.keepRoomBelow(66)],
    ['a group is chosen', true, () => scene.selection.chooseGroup('birds')],
    ['a name is being typed', true, () => scene.selection.startRenaming('birds')],
    ['names may be given', true, () => scene.names.invite(true)],
    ['groups are others', true, () => scene.show({ ...wall, clusters: new Map(wall.clusters) })],
    ['loose notes are others', true, () => scene.show({ ...scene.content.wall, loose: [] })],
  ];
  it.each(changes)('when %s: %s', (_, isAnew, change) => {
    const before = scene.names.placed();
    change();
    expect(scene.names.placed() !== before).toBe(isAnew);
  });
});

describe('how far tabs reach', () => {
  it('an upright screen has room above a wall that fills its width: there a second line goes up', () => {
    const places = Array.from({ length: 16 }, (_, seq): [number, number] => [
      12 + (seq % 4) * 192,
      96 + Math.floor(seq / 4) * 172,
    ]);
    const inBoth = ['birds', 'trees'].flatMap((cluster) =>
      places.map((pos, seq) => [`${cluster}${seq}`, { cluster, pos }]),
    );
    const crowded = wallOf(Object.fromEntries(inBoth), {
      birds: { name: 'Coastline birds', pos: [0, -1200] },
      trees: { name: 'Trees', pos: [820, -1200] },
    });
    const topOf = (height: number): number => {
      const given = open(0.1, crowded);
      given.scene.camera.resize(390, height);
      const { form, tab } = named(given, 'birds');
      expect(form.lines).toEqual(['Coastline', 'birds']);
      return (tab?.y ?? 0) - -1200 * 0.1;
    };
    expect(topOf(900)).toBeLessThan(-18.5);
    expect(topOf(380)).toBeGreaterThanOrEqual(-18.5);
  });
});
