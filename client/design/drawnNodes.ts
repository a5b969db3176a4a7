/** Nodes that a page of Preact drew, which leaves no mark of its own on them (`client/phone/rememberDrawn.ts`). */
const drawn = new WeakSet<Node>();

export const rememberDrawn = (node: Node): void => void drawn.add(node);

/** Did the page draw this node, and nobody else? React marks each of its own. */
export const isDrawn = (node: Node): boolean =>
  drawn.has(node) || Object.keys(node).some((key) => key.startsWith('__reactFiber$'));
