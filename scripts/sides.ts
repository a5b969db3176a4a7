/** A style that names a side of the screen. */
export interface Side {
  /** From 1. */
  line: number;
  text: string;
}

const SIDE = '(?:left|right)';
/** A declaration of CSS, from its name to before its semicolon. */
const DECLARATION = /(?<=^|[;{"\s])(-?[a-z][\w-]*)\s*:\s*([^;{}"]+)(?=[;}"])/gm;
const NAMED = new RegExp(
  String.raw`^(?:${SIDE}|(?:margin|padding|border|scroll-margin|scroll-padding)-${SIDE}(?:-\w+)?|border-(?:top|bottom)-${SIDE}-radius)$`,
);
const KEYWORD = /^(?:text-align|float|clear|caption-side|justify-content)$/;
const FOUR = /^(?:margin|padding|inset|scroll-margin|scroll-padding|border-(?:width|style|color))$/;
/** Styles that a script sets. */
const IN_SCRIPT =
  /\b(?:(?:margin|padding|border)(?:Left|Right)\w*|border(?:Top|Bottom)(?:Left|Right)Radius)\b\s*[:=]|\btextAlign: '(?:left|right)'|\bstyle\.(?:left|right) =/g;
const STYLE_PROP = /\bstyle=\{\{(.*?)\}\}/gs;
const PLACE_IN_STYLE = /(?<=^|[{,\s])(?:left|right)\s*[:,}]/g;
const ALLOWED = /\bphysical: \S/;

/** Parts of a value; what is in parentheses is one. */
function partsOf(value: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of value.trim().replaceAll(/\s+/g, ' ')) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ' ' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

/** Does a declaration put something on one side of the screen, whatever the direction? */
function isSided(name: string, value: string): boolean {
  if (NAMED.test(name)) return true;
  if (KEYWORD.test(name)) return new RegExp(`^${SIDE}$`).test(value.trim());
  if (/gradient\(/.test(value) && new RegExp(String.raw`\bto (?:\w+ )?${SIDE}\b`).test(value))
    return true;
  const parts = partsOf(value);
  if (FOUR.test(name)) return parts.length === 4 && parts[1] !== parts[3];
  if (name === 'border-radius' && !value.includes('/') && parts.length > 1) {
    const [one, two = one, three = one, four = two] = parts;
    return one !== two || three !== four;
  }
  return /^(?:transform|translate)$/.test(name) && /translateX\(/.test(value);
}

/**
 * Pure. The styles in a file that name a side and do not say why, and how many do. In markup and scripts: `style` attributes and properties,
 * and styles that are set by script.
 */
export function sidesIn(
  source: string,
  kind: 'css' | 'markup',
): { sides: Side[]; allowed: number } {
  const lines = source.split('\n');
  // Comments keep their length, so that places stay.
  const bare = source.replaceAll(/\/\*.*?\*\//gs, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  const places = new Set<number>();
  if (kind === 'css') {
    for (const { index, 1: name = '', 2: value = '' } of bare.matchAll(DECLARATION))
      if (isSided(name, value)) places.add(index);
  } else {
    for (const { index } of bare.matchAll(IN_SCRIPT)) places.add(index);
    for (const { index, 1: style = '' } of bare.matchAll(STYLE_PROP))
      for (const place of style.matchAll(PLACE_IN_STYLE))
        places.add(index + 'style={{'.length + place.index);
    for (const { index, 1: style = '' } of bare.matchAll(/\bstyle="([^"]*)"/g))
      for (const { 1: name = '', 2: value = '' } of `${style};`.matchAll(DECLARATION))
        if (isSided(name, value)) places.add(index);
  }
  const sides: Side[] = [];
  let allowed = 0;
  for (const place of [...places].sort((a, b) => a - b)) {
    const line = source.slice(0, place).split('\n').length;
    const here = lines[line - 1] ?? '';
    if (ALLOWED.test(here) || ALLOWED.test(lines[line - 2] ?? '')) allowed += 1;
    else sides.push({ line, text: here.trim() });
  }
  return { sides, allowed };
}
