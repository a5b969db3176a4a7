import { isRightToLeft } from '../shared/words/languages.ts';
import type { Catalogue } from '../shared/words/words.ts';

/** Letters that look like ours and are none of them. */
const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'aáAÅbḃBḂcçCÇdðDÐeéEÉfḟFḞgĝGĜhĥHĤiîIÎjĵJĴkķKĶlļLĻmṁMṀnñNÑoöOÖpṗPṖqʠQɊrŕRŔsšSŠtţTŢuûUÛvṽVṼwŵWŴxẋXẊyýYÝzžZŽ'.matchAll(
      /(.)(.)/g,
    ),
  ].map(([, plain = '', accented = '']) => [plain, accented]),
);
/** German and French need a third more than English. */
const LONGER_BY = 0.35;
const MORE = ' one two three four five six seven eight nine ten';
/** Right-to-left embedding, and its end: Latin letters then run as Arabic ones do. */
const [TURN, END_TURN] = ['\u202e', '\u202c'];

const accented = (text: string): string => [...text].map((char) => ACCENTED[char] ?? char).join('');

/** Words that are to be seen through: accented, a third longer; `mirrored`: from right to left. */
export function seenThrough(text: string, mirrored: boolean): string {
  const letters = text.replace(/[^\p{L}]/gu, '').length;
  // A unit or a sign stays as it is; between values there are only spaces.
  if (letters === 0) return text;
  const more = MORE.slice(0, Math.ceil(letters * LONGER_BY) + 1).trimEnd();
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/u.exec(text) ?? [];
  const longer = accented(words) + accented(more);
  return `${before}${mirrored ? `${TURN}${longer}${END_TURN}` : longer}${after}`;
}

/** The marks of icu-minify's compiled form that have cases: select, plural, ordinal. */
const WITH_CASES = new Set<unknown>([1, 2, 3]);

type Say = (text: string) => string;

const nodesSaid = (nodes: readonly unknown[], say: Say): unknown[] =>
  nodes.map((node) => nodeSaid(node, say));

function nodeSaid(node: unknown, say: Say): unknown {
  if (typeof node === 'string') return say(node);
  if (!Array.isArray(node)) return node;
  const [name, kind, cases, ...rest] = node as unknown[];
  if (WITH_CASES.has(kind)) {
    const said = Object.entries(cases as object).map(([key, each]) => [
      key,
      Array.isArray(each) ? nodesSaid(each, say) : nodeSaid(each, say),
    ]);
    return [name, kind, Object.fromEntries(said), ...rest];
  }
  // A value, or what `Intl` writes; else a tag and what is inside it.
  return node.length === 1 || (typeof kind === 'number' && kind !== 0)
    ? node
    : [name, ...nodesSaid(node.slice(1), say)];
}

/** The English catalogue as a pseudo-language says it: `en-XA` longer and accented, `ar-XB` so and from right to left. */
export function pseudoCatalogue(english: Catalogue, language: string): Catalogue {
  const say: Say = (text) => seenThrough(text, isRightToLeft(language));
  return Object.fromEntries(
    Object.entries(english).map(([key, message]) => [
      key,
      typeof message === 'string' ? say(message) : nodesSaid(message, say),
    ]),
  ) as Catalogue;
}
