import type { WallShelf } from '../server/storage/wholeWalls.ts';
import { takeWalls } from '../server/storage/wholeWalls.ts';
import { isPostgres, postgresUrl } from './wallOnDisk.ts';

const USAGE = `npm run move -- <from> <to>
Each is a DATA_DIR, or the word postgres for the database that DATABASE_URL names. No server may use either meanwhile.`;
/** So often it is said how far it is. */
const TELL_EVERY = 100;

/** Takes all walls of one store to another, and says in lines what became of them. Throws a sentence where one was left. */
export async function moveWalls(
  [source, target]: readonly string[],
  tell: (line: string) => void = () => undefined,
): Promise<string[]> {
  if (source === undefined || target === undefined || source === target) throw new Error(USAGE);
  const from = await openShelf(source);
  try {
    const to = await openShelf(target);
    try {
      const { taken, before, left } = await takeWalls(from, to, (done, of) => {
        if (done % TELL_EVERY === 0) tell(`${done} of ${of} walls`);
      });
      const lines = [
        `${taken} walls were taken to ${target} and compared; ${before} were there already. ${source} is as it was.`,
        ...left.map(({ wallId, why }) => `${wallId} was left: ${why}`),
      ];
      if (left.length > 0) throw new Error(lines.join('\n'));
      return lines;
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

/** Each store is loaded only where it is used. */
async function openShelf(place: string): Promise<WallShelf> {
  if (isPostgres(place)) {
    const { openPostgresShelf } = await import('../server/storage/postgres/postgresShelf.ts');
    return openPostgresShelf(postgresUrl());
  }
  const { openSqliteShelf } = await import('../server/storage/sqlite/sqliteShelf.ts');
  return openSqliteShelf(place);
}
