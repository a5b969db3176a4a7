/**
 * Breaks words into at most `lines` lines of `width`; `measure` gives a text's width in the same unit. Whole words where they fit, parts of
 * very long ones; the last line ends with "…" when words are left.
 */
export function wrapWords(text: string, width: number, lines: number, measure: (text: string) => number): string[] {
  const out: string[] = [];
  const words = text.split(/\s+/u).filter(Boolean);
  let line = '';
  let index = 0;
  while (index < words.length && out.length < lines) {
    const word = words[index] ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      index += 1;
    } else if (line !== '') {
      out.push(line);
      line = '';
    } else {
      const letters = [...word];
      let fits = letters.length - 1;
      while (fits > 1 && measure(letters.slice(0, fits).join('')) > width) fits -= 1;
      out.push(letters.slice(0, Math.max(1, fits)).join(''));
      words[index] = letters.slice(Math.max(1, fits)).join('');
    }
  }
  if (line !== '' && out.length < lines) {
    out.push(line);
    line = '';
  }
  if (index < words.length || line !== '') {
    let last = [...(out.at(-1) ?? '')];
    while (last.length > 1 && measure(`${last.join('')}…`) > width) last = last.slice(0, -1);
    if (out.length > 0) out[out.length - 1] = `${last.join('').trimEnd()}…`;
  }
  return out;
}
