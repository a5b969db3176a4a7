import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { cpuTimes, stealPercentSince } from '../cpuTimes.ts';
import { DiskProbe } from './diskProbe.ts';
import { pinned } from './serverProcess.ts';

/** How noisy the machine was beside a measurement. */
export interface Noise {
  /** The load generator's own event loop was late by this much, p99, ms: latencies are measured no finer. */
  generatorLagMs: number;
  /** Share of the time in which the server, or the generator, could have run but others had its core, %. Latencies grow with it. */
  serverWaitedPercent: number;
  generatorWaitedPercent: number;
  /** A fixed loop, on each core just before, ms: about 50 while the machine does nothing else. */
  spinServerMs: number;
  spinGeneratorMs: number;
  /** Work of others: load average of the last minute when it began. */
  load: number;
  /** Share of CPU time that the host took away during it, %. */
  stealPercent: number;
  /** One page's sync on the disk the databases are on, ms. */
  diskP50Ms: number;
  diskP99Ms: number;
}

const SPIN =
  'let x=1;const t=process.hrtime.bigint();for(let i=0;i<1e7;i+=1)x=(Math.imul(x,1664525)+i)|0;process.stdout.write(String(Number(process.hrtime.bigint()-t)/1e6+(x===7?1e-9:0)))';
const RESOLUTION_MS = 1;

const spin = (core: 'server' | 'generator'): number => {
  const [program, args] = pinned(core, [process.execPath, '-e', SPIN]);
  return Math.round(Number(spawnSync(program, args, { encoding: 'utf8' }).stdout) * 10) / 10;
};

/** Time a process's main thread waited for its core so far, ms; `NaN` where Linux does not count it. */
function waitedMs(pid: number | 'self'): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return Number.NaN;
  }
}

/** Looks at the machine while something is measured. */
export class NoiseMeter {
  readonly #lag = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #spins = { spinServerMs: spin('server'), spinGeneratorMs: spin('generator') };
  readonly #disk = new DiskProbe();
  #load = 0;
  #server = 0;
  #waited = { server: 0, generator: 0 };
  #startedAt = 0;
  #before = cpuTimes();

  /** `server`: its process id. */
  begin(server: number): void {
    this.#server = server;
    this.#waited = { server: waitedMs(server), generator: waitedMs('self') };
    this.#startedAt = performance.now();
    this.#load = Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0]);
    this.#before = cpuTimes();
    void this.#disk.begin();
    this.#lag.reset();
    this.#lag.enable();
  }

  end(): Noise {
    this.#lag.disable();
    const disk = this.#disk.end();
    const elapsed = performance.now() - this.#startedAt;
    const share = (waited: number): number => Math.round((waited / elapsed) * 1000) / 10;
    return {
      serverWaitedPercent: share(waitedMs(this.#server) - this.#waited.server),
      generatorWaitedPercent: share(waitedMs('self') - this.#waited.generator),
      ...this.#spins,
      load: this.#load,
      generatorLagMs:
        Math.round(Math.max(0, this.#lag.percentile(99) / 1e6 - RESOLUTION_MS) * 10) / 10,
      stealPercent: stealPercentSince(this.#before),
      diskP50Ms: disk.p50,
      diskP99Ms: disk.p99,
    };
  }
}
