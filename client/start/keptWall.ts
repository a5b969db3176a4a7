import type { NewWallAnswer } from '../sync/api.ts';

/** A wall that was just made here, and its links. */
export interface MadeWall {
  title: string;
  answer: NewWallAnswer;
}

/** In this tab only, gone when it closes: the links are keys, and the tab may be somebody else's tomorrow. */
const KEY = 'ww-made-wall';

const isMadeWall = (value: unknown): value is MadeWall => {
  const { title, answer } = (value ?? {}) as Partial<MadeWall>;
  const links = answer?.links;
  return (
    typeof title === 'string' &&
    typeof answer?.joinCode === 'string' &&
    (['facilitator', 'volunteer', 'participant', 'projector'] as const).every(
      (role) => typeof links?.[role] === 'string',
    )
  );
};

/** The wall whose links a reload has to show again, or `null`. Never throws. */
export function readKeptWall(): MadeWall | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return isMadeWall(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** `null` forgets it. Without storage the links live as long as the page. */
export function keepWall(made: MadeWall | null): void {
  try {
    if (made) sessionStorage.setItem(KEY, JSON.stringify(made));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Forbidden or full: they are still on the screen.
  }
}
