import type { MessageKey, ValuesOf } from '../../../shared/words/words.ts';
import type { TextStyle } from '../fonts/fontFamilies.ts';
import type { TextRun, TextSetter } from './setText.ts';

/** The tags of messages in files. */
type Mark = 'b' | 'i' | 'kind';

/** What stands inside a tag: words, or what a tag within it made. */
type Marked = readonly TextRun[];

/** A message as runs: what is inside a tag in its style of `styles`, or as what is around it. */
export function messageRuns<Key extends MessageKey>(
  { words }: TextSetter,
  key: Key,
  values: Omit<ValuesOf<Key>, Mark>,
  styles: Partial<Record<Mark, TextStyle>>,
): TextRun[] {
  const runsOf = (parts: readonly (string | Marked)[], style: TextStyle): TextRun[] =>
    parts.flatMap((part) => (typeof part === 'string' ? [{ text: part, style }] : part));
  const mark =
    (name: Mark, around: TextStyle) =>
    (inside: readonly (string | Marked)[]): Marked =>
      runsOf(inside, styles[name] ?? around);
  const all = {
    ...values,
    b: mark('b', styles.kind ?? 'regular'),
    i: mark('i', 'regular'),
    kind: mark('kind', 'regular'),
  };
  return runsOf(words.parts<Key, Marked>(key, all as never), 'regular');
}
