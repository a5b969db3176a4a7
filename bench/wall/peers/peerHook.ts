import type { NoteColor } from '../../../shared/model/note.ts';

/** A note as our wall has it; wall units. */
export interface PeerNote {
  id: string;
  text: string;
  color: NoteColor;
  x: number;
  y: number;
}

/** What a peer's page tells and does for the bench; gestures come from outside, as at ours. Boxes are in page coordinates. */
export interface PeerHook {
  count(): number;
  camera(): { x: number; y: number; scale: number };
  fit(): void;
  /** The middle of all notes at 100 %. */
  closeUp(): void;
  boxes(): { id: string; x: number; y: number; width: number; height: number }[];
  select(ids: readonly string[]): void;
  selectedCount(): number;
  /** Others at work for so long; resolves with how many notes came. */
  stream(moving: readonly string[], forMs: number): Promise<number>;
  quiet(): Promise<void>;
}

declare global {
  interface Window {
    __peer?: PeerHook;
  }
}

export const NOTE_SIZE = { width: 180, height: 160 };

const QUICK_FRAME_MS = 100;

/** Resolves with the time of the first of two frames in a row that came quickly, ms since navigation: nothing is being drawn any more. */
export function quietFrames(): Promise<number> {
  return new Promise((resolve) => {
    let last = performance.now();
    let quick = 0;
    let firstAt = 0;
    const look = (): void => {
      const now = performance.now();
      quick = now - last < QUICK_FRAME_MS ? quick + 1 : 0;
      if (quick === 1) firstAt = now;
      last = now;
      if (quick >= 2) resolve(firstAt);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Once the peer has its notes: says when they are drawn. */
export async function exposePeer(hook: Omit<PeerHook, 'quiet'>): Promise<void> {
  window.__peer = { ...hook, quiet: async () => void (await quietFrames()) };
  document.documentElement.dataset['drawnAfter'] = String(await quietFrames());
}

export const fetchNotes = async (): Promise<PeerNote[]> =>
  (await (await fetch('/notes.json')).json()) as PeerNote[];
