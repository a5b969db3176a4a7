import { watch } from 'node:fs';
import { resolve } from 'node:path';
import type { AppOptions } from './app.ts';
import { ConfigError, readConfig, requireNode, type Config } from './config.ts';
import type { BuiltPages } from './http/builtPages.ts';

/**
 * Starts the server with the environment's settings, says where it listens, and ends cleanly on
 * SIGTERM and SIGINT.
 */
async function main(): Promise<void> {
  // Checked before any module is loaded that needs a newer Node.
  requireNode(process.versions.node);
  const config = readConfig(process.env);
  const [{ buildApp }, { BuiltPages }, { lanAddress }, { compileWords }] = await Promise.all([
    import('./app.ts'),
    import('./http/builtPages.ts'),
    import('./access/requestOrigin.ts'),
    import('./words/serverWords.ts'),
  ]);
  compileWords();
  const watched = process.env['WW_WATCH_PAGES'];
  const pages = new BuiltPages(watched ?? resolve(import.meta.dirname, '../dist'));
  if (watched) watchPages(pages);
  const storage = await openStorage(config);
  const openBus = await busOpener(config);
  // For tests that need many checkpoints.
  const checkpointEvery = Number(process.env['WW_CHECKPOINT_EVERY']);
  const app = await buildApp({
    config,
    ...storage,
    openBus,
    pages,
    logger: { level: process.env['LOG_LEVEL'] ?? 'info' },
    ...(checkpointEvery > 0 ? { checkpointEvery } : {}),
  });
  let ending = false;
  const end = (): void => {
    // At a second signal it ends at once.
    if (ending) process.exit(1);
    ending = true;
    const leave = async (): Promise<void> => {
      await app.handOver();
      await app.close();
    };
    leave().then(
      () => process.exit(0),
      (error: unknown) => {
        say(`Weavewall could not end cleanly: ${String(error)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  try {
    await app.listen({
      port: config.port,
      host: config.host,
      listenTextResolver: () => 'listening',
    });
  } catch (error) {
    await app.close();
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EADDRINUSE')
      throw new ConfigError(
        `Port ${config.port} is taken by another program. Set PORT to a free one.`,
      );
    if (code === 'EACCES')
      throw new ConfigError(
        `Port ${config.port} may not be used by this user. Set PORT to one above 1023.`,
      );
    throw error;
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const isEverywhere = config.host === '0.0.0.0' || config.host === '::';
  const lan = isEverywhere ? lanAddress() : null;
  const page = `http://${isEverywhere ? 'localhost' : config.host}:${port}/`;
  const { status, detail } = (await app.inject('/healthz')).json<{
    status: string;
    detail?: string;
  }>();
  say(
    status === 'ok'
      ? `Weavewall is ready: ${page}`
      : `Weavewall shows its walls at ${page} but cannot save: ${detail ?? status}`,
  );
  if (config.publicUrl) say(`Links and QR codes lead to ${config.publicUrl}/`);
  else if (lan) say(`Phones in the same network reach it at http://${lan}:${port}/`);
  say(`Walls are kept in ${placeOf(config)}`);
}

/** Where walls are kept, without the secrets of the address. */
function placeOf({ databaseUrl, dataDir }: Config): string {
  if (databaseUrl === null) return dataDir;
  const { host, pathname } = new URL(databaseUrl);
  return `Postgres: ${decodeURIComponent(pathname.slice(1))}${host ? ` on ${host}` : ''}`;
}

/** Each store is loaded only where it is used. When it cannot be, whoever starts the server sees a sentence and no stack. */
async function openStorage(config: Config): Promise<Pick<AppOptions, 'store' | 'owners'>> {
  const { databaseUrl, dataDir } = config;
  try {
    if (databaseUrl !== null) {
      const { openPostgresStore } = await import('./storage/postgres/openPostgresStore.ts');
      return await openPostgresStore(databaseUrl);
    }
    const { ThreadedWallStore } = await import('./storage/sqlite/threadedWallStore.ts');
    return { store: await ThreadedWallStore.open(dataDir) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      said.includes('DATA_DIR') || said.includes('Postgres')
        ? said
        : `The walls in ${databaseUrl === null ? `DATA_DIR ${dataDir}` : 'DATABASE_URL'} cannot be opened: ${said}.`,
      { cause: error },
    );
  }
}

/** Its client is loaded only where it is used. */
async function busOpener({ redisUrl }: Config): Promise<NonNullable<AppOptions['openBus']> | null> {
  if (redisUrl === null) return null;
  const { openRedisBus } = await import('./bus/redis/openRedisBus.ts');
  return (logger) => openRedisBus(redisUrl, logger);
}

/**
 * For development: reads the pages again when `vite build --watch` has written the folder that
 * `WW_WATCH_PAGES` names. While it is half written, the pages from before are served.
 */
function watchPages(pages: BuiltPages): void {
  let settling: NodeJS.Timeout | undefined;
  watch(pages.folder, { recursive: true }, () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      try {
        pages.reload();
      } catch (error) {
        say(String(error));
      }
    }, 150);
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  const isPlain =
    error instanceof Error && (error instanceof ConfigError || error.name === 'PagesMissing');
  process.stderr.write(
    `${isPlain ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
