import type { WallApi } from '../sync/api.ts';
import type { Running, UndoableAction } from './lastAction.ts';

/** Asks the server for what the action says; resolves to the action as it was done, with what only the server knew. Rejects with its refusal. */
export async function doAction(commands: WallApi, action: UndoableAction): Promise<UndoableAction> {
  if (action.kind !== 'send-out') {
    await ask(commands, action);
    return action;
  }
  const {
    removal: { id, people, notes },
  } = await commands.removeBurst(action.burst);
  return { ...action, removal: id, people, notes };
}

async function ask(
  commands: WallApi,
  action: Exclude<UndoableAction, { kind: 'send-out' }>,
): Promise<void> {
  switch (action.kind) {
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
    case 'phase':
      await commands.setPhase(action.to);
      if (action.resumes) await resume(commands, action.resumes);
      return;
    case 'lock':
      await commands.setLocked(action.locked);
      return;
    case 'posting':
      await commands.setPosting(action.posting);
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
    case 'open-tables':
      await commands.openTables();
      return;
    case 'move':
      await commands.movePerson(action.person, action.to?.table ?? null);
      return;
    case 'table':
      if (action.closed) await commands.closeTable(action.table);
      else {
        await commands.reopenTable(action.table);
        for (const person of action.people) await commands.movePerson(person, action.table);
      }
      return;
    case 'walk-start':
      await commands.walk(action.how);
      return;
    case 'walk-undo':
      await commands.walk({ action: 'end' });
      await commands.setPhase(action.to);
      return;
    case 'walk-step':
      await commands.walk({ action: action.by });
      return;
    case 'report-step':
      await commands.reportBack({ action: action.by });
      return;
  }
}

/** Starts again what had ended, and goes on to where it was; its clock begins anew. The same people get the same stops. */
async function resume(commands: WallApi, { walk, reportBack }: Running): Promise<void> {
  if (walk) {
    const { mode, stops, stopMs, stop } = walk;
    await commands.walk(
      mode === 'free'
        ? { action: 'start', mode, stopMs }
        : { action: 'start', mode, stops, stopMs },
    );
    for (let at = 0; at < stop; at += 1) await commands.walk({ action: 'next' });
  }
  if (reportBack) {
    await commands.reportBack({
      action: 'start',
      queue: reportBack.queue,
      turnMs: reportBack.turnMs,
    });
    for (let at = 0; at < reportBack.index; at += 1) await commands.reportBack({ action: 'next' });
  }
}
