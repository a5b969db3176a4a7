import { options, type VNode } from 'preact';
import { rememberDrawn } from '../design/drawnNodes.ts';

/** A part with what it drew, under the name that Preact's own tools (devtools, rendering to strings) read it by too. */
type Drawn = VNode & { __e?: Node | null };

/** So that what a translator put into the page is told from what the page drew. Texts and elements are drawn by their own parts alone: others name the first of theirs. */
const before = options.diffed;
options.diffed = (part: Drawn) => {
  if (part.__e && typeof part.type !== 'function') rememberDrawn(part.__e);
  before?.(part);
};
