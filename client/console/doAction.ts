import type { WallApi } from '../sync/api.ts';
import type { UndoableAction } from './lastAction.ts';

/** Asks the server for what the action says. Rejects with its refusal. */
export async function doAction(commands: WallApi, action: UndoableAction): Promise<void> {
  switch (action.kind) {
    case 'phase':
      await commands.setPhase(action.to);
      if (action.ends?.includes('walk')) await commands.walk({ action: 'end' });
      if (action.ends?.includes('report-back')) await commands.reportBack({ action: 'end' });
      return;
    case 'lock': await commands.setLocked(action.locked); return;
    case 'posting': await commands.setPosting(action.posting); return;
    case 'title': await commands.edit({ title: action.to }); return;
    case 'hide':
      for (const note of action.notes) await (action.hidden ? commands.hideNote(note) : commands.unhideNote(note));
      return;
    case 'accept':
      for (const person of action.people) await commands.accept(person);
      return;
    case 'decline':
      for (const person of action.people) await commands.decline(person);
      return;
    case 'open-tables': await commands.openTables(); return;
    case 'move': await commands.movePerson(action.person, action.to?.table ?? null); return;
    case 'table':
      if (action.closed) await commands.closeTable(action.table);
      else {
        await commands.reopenTable(action.table);
        for (const person of action.people) await commands.movePerson(person, action.table);
      }
      return;
    case 'walk-start': await commands.walk(action.how); return;
    case 'walk-undo':
      await commands.walk({ action: 'end' });
      await commands.setPhase(action.to);
      return;
    case 'walk-step': await commands.walk({ action: action.by }); return;
    case 'report-step': await commands.reportBack({ action: action.by }); return;
  }
}
