import type { JSX } from 'react';

/** The weave: four threads, over and under. `size` in px; the name beside it is read, the drawing is not. */
export function Wordmark({ size = 30 }: { size?: number }): JSX.Element {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="4"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M2 11h13M19 11h11M2 21h7M13 21h17M11 2v5M11 15v15M21 2v15M21 25v5" />
    </svg>
  );
}
