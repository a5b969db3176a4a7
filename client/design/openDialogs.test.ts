import { describe, expect, it, vi } from 'vitest';
import { OpenDialogs, saidWhere } from './openDialogs.ts';

describe('open dialogs', () => {
  it('the topmost is the last that opened and is still open', () => {
    const dialogs = new OpenDialogs<string>();
    const told = vi.fn();
    const stop = dialogs.subscribe(told);
    expect(dialogs.top()).toBeNull();
    const closeFirst = dialogs.open('first');
    const closeSecond = dialogs.open('second');
    expect(dialogs.top()).toBe('second');
    closeFirst();
    expect(dialogs.top()).toBe('second');
    closeSecond();
    expect(dialogs.top()).toBeNull();
    expect(told).toHaveBeenCalledTimes(4);
    stop();
    dialogs.open('third');
    expect(told).toHaveBeenCalledTimes(4);
  });

  it('what was said before one opened is not said in it; what is said since is', () => {
    const old = { said: 'moved' };
    const opened = saidWhere({ dialog: null, old: null }, 'dialog', old);
    expect(opened).toEqual({ dialog: 'dialog', old });
    expect(saidWhere(opened, 'dialog', { said: 'refused' })).toBe(opened);
    expect(saidWhere(opened, null, old)).toEqual({ dialog: null, old });
  });
});
