/** FNV-1a: a whole number of 32 bits, the same for the same text; another beginning gives another. For telling texts apart, not for secrets. */
export function hashText(text: string, begin = 0x811c9dc5): number {
  let hash = begin;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
