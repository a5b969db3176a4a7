import { SLOWER_MACHINE } from '../../shared/model/testSpeed.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { testMeeting } from '../../shared/exchange/testMeeting.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { Refusal } from '../../shared/model/problems.ts';
import { encodeContent } from '../storage/snapshotPieces.ts';
import { ExportRunner, type ExportRequest } from './exportRunner.ts';

let runner: ExportRunner;
afterEach(() => runner.close());

const withNotes = (count: number): Uint8Array[] =>
  encodeContent({
    ...testMeeting(),
    notes: Object.fromEntries(
      Array.from({ length: count }, (_, seq) => [
        `n${seq}`,
        { text: `What somebody wrote, ${seq}`, color: 'yellow', at: 1, seq },
      ]),
    ),
  });
const asking = (request: Partial<ExportRequest> = {}): ExportRequest => ({
  asker: { address: 'A', person: 'a' },
  file: 'roster.csv',
  options: { contacts: false },
  content: async () => encodeContent(testMeeting()),
  signal: new AbortController().signal,
  ...request,
});
const codeOf = (error: unknown): string => (error instanceof Refusal ? error.code : String(error));
/** A picture that is under way, and how to give it up. */
function underWay(): { stop: () => void; done: Promise<unknown> } {
  const gone = new AbortController();
  return {
    stop: () => gone.abort(),
    done: runner
      .run(asking({ file: 'wall.png', content: async () => withNotes(4_000), signal: gone.signal }))
      .catch(codeOf),
  };
}

describe('files are made beside the server’s process', () => {
  test('which has hardly anything to do with them', async () => {
    runner = new ExportRunner();
    const content = withNotes(900);
    const before = process.cpuUsage();
    const png = await runner.run(asking({ file: 'wall.png', content: async () => content }));
    // Measured in processor time, so that a busy machine makes no difference. The picture itself
    // takes more than a second of it.
    const { user, system } = process.cpuUsage(before);
    expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG');
    expect((user + system) / 1_000).toBeLessThan(150 * SLOWER_MACHINE);
  });

  test('what nobody waits for any more is not begun, what is under way is dropped, and the next is made', async () => {
    runner = new ExportRunner();
    const first = underWay();
    const gone = new AbortController();
    let asked = 0;
    const waiting = runner
      .run(
        asking({
          file: 'wall.png',
          signal: gone.signal,
          content: async () => ((asked += 1), encodeContent(testMeeting())),
        }),
      )
      .catch(codeOf);
    gone.abort();
    expect(await waiting).toBe('busy');
    first.stop();
    expect(await first.done).toBe('busy');
    expect(asked).toBe(0);
    expect((await runner.run(asking({ file: 'wall.png' }))).length).toBeGreaterThan(100);
  });

  test('so many of one person may wait, then she is told to ask again; others at her address are not', async () => {
    runner = new ExportRunner();
    const first = underWay();
    const answers = Array.from({ length: LIMITS.exportsWaitingPerPerson + 1 }, () =>
      runner.run(asking({ file: 'wall.png' })).then(() => 'made', codeOf),
    );
    expect(await answers.at(-1)).toBe('busy');
    const other = runner
      .run(asking({ file: 'wall.png', asker: { address: 'A', person: 'b' } }))
      .then(() => 'made', codeOf);
    first.stop();
    expect(await Promise.all([answers[0], other])).toEqual(['made', 'made']);
    await runner.close();
    await Promise.all(answers);
  });

  test('a text does not wait for a picture', async () => {
    runner = new ExportRunner();
    const picture = underWay();
    expect(new TextDecoder().decode(await runner.run(asking()))).toContain('name');
    picture.stop();
    await picture.done;
  });

  test('one that wants too much memory or time is refused by name, in line or being made, and the server lives', async () => {
    runner = new ExportRunner({ bounds: { memoryMb: 24 } });
    expect(
      await runner
        .run(asking({ file: 'wall.png', content: async () => withNotes(20_000) }))
        .catch(codeOf),
    ).toBe('export-too-large');
    expect((await runner.run(asking())).length).toBeGreaterThan(0);
    await runner.close();
    runner = new ExportRunner({ bounds: { ms: 1 } });
    expect(
      await runner
        .run(asking({ file: 'wall.png', content: async () => withNotes(4_000) }))
        .catch(codeOf),
    ).toBe('busy');
    await runner.close();
    runner = new ExportRunner({ bounds: { waitMs: 1 } });
    const first = underWay();
    expect(await runner.run(asking({ file: 'wall.png' })).catch(codeOf)).toBe('busy');
    first.stop();
    await first.done;
  });
});
