import type { JSX } from 'react';

/** A drawing of lines on 24 × 24, in the colour of the words around it. Decorative: the word beside it is what a screen reader reads. */
export const Drawing = ({
  path,
  size,
  className,
}: {
  path: string | undefined;
  size: number;
  className?: string;
}): JSX.Element => (
  <svg
    className={className}
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.9"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={path} />
  </svg>
);
