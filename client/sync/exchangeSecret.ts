import type { Answered } from '../../shared/protocol/http/calls.ts';
import { deviceKey } from './deviceKey.ts';
import { baseOf, send } from './request.ts';

/** A link's secret for a cookie of this wall. */
export const exchangeSecret = async (wall: string, secret: string): Promise<Answered<'openLink'>> =>
  send('POST', `${baseOf(wall)}/grants`, null, { secret, device: await deviceKey() });
