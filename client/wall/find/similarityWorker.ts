import { lookAlikes } from '../../../shared/similarity/lookAlikes.ts';
import { moreLike } from '../../../shared/similarity/moreLike.ts';
import { noteVectors, type NoteVectors } from '../../../shared/similarity/noteVectors.ts';
import type { SimilarityAnswer, SimilarityQuestion } from './similarityProtocol.ts';

/** Compares notes off the main thread: 10,000 of them take about a second, in which the wall goes on moving. */
let ids: string[] = [];
let texts: string[] = [];
/** Made at the first question after a change. */
let vectors: NoteVectors | null = null;

const answer = (reply: SimilarityAnswer): void => self.postMessage(reply);

self.addEventListener('message', ({ data }: MessageEvent<SimilarityQuestion>) => {
  if (data.kind === 'notes') {
    ids = data.notes.map((note) => note.id);
    texts = data.notes.map((note) => note.text);
    vectors = null;
    return;
  }
  vectors ??= noteVectors(texts);
  const idOf = (index: number): string => ids[index] ?? '';
  if (data.kind === 'look-alikes') {
    answer({ ask: data.ask, sets: lookAlikes(vectors).map((set) => set.map(idOf)) });
    return;
  }
  const places = new Map(ids.map((id, index) => [id, index]));
  const chosen = data.chosen.flatMap((id) => places.get(id) ?? []);
  const except = new Set(data.except.flatMap((id) => places.get(id) ?? []));
  answer({
    ask: data.ask,
    found: moreLike(vectors, chosen, (index) => !except.has(index), data.most).map(({ index }) =>
      idOf(index),
    ),
  });
});
