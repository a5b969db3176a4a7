import type { JSX } from 'react';

/** What the two kinds of threads look like; never by colour alone. */
export function Legend(): JSX.Element {
  return (
    <ul className="gallery-legend" aria-label="Kinds of threads">
      <li>
        <svg width="62" height="20" viewBox="0 0 62 20" aria-hidden="true" focusable="false">
          <path
            d="M2 10h46"
            stroke="var(--thread-reinforces)"
            strokeWidth="5"
            strokeLinecap="round"
          />
          <path d="M44 2l16 8-16 8z" fill="var(--thread-reinforces)" />
        </svg>
        reinforces
      </li>
      <li>
        <svg
          width="62"
          height="20"
          viewBox="0 0 62 20"
          aria-hidden="true"
          focusable="false"
          fill="none"
          stroke="var(--thread-supports)"
          strokeLinecap="round"
        >
          <path d="M3 10h50" strokeWidth="5" strokeDasharray="7 9" />
          <path d="M46 2l13 8-13 8" strokeWidth="4" strokeLinejoin="round" />
        </svg>
        supports
      </li>
    </ul>
  );
}
