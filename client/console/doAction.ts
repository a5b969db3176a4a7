import type { WallApi } from '../sync/api.ts';
import { Unreachable } from '../sync/request.ts';
import type { UndoableAction } from '../desk/lastAction.ts';

/** Asks the server for what the action says; resolves to the action as it was done, with what only the server knew. Rejects with its refusal. */
export async function doAction(commands: WallApi, action: UndoableAction): Promise<UndoableAction> {
  switch (action.kind) {
    case 'send-out': {
      const { removal } = await commands.removeBurst(action.burst);
      return { ...action, removal: removal.id, people: removal.people, notes: removal.notes };
    }
    case 'move': {
      const { id, move, from } = action;
      const { move: done } = await onceMore(() =>
        commands.move(id, { ...move, ...(from ? { from } : {}) }),
      );
      // Where another facilitator did just the same at the same moment, it is hers that was made.
      return { ...action, id: done.id, done };
    }
    default:
      await ask(commands, action);
      return action;
  }
}

/** For what counts once however often it is sent: an answer that was lost is asked for again. */
export async function onceMore<Answer>(task: () => Promise<Answer>): Promise<Answer> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof Unreachable) return task();
    throw error;
  }
}

async function ask(
  commands: WallApi,
  action: Exclude<UndoableAction, { kind: 'send-out' | 'move' }>,
): Promise<void> {
  switch (action.kind) {
    case 'take-back':
      await onceMore(() => commands.takeBackMove(action.of.id));
      return;
    case 'door':
      await commands.setDoor(action.door);
      return;
    case 'code':
      await commands.renewCode(action.to ?? undefined);
      return;
    case 'let-back':
      await commands.undoRemoval(action.removal);
      return;
    case 'remove':
      await commands.remove(action.person);
      return;
    case 'readmit':
      await commands.readmit(action.person);
      return;
    case 'run':
      await commands.changeScript(action.change);
      return;
    case 'lock':
      await commands.setLocked(action.locked);
      return;
    case 'title':
      await commands.edit({ title: action.to, was: { title: action.from } });
      return;
    case 'hide':
      for (const note of action.notes)
        await (action.hidden ? commands.hideNote(note) : commands.unhideNote(note));
      return;
    case 'accept':
      for (const person of action.people) await commands.accept(person);
      return;
    case 'decline':
      for (const person of action.people) await commands.decline(person);
      return;
    case 'seat':
      await commands.movePerson(action.person, action.to?.table ?? null);
      return;
    case 'table':
      await (action.closed
        ? commands.closeTable(action.table)
        : commands.reopenTable(action.table, action.people));
      return;
    case 'tables':
      for (const table of action.tables)
        await (action.closed ? commands.closeTable(table) : commands.reopenTable(table, []));
      return;
  }
}
