/** What the guard asks of a bundle's file; other files have no `type` of a chunk. */
export interface BundledFile {
  type: string;
  fileName: string;
  isEntry?: boolean;
  imports?: readonly string[];
  dynamicImports?: readonly string[];
  viteMetadata?: { importedCss: ReadonlySet<string> };
}

/**
 * Styles that would never come, where an import that comes later does not fetch its own: of what is loaded later those that no page of its
 * has from the beginning. One line each: which file, by what, on which page.
 */
export function stylesThatNeverCome(bundle: Readonly<Record<string, BundledFile>>): string[] {
  const faults: string[] = [];
  /** All files that come with one, and the file itself. */
  const comingWith = (fileName: string, seen = new Set<string>()): ReadonlySet<string> => {
    const file = bundle[fileName];
    if (!file || seen.has(fileName)) return seen;
    seen.add(fileName);
    for (const each of file.imports ?? []) comingWith(each, seen);
    return seen;
  };
  const stylesOf = (files: Iterable<string>): Set<string> =>
    new Set([...files].flatMap((each) => [...(bundle[each]?.viteMetadata?.importedCss ?? [])]));

  for (const entry of Object.values(bundle).filter(({ isEntry }) => isEntry)) {
    const there = comingWith(entry.fileName);
    const styles = stylesOf(there);
    const [reached, toDo] = [new Set<string>(), [...there]];
    for (let at = toDo.pop(); at !== undefined; at = toDo.pop())
      for (const later of bundle[at]?.dynamicImports ?? []) {
        if (reached.has(later)) continue;
        reached.add(later);
        const files = comingWith(later);
        toDo.push(...files);
        for (const style of stylesOf(files))
          if (!styles.has(style))
            faults.push(`${style}, which ${later} needs, is never loaded on ${entry.fileName}`);
      }
  }
  return faults;
}
