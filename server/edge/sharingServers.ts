import { InProcessCarrier, InProcessHub } from '../bus/inProcessCarrier.ts';
import { LossyCarrier, NO_FAULTS } from '../bus/lossyCarrier.ts';
import { SequencedBus } from '../bus/sequencedBus.ts';
import {
  apiOf,
  newWall,
  startTestServer,
  type TestServer,
  type TestWall,
} from '../http/testServer.ts';
import { SeededRandom } from '../seededRandom.ts';
import { openPostgresStore } from '../storage/postgres/openPostgresStore.ts';
import { sharedPostgres } from '../storage/postgres/testPostgres.ts';

/** For tests: servers of one database in this process that answer for each other. */
export class SharingServers {
  readonly #hub = new InProcessHub();
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url;
  }

  static async prepare(): Promise<SharingServers> {
    return new SharingServers(await (await sharedPostgres()).newDatabase());
  }

  /** What comes over the bus to the server comes through `carrier`. */
  async start(): Promise<{ server: TestServer; carrier: LossyCarrier }> {
    const { store, owners } = await openPostgresStore(this.#url);
    const carrier = new LossyCarrier(
      new InProcessCarrier(this.#hub),
      new SeededRandom(7),
      NO_FAULTS,
    );
    const server = await startTestServer({
      openStore: () => store,
      owners,
      openBus: () => new SequencedBus(carrier),
    });
    return { server, carrier };
  }
}

/** A wall that this server has. */
export async function wallAt(server: TestServer, body: object = {}): Promise<TestWall> {
  const wall = await newWall(server, body);
  const me = await server.ask('GET', apiOf(wall, '/me'), { token: wall.tokens.facilitator });
  if (me.status !== 200) throw new Error('the wall is not there');
  return wall;
}
