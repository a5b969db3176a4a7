import { Fragment, type ComponentType, type JSX, type ReactElement, type ReactNode } from 'react';
import type { MessageKey, ValuesOf } from '../../shared/words/words.ts';
import { words } from './speak.ts';

/** A message's parts never change places. */
const inPlace = (parts: readonly ReactNode[]): ReactNode =>
  parts.map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- they have nothing else
    <Fragment key={index}>{part}</Fragment>
  ));

/** `element`, which is empty, with what stands inside its tag. */
function filled({ type, props }: ReactElement, inside: readonly ReactNode[]): JSX.Element {
  const Kind = type as ComponentType<{ children: ReactNode }>;
  return <Kind {...(props as object)}>{inPlace(inside)}</Kind>;
}

/** Words with marked parts: for each tag of the message the element that stands for it, empty: `<strong />` for `<strong>so</strong>`. */
export function T<Key extends MessageKey>({
  k,
  with: values,
}: {
  k: Key;
  with: ValuesOf<Key, ReactElement>;
}): JSX.Element {
  const given = Object.entries<unknown>(values).map(([name, value]) => [
    name,
    typeof value === 'object'
      ? (inside: readonly ReactNode[]) => filled(value as ReactElement, inside)
      : value,
  ]);
  return <>{inPlace(words().parts<Key, ReactNode>(k, Object.fromEntries(given)))}</>;
}

/** For a part of a message that is only read out. */
export const HIDDEN = <span className="ww-visually-hidden" />;
