import { BIODIVERSITY } from './biodiversityNotes.ts';

/** So many real notes whose first words tell them apart, as one line each. Throws when there are not that many. */
export function distinctNotes(count: number): string[] {
  const all = [...BIODIVERSITY.groups.flatMap(({ texts }) => texts), ...BIODIVERSITY.loose];
  const notes = [...new Map(all.map((text) => [text.slice(0, 40), text])).values()];
  if (notes.length < count) throw new Error(`only ${notes.length} of ${count} notes`);
  return notes.slice(0, count);
}
