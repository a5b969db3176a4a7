/**
 * Breaks words into at most `lines` lines of `width`; `measure` gives a text's width in the same unit. Whole words where they fit, parts of
 * very long ones; the last line ends with "…" when words are left.
 */
export function wrapWords(
  text: string,
  width: number,
  lines: number,
  measure: (text: string) => number,
): string[] {
  const whole = breakWords(text, width, lines, measure);
  if (whole.length < 2 || whole.at(-1)?.endsWith('…')) return whole;
  // Narrower as long as it takes no more lines: no word stands alone in the last one.
  let best = whole;
  for (let narrower = width * 0.96; narrower > width * 0.5; narrower -= width * 0.04) {
    const tried = breakWords(text, narrower, lines, measure);
    if (
      tried.length > best.length ||
      tried.at(-1)?.endsWith('…') ||
      tried.join(' ') !== best.join(' ')
    )
      break;
    best = tried;
  }
  return best;
}

function breakWords(
  text: string,
  width: number,
  lines: number,
  measure: (text: string) => number,
): string[] {
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
