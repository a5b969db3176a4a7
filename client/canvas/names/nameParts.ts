import { formWidth, NAME } from './nameForms.ts';
import type { PlacedName } from './placedName.ts';

/** Left sides of what a name's line is made of, screen pixels from the wall's origin. */
export interface NameParts {
  badge: number;
  /** Of the widest line, and how wide that is. */
  name: number;
  widest: number;
  count: number;
  tag: number;
}

/** Pure. Where the parts of a placed name stand: one after the other from its start, the way the page's lines run. */
export function nameParts({
  group,
  form,
  size,
  start,
  squeeze,
}: Pick<PlacedName, 'group' | 'form' | 'size' | 'start' | 'squeeze'>): NameParts {
  const { measure, count } = group;
  /** Left side of what begins so far along the line, in shares of the size, and is so wide. */
  const leftOf = (along: number, width: number): number =>
    measure.fromRight ? start - (along + width) * size : start + along * size;
  const toName = NAME.badge + NAME.afterBadge;
  const widest = form.widest * squeeze;
  return {
    badge: leftOf(0, NAME.badge),
    name: leftOf(toName, widest),
    widest: widest * size,
    count: leftOf(
      toName + form.last * squeeze + NAME.beforeCount,
      measure.plain(count) * NAME.plain,
    ),
    // In the first line, behind whichever of two is longer.
    tag: leftOf(toName + formWidth(form, group, squeeze) + NAME.beforeTag, NAME.tag),
  };
}
