import type { WallApi } from '../../sync/api.ts';
import type { Command } from './commandIntents.ts';
import { judge } from './judge.ts';
import type { SendResult } from './outbox.ts';

async function say(api: WallApi, command: Command): Promise<void> {
  switch (command.kind) {
    case 'visit':
      return void (await api.visit(command.visit));
    case 'take-back-visit':
      return void (await api.takeBackVisit(command.id));
    case 'answer':
      return void (await api.answerVisit(command.id, command.text, command.was));
    case 'connect':
      return void (await api.connect(command.connection));
    case 'edit-connection':
      return void (await api.editConnection(command.id, command.edit));
    case 'me':
      return void (await api.setMe(command.edit));
    case 'table':
      return void (await api.editTable(command.table, command.edit));
  }
}

/** Says it to the server; never throws. */
export async function sendCommand(api: WallApi, command: Command): Promise<SendResult> {
  try {
    await say(api, command);
    return { kind: 'done' };
  } catch (error) {
    return judge(error);
  }
}
