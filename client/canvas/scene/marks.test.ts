import { beforeEach, expect, it } from 'vitest';
import { Marks } from './marks.ts';
import { SceneLayers, type SceneLayer } from './sceneLayers.ts';

let drawn: string[] = [];
let marks: Marks;
beforeEach(() => {
  drawn = [];
  marks = new Marks((...layers: SceneLayer[]) => void drawn.push(layers.join() || 'all'));
});

it('nothing stands out at first', () => {
  expect([marks.found, marks.focus, marks.newest, marks.claims]).toEqual([null, null, null, []]);
});

it('what a search found changes how notes themselves look: the floor is drawn', () => {
  marks.showFound(new Set(['a']));
  expect([marks.found, drawn]).toEqual([new Set(['a']), ['all']]);
  marks.showFound(null);
  expect([marks.found, drawn]).toEqual([null, ['all', 'all']]);
});

it('a search that found nothing is not the same as none', () => {
  marks.showFound(new Set());
  expect(marks.found).toEqual(new Set());
});

it('a ring, a mark and names on groups lie above the notes', () => {
  marks.focusOn('a');
  marks.markNewest('b');
  marks.showClaims([{ cluster: 'birds', name: 'Ana', color: 2 }]);
  expect([marks.focus, marks.newest, marks.claims]).toEqual([
    'a',
    'b',
    [{ cluster: 'birds', name: 'Ana', color: 2 }],
  ]);
  expect(drawn).toEqual(['top', 'top', 'top']);
});

it('each goes by itself', () => {
  marks.focusOn('a');
  marks.markNewest('b');
  marks.focusOn(null);
  expect([marks.focus, marks.newest]).toEqual([null, 'b']);
  marks.markNewest(null);
  marks.showClaims([]);
  expect([marks.newest, marks.claims]).toEqual([null, []]);
});

it('parts that ask before anybody draws ask in vain, and after that for the layers they name, or all', () => {
  const layers = new SceneLayers();
  layers.redraw();
  const asked: SceneLayer[][] = [];
  layers.attach((...names) => void asked.push(names));
  layers.redraw('top');
  layers.redraw();
  expect(asked).toEqual([['top'], ['floor', 'top']]);
});

it('whoever draws last is asked, and nobody else', () => {
  const layers = new SceneLayers();
  const asked = [0, 0];
  layers.attach(() => void (asked[0] = (asked[0] ?? 0) + 1));
  layers.attach(() => void (asked[1] = (asked[1] ?? 0) + 1));
  layers.redraw('floor');
  expect(asked).toEqual([0, 1]);
});
