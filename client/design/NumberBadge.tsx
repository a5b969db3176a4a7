import type { JSX } from 'react';
import './Panel.css';

/** A group's or table's number: the same black number on every screen. */
export const NumberBadge = ({ number }: { number: number }): JSX.Element => (
  <span className="ww-number">{number}</span>
);
