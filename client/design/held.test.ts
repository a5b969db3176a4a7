import { expect, test, vi } from 'vitest';
import { holding } from './held.ts';

const press = () => ({ preventDefault: vi.fn() });

test('a button that is not held is pressed', () => {
  const [act, say] = [vi.fn(), vi.fn()];
  const button = holding(null, act, say);
  const event = press();
  button.onClick?.(event);
  expect(act).toHaveBeenCalledWith(event);
  expect(event.preventDefault).not.toHaveBeenCalled();
  expect(button['aria-disabled']).toBeUndefined();
  expect(say).not.toHaveBeenCalled();
});

test('a held button keeps the focus, does nothing, sends no form, and says why', () => {
  const [act, say] = [vi.fn(), vi.fn()];
  const button = holding('You’re offline.', act, say);
  const event = press();
  button.onClick?.(event);
  expect(act).not.toHaveBeenCalled();
  expect(event.preventDefault).toHaveBeenCalled();
  expect(say.mock.calls).toEqual([['You’re offline.']]);
  // Never `disabled`, with which the focus goes.
  expect(button).toEqual({ 'aria-disabled': true, onClick: expect.any(Function) });
});

test('a button that only sends its form does so unless it is held', () => {
  expect(holding(null)).toEqual({});
  const event = press();
  holding('Not now.', undefined, vi.fn()).onClick?.(event);
  expect(event.preventDefault).toHaveBeenCalled();
});
