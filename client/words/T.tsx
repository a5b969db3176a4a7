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

/** The first of the signs that stand for things in a list while it is said: letters of no script (Unicode's private use). */
const FIRST_SIGN = 0xe000;

/** A list of drawn things, as the language has it: "<b>Ann</b>, <b>Bo</b> and Cy". In a message's place for a list, whose words it replaces. */
export function List({ of: things }: { of: readonly ReactNode[] }): JSX.Element {
  const list = words().list(things.map((_, index) => String.fromCharCode(FIRST_SIGN + index)));
  return (
    <>
      {inPlace(
        list
          .split(/([\ue000-\uf8ff])/u)
          .map((part, index) => (index % 2 === 0 ? part : things[part.charCodeAt(0) - FIRST_SIGN])),
      )}
    </>
  );
}
