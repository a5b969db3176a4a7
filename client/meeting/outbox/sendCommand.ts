import type { Call } from '../../sync/request.ts';
import { callOf, type Command } from './commandMeanings.ts';
import { judge } from './judge.ts';
import type { SendResult } from './outbox.ts';

/** Says it to the server; never throws. */
export async function sendCommand(call: Call, command: Command): Promise<SendResult> {
  try {
    return { kind: 'done', answer: await callOf(call, command) };
  } catch (error) {
    return judge(error);
  }
}
