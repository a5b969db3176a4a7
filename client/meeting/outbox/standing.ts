import type { Kept, WaitsFor } from './outbox.ts';

/** How far something is that was said here. `kept` goes again by itself; `saved`: the server has it; `refused` is the person's to see. */
export type Standing =
  | { state: 'sending' }
  | { state: 'kept'; waitsFor: WaitsFor }
  | { state: 'saved' }
  | { state: 'refused'; code: string; detail: string };

/** `holdUp`: what keeps everything waiting just now, as the page knows it. */
export function standingOf({ progress }: Kept<unknown>, holdUp: WaitsFor | null): Standing {
  if (progress.state === 'refused') return progress;
  if (progress.state === 'saved') return { state: 'saved' };
  const waitsFor =
    progress.state === 'kept'
      ? (holdUp ?? progress.waitsFor)
      : progress.state === 'waiting'
        ? holdUp
        : null;
  return waitsFor ? { state: 'kept', waitsFor } : { state: 'sending' };
}
