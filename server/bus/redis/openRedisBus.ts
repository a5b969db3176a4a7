import type { Logger } from '../../logger.ts';
import type { Bus } from '../bus.ts';
import { SequencedBus } from '../sequencedBus.ts';
import { RedisCarrier } from './redisCarrier.ts';

/** A bus through the Redis at `url`. It connects by itself, also where Redis comes later. */
export const openRedisBus = (url: string, logger: Pick<Logger, 'info' | 'warn'>): Bus =>
  new SequencedBus(new RedisCarrier(url, logger));
