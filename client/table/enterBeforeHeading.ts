import type { Command } from '@tiptap/pm/state';

/**
 * Enter before a heading's first letter puts an empty line above and leaves the heading alone. ProseMirror would split it, which y-tiptap
 * writes as "gone, and a new one": what somebody else types into the heading meanwhile would be lost (found by the convergence test).
 */
export const enterBeforeHeading: Command = (
  { selection: { empty, $from }, schema, tr },
  dispatch,
) => {
  const paragraph = schema.nodes['paragraph'];
  if (
    !empty ||
    !paragraph ||
    $from.parent.type.name !== 'heading' ||
    $from.parentOffset > 0 ||
    $from.parent.content.size === 0
  )
    return false;
  dispatch?.(tr.insert($from.before(), paragraph.create()).scrollIntoView());
  return true;
};
