import { expect, test } from 'vitest';
import { ENGLISH } from '../../../locales/englishWords.ts';
import { changeScript, type ScriptChange } from '../../../shared/scripts/change/changeScript.ts';
import type { Script } from '../../../shared/scripts/script.ts';
import { leverageInRoom } from '../../../shared/scripts/shipped/leverageInRoom.ts';
import { scriptIn } from '../../../shared/scripts/shippedScript.ts';
import { StepMoves } from './stepMoves.ts';

const script = scriptIn(leverageInRoom, ENGLISH);
const ids = (of: Script): string[] => of.steps.map(({ id }) => id);
const [first = '', second = '', third = ''] = ids(script);

/** A server that answers when it is let. */
function slowServer(): {
  asked: ScriptChange[];
  now: () => Script;
  ask: (before: Script, change: ScriptChange) => Promise<boolean>;
  answer: (isMade: boolean) => Promise<void>;
} {
  let now = script;
  const asked: ScriptChange[] = [];
  const waiting: ((isMade: boolean) => void)[] = [];
  return {
    asked,
    now: () => now,
    ask: (_before, change) => {
      asked.push(change);
      return new Promise((resolve) => waiting.push(resolve));
    },
    answer: async (isMade) => {
      await Promise.resolve();
      const change = asked.at(-1);
      const changed = change && isMade ? changeScript(now, change) : null;
      if (changed && !changed.refused) now = changed.script;
      waiting.shift()?.(isMade);
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

test('two presses before the first is answered move a step by two', async () => {
  const moves = new StepMoves();
  const server = slowServer();
  moves.see(script);
  void moves.move(third, { by: -1 }, server.ask);
  const both = moves.move(third, { by: -1 }, server.ask);
  await server.answer(true);
  await server.answer(true);
  await both;
  expect(server.asked).toHaveLength(2);
  expect(ids(server.now()).slice(0, 3)).toEqual([third, first, second]);
});

test('after a refusal the next press starts from where the step still is', async () => {
  const moves = new StepMoves();
  const server = slowServer();
  moves.see(script);
  void moves.move(third, { by: -1 }, server.ask);
  const both = moves.move(third, { by: -1 }, server.ask);
  await server.answer(false);
  await server.answer(true);
  await both;
  expect(ids(server.now()).slice(0, 3)).toEqual([first, third, second]);
});

test('beyond an end, to its own place, of a step that is gone, and before anything is shown: nothing is asked', async () => {
  const moves = new StepMoves();
  const server = slowServer();
  await moves.move(first, { by: 1 }, server.ask);
  moves.see(script);
  await moves.move(first, { by: -1 }, server.ask);
  await moves.move(first, { to: 0 }, server.ask);
  await moves.move(first, { to: script.steps.length }, server.ask);
  await moves.move('gone', { to: 1 }, server.ask);
  expect(server.asked).toEqual([]);
});

test('what others made of the run counts once it is shown', async () => {
  const moves = new StepMoves();
  const server = slowServer();
  moves.see(script);
  moves.see({ ...script, steps: script.steps.filter(({ id }) => id !== second) });
  const moved = moves.move(third, { by: -1 }, server.ask);
  await server.answer(true);
  await moved;
  expect(server.asked).toEqual([{ do: 'move-step', step: third, after: null }]);
});
