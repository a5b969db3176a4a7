import { expect, it } from 'vitest';
import type { Wake } from '../sync/wakes.ts';
import { keepKicking } from './keepKicking.ts';

/** Outboxes that count, and a page that wakes by hand. */
function page() {
  const listeners = new Set<(wake: Wake) => void>();
  const kicks = { notes: 0, commands: 0 };
  const boxOf = (name: keyof typeof kicks) => ({ kick: () => void (kicks[name] += 1) });
  return {
    kicks,
    boxOf,
    hear: (listener: (wake: Wake) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    wake: (wake: Wake) => listeners.forEach((listener) => listener(wake)),
    listeners,
  };
}

it('what waits goes out at once, and whenever page or network are back', () => {
  const { kicks, boxOf, hear, wake } = page();
  keepKicking(new Set([boxOf('notes')]), hear);
  expect(kicks.notes).toBe(1);
  wake('woke');
  wake('online');
  expect(kicks.notes).toBe(3);
});

it('a tap or a network that goes are no reason', () => {
  const { kicks, boxOf, hear, wake } = page();
  keepKicking(new Set([boxOf('notes')]), hear);
  wake('tap');
  wake('offline');
  expect(kicks.notes).toBe(1);
});

it('an outbox that came later is kicked with the others, one that went is not', () => {
  const { kicks, boxOf, hear, wake } = page();
  const [notes, commands] = [boxOf('notes'), boxOf('commands')];
  const boxes = new Set([notes]);
  keepKicking(boxes, hear);
  boxes.add(commands);
  wake('online');
  expect(kicks).toEqual({ notes: 2, commands: 1 });
  boxes.delete(notes);
  wake('online');
  expect(kicks).toEqual({ notes: 2, commands: 2 });
});

it('stops with the page', () => {
  const { boxOf, hear, listeners } = page();
  const stop = keepKicking(new Set([boxOf('notes')]), hear);
  stop();
  expect(listeners.size).toBe(0);
});
