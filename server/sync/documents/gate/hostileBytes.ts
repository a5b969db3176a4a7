import * as Y from 'yjs';
import type { SeededRandom } from '../../../seededRandom.ts';
import { readParts, writeParts, type Range, type Struct } from './updateParts.ts';

/**
 * For tests: updates that no editor would send, made from real ones. `known`: how far each client
 * is, the attacker's own first.
 */
export function hostileUpdate(
  real: readonly Uint8Array[],
  known: ReadonlyMap<number, number>,
  chance: SeededRandom,
): Uint8Array {
  const update = chance.pick(real);
  switch (chance.below(10)) {
    case 0:
      return Uint8Array.from({ length: chance.below(200) }, () => chance.below(256));
    case 1:
      return bent(update, chance);
    case 2:
      return spliced(update, chance.pick(real), chance);
    case 3:
      return Y.convertUpdateFormatV1ToV2(update);
    default:
      return rewritten(update, known, chance);
  }
}

/** The update with a few bytes changed, added or removed. */
function bent(update: Uint8Array, chance: SeededRandom): Uint8Array {
  const bytes = [...update];
  for (let times = 1 + chance.below(4); times > 0; times -= 1) {
    const at = chance.below(bytes.length + 1);
    const byte = chance.pick([0, 1, 127, 128, 255, chance.below(256)]);
    if (chance.next() < 0.6) bytes[Math.min(at, bytes.length - 1)] = byte;
    else if (chance.next() < 0.5) bytes.splice(at, 0, byte);
    else bytes.splice(at, 1);
  }
  return Uint8Array.from(bytes);
}

const spliced = (a: Uint8Array, b: Uint8Array, chance: SeededRandom): Uint8Array =>
  Uint8Array.from([...a.slice(0, chance.below(a.length)), ...b.slice(chance.below(b.length))]);

/**
 * A well-formed update whose ids, neighbours, parents, keys, contents and deletions do not belong
 * together.
 */
function rewritten(
  update: Uint8Array,
  known: ReadonlyMap<number, number>,
  chance: SeededRandom,
): Uint8Array {
  const clients = [...known.keys()];
  const id = (): Y.ID => {
    const client = chance.pick(clients);
    return Y.createID(
      client,
      chance.below((known.get(client) ?? 0) + (chance.next() < 0.02 ? 5 : 0)),
    );
  };
  const own = chance.next() < 0.03 ? chance.pick(clients) : (clients[0] as number);
  let clock = (known.get(own) ?? 0) + (chance.next() < 0.03 ? chance.below(9) - 4 : 0);
  const renamed = new Map<string, Y.ID>();
  const follow = (old: Y.ID | null): Y.ID | null =>
    old === null || chance.next() < 0.1
      ? chance.next() < 0.3
        ? id()
        : null
      : (renamed.get(`${old.client}:${old.clock}`) ??
        (old.clock < (known.get(old.client) ?? 0) ? old : id()));
  const structs: Struct[] = [];
  const parts = readParts(update);
  for (const struct of [...parts.structs.values()].flat().slice(0, 1 + chance.below(12))) {
    const at = Y.createID(own, Math.max(0, clock));
    renamed.set(`${struct.id.client}:${struct.id.clock}`, at);
    let made: Struct = new Y.GC(at, struct.length);
    if (struct instanceof Y.Item && chance.next() > 0.05) {
      const [origin, rightOrigin] = [follow(struct.origin), follow(struct.rightOrigin)];
      const named: unknown = struct.parent instanceof Y.ID ? follow(struct.parent) : struct.parent;
      const parent: unknown =
        chance.next() < 0.8 && named !== null
          ? named
          : chance.pick(['placements', 'clusters', 'sheet', 'table', 'x', id()]);
      const sub =
        chance.next() < 0.8
          ? struct.parentSub
          : chance.pick([
              'n1',
              'c1',
              'whole',
              'name',
              'pos',
              'level',
              'checked',
              '__proto__',
              'again',
              null,
            ]);
      made = new Y.Item(
        at,
        null,
        origin,
        null,
        rightOrigin,
        parent as Y.ID,
        sub,
        chance.next() < 0.7 ? struct.content : anyContent(chance),
      );
    }
    clock += made.length;
    structs.push(made);
  }
  const ranges = (client: number): Range[] =>
    Array.from({ length: 1 + chance.below(3) }, () => {
      const from = chance.below(known.get(client) ?? 0);
      return {
        from,
        to: Math.min(
          from + chance.below(20),
          (known.get(client) ?? 0) + (chance.next() < 0.05 ? 3 : 0),
        ),
      };
    });
  const deletes = new Map<number, Range[]>();
  if (chance.next() < 0.4)
    for (let times = chance.below(3); times > 0; times -= 1) {
      const client = chance.pick(clients);
      deletes.set(client, ranges(client));
    }
  return writeParts({ structs: new Map([[own, structs]]), deletes }) ?? new Uint8Array([0, 0]);
}

function anyContent(chance: SeededRandom): Y.Item['content'] {
  return chance.pick([
    () => new Y.ContentString('words'),
    () => new Y.ContentAny([{ pos: [1, 2] }]),
    () => new Y.ContentAny(['x', 'y']),
    () => new Y.ContentBinary(new Uint8Array(3)),
    () => new Y.ContentEmbed({ a: 1 }),
    () => new Y.ContentFormat('bold', true),
    () => new Y.ContentFormat('style', 'x'),
    () => new Y.ContentDeleted(1 + chance.below(5)),
    () => new Y.ContentJSON([1]),
    () => new Y.ContentDoc(new Y.Doc({ guid: 'x' })),
    () => new Y.ContentType(new Y.Map()),
    () => new Y.ContentType(new Y.XmlText()),
    () => new Y.ContentType(new Y.Array()),
    () =>
      new Y.ContentType(
        new Y.XmlElement(chance.pick(['paragraph', 'bulletList', 'listItem', 'script'])),
      ),
    () => new Y.ContentType(new Y.XmlHook('x')),
  ])();
}
