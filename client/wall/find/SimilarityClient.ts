import type { PlacedWall } from '../../../shared/layout/resolvePlacements.ts';
import type { SimilarityAnswer, SimilarityQuestion } from './similarityProtocol.ts';

/** The page's side of the similarity worker, which starts at the first question. Questions reject when the worker cannot run. */
export class SimilarityClient {
  #worker: Worker | null = null;
  #asked = 0;
  #waiting = new Map<
    number,
    { resolve: (answer: SimilarityAnswer) => void; reject: (reason: Error) => void }
  >();
  #told: readonly { id: string; text: string }[] = [];

  /** Up to `most` notes like all of `chosen`, best first. */
  async moreLike(
    wall: PlacedWall,
    chosen: readonly string[],
    except: readonly string[],
    most: number,
  ): Promise<readonly string[]> {
    const answer = await this.#ask(wall, (ask) => ({
      kind: 'more-like',
      ask,
      chosen,
      except,
      most,
    }));
    return 'found' in answer ? answer.found : [];
  }

  /** Sets of notes that say nearly the same, first notes first. */
  async lookAlikes(wall: PlacedWall): Promise<readonly (readonly string[])[]> {
    const answer = await this.#ask(wall, (ask) => ({ kind: 'look-alikes', ask }));
    return 'sets' in answer ? answer.sets : [];
  }

  close(): void {
    this.#worker?.terminate();
    this.#fail();
  }

  #ask(wall: PlacedWall, question: (ask: number) => SimilarityQuestion): Promise<SimilarityAnswer> {
    return new Promise((resolve, reject) => {
      this.#asked += 1;
      this.#waiting.set(this.#asked, { resolve, reject });
      const worker = (this.#worker ??= this.#start());
      const notes = [...wall.notes.values()]
        .sort((a, b) => a.note.seq - b.note.seq)
        .map(({ id, note }) => ({ id, text: note.text }));
      // Notes that only moved need no new comparison.
      if (
        notes.length !== this.#told.length ||
        notes.some(
          ({ id, text }, index) => id !== this.#told[index]?.id || text !== this.#told[index]?.text,
        )
      ) {
        worker.postMessage({ kind: 'notes', notes } satisfies SimilarityQuestion);
        this.#told = notes;
      }
      worker.postMessage(question(this.#asked));
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./similarityWorker.ts', import.meta.url), {
      type: 'module',
    });
    worker.addEventListener('message', ({ data }: MessageEvent<SimilarityAnswer>) => {
      this.#waiting.get(data.ask)?.resolve(data);
      this.#waiting.delete(data.ask);
    });
    worker.addEventListener('error', () => this.#fail());
    return worker;
  }

  #fail(): void {
    this.#worker = null;
    this.#told = [];
    for (const { reject } of this.#waiting.values())
      reject(new Error('The notes could not be compared.'));
    this.#waiting.clear();
  }
}
