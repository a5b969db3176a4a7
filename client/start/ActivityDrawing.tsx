import type { JSX } from 'react';

/** Small drawings from the same parts: notes, people, tables. Decorative. */
export function ActivityDrawing({ activity }: { activity: string }): JSX.Element {
  return (
    <svg
      className="activity-drawing ww-along"
      width="76"
      height="56"
      viewBox="0 0 76 56"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {activity !== 'empty' ? (
        <>
          <g stroke="none">
            <rect x="4" y="4" width="13" height="11" fill="var(--note-sun)" />
            <rect x="20" y="6" width="13" height="11" fill="var(--note-leaf)" />
            <rect x="9" y="18" width="13" height="11" fill="var(--note-sky)" />
            <rect x="45" y="4" width="13" height="11" fill="var(--note-rose)" />
            <rect x="60" y="7" width="13" height="11" fill="var(--note-sun)" />
            <rect x="50" y="19" width="13" height="11" fill="var(--note-clay)" />
          </g>
          <path d="M4 38h24v14H4zM48 38h24v14H48zM32 45h11M39.500 41.500 43 45l-3.500 3.500" />
        </>
      ) : (
        <>
          <rect x="6" y="8" width="64" height="40" rx="5" />
          <rect x="16" y="17" width="13" height="11" fill="var(--note-sun)" stroke="none" />
          <rect x="33" y="17" width="13" height="11" stroke="currentColor" strokeDasharray="3 3" />
          <rect x="50" y="17" width="13" height="11" stroke="currentColor" strokeDasharray="3 3" />
        </>
      )}
    </svg>
  );
}
