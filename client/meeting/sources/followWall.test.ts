import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { TestPorts } from '../../sync/testing.ts';
import { NO_MEETING, type MeetingState } from '../meetingState.ts';
import { createStore, type Store } from '../store.ts';
import { followWall, type WallName } from './followWall.ts';

class Held {
  readonly doc = new Y.Doc();
  isLoaded = false;
  isClosed = false;
  presenceCount = 0;
  readonly onChange: () => void;
  readonly onPresence: () => void;
  constructor(onChange: () => void, onPresence: () => void) {
    this.onChange = onChange;
    this.onPresence = onPresence;
  }
  presences = (): number => this.presenceCount;
  close = (): void => {
    this.isClosed = true;
  };
  /** All of it arrives, or more of it. */
  arrives(write: (doc: Y.Doc) => void = () => undefined): void {
    write(this.doc);
    this.isLoaded = true;
    this.onChange();
  }
}

const NOTE = { text: 'Kōura', color: 'mustard', seq: 1, at: 1 };
const PERSON = { role: 'participant', arrival: 'code', offer: 'none', removed: false, joinedAt: 1 };

function setUp(): {
  ports: TestPorts;
  known: Store<MeetingState>;
  held: Record<WallName, Held>;
  stop: () => void;
  draws: () => number;
} {
  const ports = new TestPorts();
  const known = createStore(NO_MEETING);
  let draws = 0;
  const held = {} as Record<WallName, Held>;
  const stop = followWall(
    { set: (part) => ((draws += 1), known.set(part)) },
    {
      open: (name, onChange, onPresence) => (held[name] = new Held(onChange, onPresence)),
      later: ports.later,
    },
  );
  return { ports, known, held, stop, draws: () => draws };
}
const DRAWN = 120;

it('knows the wall only once both its documents are there', async () => {
  const { ports, known, held } = setUp();
  held.notes.arrives((doc) => doc.getMap('notes').set('n1', NOTE));
  await ports.pass(DRAWN);
  expect(known.state().wall).toBeNull();
  held.arrangement.arrives();
  await ports.pass(DRAWN);
  expect([...(known.state().wall?.notes.values() ?? [])]).toEqual([NOTE]);
  expect(known.state().people).toBeNull();
});

it('draws many changes as one, and reads only the document that changed', async () => {
  const { ports, known, held, draws } = setUp();
  for (const each of Object.values(held)) each.arrives();
  await ports.pass(DRAWN);
  expect(draws()).toBe(1);
  const before = known.state();
  for (const id of ['p1', 'p2', 'p3'])
    held.people.arrives((doc) => doc.getMap('people').set(id, PERSON));
  await ports.pass(DRAWN - 1);
  expect(draws()).toBe(1);
  await ports.pass(1);
  expect(draws()).toBe(2);
  expect(known.state().people?.map((person) => person.id)).toEqual(['p1', 'p2', 'p3']);
  expect(known.state().wall).toBe(before.wall);
  expect(known.state().gallery).toBe(before.gallery);
});

it('keeps the groups as they are when a note is written', async () => {
  const { ports, known, held } = setUp();
  for (const each of Object.values(held)) each.arrives();
  await ports.pass(DRAWN);
  const { wall } = known.state();
  held.notes.arrives((doc) => doc.getMap('notes').set('n1', NOTE));
  await ports.pass(DRAWN);
  expect(known.state().wall).not.toBe(wall);
  expect(known.state().wall?.placements).toBe(wall?.placements);
  expect(known.state().wall?.notes.size).toBe(1);
});

it('counts presences without reading a document', async () => {
  const { ports, known, held } = setUp();
  for (const each of Object.values(held)) each.arrives();
  await ports.pass(DRAWN);
  const { wall } = known.state();
  held.arrangement.presenceCount = 2;
  held.arrangement.onPresence();
  await ports.pass(DRAWN);
  expect(known.state()).toMatchObject({ presences: 2 });
  expect(known.state().wall).toBe(wall);
});

it('takes nothing from a document that has not arrived', async () => {
  const { ports, known, held } = setUp();
  held.gallery.onChange();
  await ports.pass(DRAWN);
  expect(known.state().gallery).toBeNull();
});

it('lets all of them go, and draws no more', async () => {
  const { ports, held, stop, draws } = setUp();
  held.notes.arrives();
  stop();
  await ports.pass(DRAWN);
  expect(draws()).toBe(0);
  expect(Object.values(held).every((each) => each.isClosed)).toBe(true);
  expect(ports.waiting).toBe(0);
});

it('knows the run by the people’s document, and as the same thing until it changes', async () => {
  const { ports, known, held } = setUp();
  const script = { languages: ['en'], steps: [{ id: 'post', kind: 'post' }] };
  held.people.arrives((doc) => doc.getMap('run').set('title', 'Hui'));
  await ports.pass(DRAWN);
  expect(known.state().run).toBeNull();
  held.people.arrives((doc) => {
    doc.getMap('run').set('script', script);
    doc.getMap('run').set('step', 'post');
  });
  await ports.pass(DRAWN);
  const { run } = known.state();
  expect(run).toEqual({ script, step: 'post', been: [], left: [] });
  held.people.arrives((doc) => doc.getMap('run').set('title', 'Hui nui'));
  await ports.pass(DRAWN);
  expect(known.state().run).toBe(run);
  held.people.arrives((doc) => doc.getMap('run').set('been', ['post']));
  await ports.pass(DRAWN);
  expect(known.state().run).toEqual({ script, step: 'post', been: ['post'], left: [] });
});
