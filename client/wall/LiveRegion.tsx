import { useEffect, useRef, useState } from 'react';
import { countNotes } from './titleOf.ts';
import type { WallState } from './wallModel.ts';

/** Changes are read out in batches, so that a busy wall does not talk without pause. ms */
const BATCH_MS = 1500;

/** What changed, for screen readers: own steps, and how many notes came or went. */
export function LiveRegion({ state }: { state: WallState }) {
  const [said, setSaid] = useState('');
  const spoken = useRef({ notes: -1, groups: -1, notice: 0 });
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  }, [state]);
  useEffect(() => {
    const timer = setInterval(() => {
      const { wall, notice, loaded } = latest.current;
      if (!loaded) return;
      const before = spoken.current;
      const parts: string[] = [];
      if (notice && notice.id !== before.notice) parts.push(notice.text);
      const came = wall.notes.size - before.notes;
      if (before.notes >= 0 && came > 0) parts.push(`${came === 1 ? 'A new note' : `${came} new notes`}; ${countNotes(wall.notes.size)} on the wall.`);
      if (before.notes >= 0 && came < 0) parts.push(`${countNotes(-came)} went; ${wall.notes.size} left.`);
      if (before.groups >= 0 && wall.clusters.size !== before.groups && parts.length === 0) parts.push(`${wall.clusters.size === 1 ? 'One group' : `${wall.clusters.size} groups`} now.`);
      spoken.current = { notes: wall.notes.size, groups: wall.clusters.size, notice: notice?.id ?? 0 };
      if (parts.length > 0) setSaid(parts.join(' '));
    }, BATCH_MS);
    return () => clearInterval(timer);
  }, []);
  return <div className="ww-visually-hidden" role="status" aria-live="polite">{said}</div>;
}
