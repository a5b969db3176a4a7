import type { JSX } from 'react';
import type { Relation } from '../../shared/model/gallery.ts';

/** How a kind of thread is drawn; never by colour alone. `isBack`: it comes from there, so its head is at the start of the line. */
export function ThreadSign({
  relation,
  isBack = false,
}: {
  relation: Relation;
  isBack?: boolean;
}): JSX.Element {
  const color = `var(--thread-${relation})`;
  const isFilled = relation === 'reinforces';
  return (
    <svg
      className={`thread-sign ${isBack ? 'is-back' : 'ww-along'}`}
      viewBox="0 0 62 20"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={isFilled ? 'M2 10h46' : 'M3 10h50'}
        stroke={color}
        strokeWidth="5"
        strokeLinecap="round"
        {...(isFilled ? {} : { strokeDasharray: '0.1 10' })}
      />
      {isFilled ? (
        <path d="M44 2l16 8-16 8z" fill={color} />
      ) : (
        <path
          d="M46 2l13 8-13 8"
          fill="none"
          stroke={color}
          strokeWidth="4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}
