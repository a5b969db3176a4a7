import { setTimeout as pause } from 'node:timers/promises';
import { TestRedis } from '../../bus/redis/testRedis.ts';
import type { SeededRandom } from '../../seededRandom.ts';
import { ask, pagesFolder, startNode, type TestNode } from '../../storage/postgres/testNode.ts';
import { until } from '../../sync/wall/testWall.ts';
import { TcpDoor } from './tcpDoor.ts';

/** Longer than a lease, so that another server has the walls. ms */
const STANDS_STILL_MS = 3_500;

/** A server, with its own ways to Redis and Postgres. */
interface Member {
  node: TestNode;
  redis: TcpDoor;
  postgres: TcpDoor;
}

/** What may happen to a cluster. */
export const FAULTS = [
  'kill',
  'end',
  'stand-still',
  'redis',
  'cut-from-redis',
  'cut-from-postgres',
] as const;
export type Fault = (typeof FAULTS)[number];

/** For tests: real servers behind one port that leads to each in turn, and what may happen to them. */
export class ChaosCluster {
  readonly #url: URL;
  readonly #redis: TestRedis;
  readonly #random: SeededRandom;
  readonly #pages = pagesFolder();
  readonly #members: Member[] = [];
  /** What those said that are gone. */
  #said = '';
  #front: TcpDoor | null = null;

  private constructor(url: string, redis: TestRedis, random: SeededRandom) {
    this.#url = new URL(url);
    this.#redis = redis;
    this.#random = random;
  }

  static async start(url: string, size: number, random: SeededRandom): Promise<ChaosCluster> {
    const cluster = new ChaosCluster(url, await TestRedis.start(), random);
    for (let n = 0; n < size; n += 1) await cluster.#add();
    cluster.#front = await TcpDoor.open(() =>
      cluster.#members.map(({ node }) => Number(new URL(node.origin).port)),
    );
    return cluster;
  }

  /** Where people reach it. */
  get origin(): string {
    return `http://127.0.0.1:${this.#front?.port ?? 0}`;
  }

  get nodes(): readonly TestNode[] {
    return this.#members.map(({ node }) => node);
  }

  get said(): string {
    return this.#said + this.nodes.map((node) => node.said()).join('');
  }

  /** Does it to the server that has walls, and sees to it that all run afterwards. */
  async suffer(fault: Fault): Promise<void> {
    const member = await this.#owner();
    switch (fault) {
      case 'kill':
        await member.node.kill();
        return this.#replace(member);
      case 'end':
        // The new one first, as servers are replaced.
        await this.#add();
        if ((await member.node.end()) !== 0) throw new Error(`no clean end: ${member.node.said()}`);
        return this.#remove(member);
      case 'stand-still':
        member.node.signal('SIGSTOP');
        await pause(STANDS_STILL_MS);
        return member.node.signal('SIGCONT');
      case 'redis':
        await this.#redis.kill();
        await pause(500);
        return this.#redis.launch();
      case 'cut-from-redis':
      case 'cut-from-postgres': {
        const door = fault === 'cut-from-redis' ? member.redis : member.postgres;
        door.cut();
        await pause(STANDS_STILL_MS);
        return door.mend();
      }
    }
  }

  async stop(): Promise<void> {
    this.#front?.close();
    for (const member of this.#members.slice()) {
      await member.node.kill();
      this.#remove(member);
    }
    await this.#redis.kill();
    this.#pages.remove();
  }

  async #add(): Promise<void> {
    const redisPort = Number(new URL(this.#redis.url).port);
    const [redis, postgres] = await Promise.all([
      TcpDoor.open(() => [redisPort]),
      TcpDoor.open(() => [Number(this.#url.port)]),
    ]);
    const [databaseUrl, redisUrl] = [new URL(this.#url), new URL(this.#redis.url)];
    databaseUrl.port = String(postgres.port);
    redisUrl.port = String(redis.port);
    const node = await startNode({
      DATABASE_URL: databaseUrl.href,
      REDIS_URL: redisUrl.href,
      WW_WATCH_PAGES: this.#pages.folder,
    });
    await until('its bus is up', () => node.said().includes('bus is up'));
    this.#members.push({ node, redis, postgres });
  }

  #remove(member: Member): void {
    this.#said += member.node.said();
    this.#members.splice(this.#members.indexOf(member), 1);
    member.redis.close();
    member.postgres.close();
  }

  async #replace(member: Member): Promise<void> {
    this.#remove(member);
    await this.#add();
  }

  /** One that has walls; any where none has. */
  async #owner(): Promise<Member> {
    for (const member of this.#members) {
      const { node } = member;
      const metrics = await fetch(`${node.origin}/metrics`, { signal: AbortSignal.timeout(2_000) })
        .then((answer) => answer.text())
        .catch(() => '');
      if (/^weavewall_walls_loaded [1-9]/m.test(metrics)) return member;
    }
    return this.#random.pick(this.#members);
  }
}

/** Whether a server answers for itself. */
export const isWell = async (node: TestNode): Promise<boolean> =>
  (await ask(node, 'GET', '/healthz'))?.status === 200;
