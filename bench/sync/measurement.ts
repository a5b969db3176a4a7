import { Latencies, type Percentiles } from './latencies.ts';
import { NoiseMeter, type Noise } from './noise.ts';
import type { ServerName, ServerProcess } from './serverProcess.ts';
import { RECEIVED } from './wireSocket.ts';

/** What was found in one run of a scenario, or of a step of it, at one server. */
export interface Measurement {
  scenario: string;
  server: ServerName;
  /** Of a scenario with several, such as a rate. */
  step: string;
  latency: Percentiles | null;
  cpuSeconds: number;
  /** How long was measured, s. */
  seconds: number;
  peakRssMb: number;
  frames: number;
  megabytes: number;
  /** `yes`, or what was wrong. */
  verified: string;
  /** What else the scenario counts. */
  extra: Record<string, number>;
  noise: Noise;
}

/** What a scenario gets. */
export interface ScenarioContext {
  scenario: string;
  server: ServerName;
  seconds: number;
}

export type Scenario = (context: ScenarioContext) => Promise<Measurement[]>;

/** Watches a server and the machine from `begin` to `end`. */
export class Meter {
  readonly latencies = new Latencies();
  readonly #server: ServerProcess;
  readonly #noise = new NoiseMeter();
  /** Of the server, when it began, ms. */
  cpuAtBegin = 0;
  #startedAt = 0;

  constructor(server: ServerProcess) {
    this.#server = server;
  }

  begin(): void {
    RECEIVED.frames = RECEIVED.bytes = 0;
    this.cpuAtBegin = this.#server.cpuMs();
    this.#startedAt = performance.now();
    this.#noise.begin(this.#server.pid);
  }

  end(
    context: ScenarioContext,
    found: {
      verified: string;
      step?: string;
      extra?: Record<string, number>;
      latencies?: Latencies;
    },
  ): Measurement {
    const noise = this.#noise.end();
    const latencies = found.latencies ?? this.latencies;
    return {
      scenario: context.scenario,
      server: context.server,
      step: found.step ?? '',
      latency: latencies.count > 0 ? latencies.percentiles() : null,
      cpuSeconds: Math.round(this.#server.cpuMs() - this.cpuAtBegin) / 1000,
      seconds: Math.round((performance.now() - this.#startedAt) / 10) / 100,
      peakRssMb: this.#server.memory().peakMb,
      frames: RECEIVED.frames,
      megabytes: Math.round(RECEIVED.bytes / 1e5) / 10,
      verified: found.verified,
      extra: found.extra ?? {},
      noise,
    };
  }
}
