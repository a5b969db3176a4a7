import * as encoding from 'lib0/encoding';
import { MESSAGE } from '../../../shared/protocol/wire.ts';
import type { SeededRandom } from '../../seededRandom.ts';
import { readPresence } from '../presence/presenceMessages.ts';

/**
 * The presence that a page shows, and what it sees of others'. It always claims a false name, which
 * the server has to replace.
 */
export class PagePresence {
  /** Client ids whose presence is shown to this page now. */
  readonly seen = new Set<number>();
  isShown = false;
  #clock = 0;

  /** Presence with the cursor somewhere else. */
  move(clientId: number, random: SeededRandom): Uint8Array {
    this.isShown = true;
    this.#clock += 1;
    return frame(clientId, this.#clock, random);
  }

  /**
   * Presence under somebody else's id, as echoed by the stock provider or sent by an attacker;
   * `null` when none is seen.
   */
  borrow(isAnothers: (clientId: number) => boolean, random: SeededRandom): Uint8Array | null {
    const others = [...this.seen].filter(isAnothers);
    return others.length === 0
      ? null
      : frame(random.pick(others), 1_000 + random.below(1_000), random);
  }

  /** Takes what the server sends of others' presence. */
  hear(body: Uint8Array): void {
    for (const { clientId, raw } of readPresence(body)) {
      if (raw === null) this.seen.delete(clientId);
      else this.seen.add(clientId);
    }
  }
}

function frame(clientId: number, clock: number, random: SeededRandom): Uint8Array {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, 1);
  encoding.writeVarUint(body, clientId);
  encoding.writeVarUint(body, clock);
  encoding.writeVarString(
    body,
    JSON.stringify({
      name: 'Impostor',
      user: { name: 'Impostor', color: 1 },
      cursor: [random.below(9_000), random.below(9_000)],
    }),
  );
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
  return encoding.toUint8Array(encoder);
}

/** Client ids and names in the body of a presence message, without those that left. */
export function namesIn(body: Uint8Array): { clientId: number; name: unknown }[] {
  return readPresence(body).flatMap(({ clientId, raw }) => {
    if (typeof raw !== 'object' || raw === null) return [];
    const { name, user } = raw as { name?: unknown; user?: { name?: unknown } };
    return [{ clientId, name: user ? user.name : name }];
  });
}
