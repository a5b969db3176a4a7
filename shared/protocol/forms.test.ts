import { describe, expect, test } from 'vitest';
import { OPERATIONS } from './http/operations.ts';
import { LiveMessageSchema } from './schemas/live.ts';
import { WallOnPageSchema } from './schemas/wallOnPage.ts';
import { RefusalMessageSchema, RightsMessageSchema } from './schemas/wire.ts';

type Json = Record<string, unknown>;
const WIRE = [
  OPERATIONS,
  LiveMessageSchema,
  WallOnPageSchema,
  RefusalMessageSchema,
  RightsMessageSchema,
];

/** Every part of what travels that is an object. */
function* partsOf(part: unknown): Generator<Json> {
  if (typeof part !== 'object' || part === null) return;
  if (!Array.isArray(part)) yield part as Json;
  for (const value of Object.values(part)) yield* partsOf(value);
}
const PARTS = WIRE.flatMap((part) => [...partsOf(part)]);

describe('the forms of what travels', () => {
  test('have each name for one form: a description has it once', () => {
    const forms = new Map<string, Set<string>>();
    for (const part of PARTS) {
      const { $id } = part;
      if (typeof $id !== 'string') continue;
      forms.set($id, (forms.get($id) ?? new Set()).add(JSON.stringify(part)));
    }
    expect(forms.size).toBeGreaterThan(20);
    expect([...forms].filter(([, texts]) => texts.size > 1).map(([name]) => name)).toEqual([]);
    for (const name of forms.keys()) expect(name).toMatch(/^[A-Z][A-Za-z]+$/);
  });

  test('name only members that they have', () => {
    for (const { type, properties, required } of PARTS) {
      if (type !== 'object' || !Array.isArray(required)) continue;
      for (const name of required as string[]) expect(properties).toHaveProperty([name]);
    }
  });

  test('have no bound that lets nothing through, and no pattern that only a part has to match', () => {
    for (const { minLength, maxLength, minimum, maximum, pattern, enum: values } of PARTS) {
      for (const [least, most] of [
        [minLength, maxLength],
        [minimum, maximum],
      ])
        if (typeof least === 'number' && typeof most === 'number')
          expect(least).toBeLessThanOrEqual(most);
      if (typeof pattern === 'string') expect(pattern).toMatch(/^\^.*\$$/);
      if (Array.isArray(values)) {
        expect(values.length).toBeGreaterThan(0);
        expect(new Set(values).size).toBe(values.length);
      }
    }
  });

  test('say of a time what it is: ms since 1970', () => {
    const times = PARTS.flatMap(({ type, properties }) =>
      type === 'object'
        ? Object.entries((properties ?? {}) as Record<string, Json>).filter(([name]) =>
            /^(?:at|now|since|until|endsAt|joinedAt|createdAt)$/.test(name),
          )
        : [],
    );
    expect(times.length).toBeGreaterThan(10);
    for (const [name, { type, description }] of times) {
      // `until` of a promise is in somebody's own words; `at` of an address is where a page is; `at` of a look tells two apart.
      if (type === 'string' || type === 'integer') continue;
      expect([name, type, description]).toEqual([name, 'number', 'ms since 1970 UTC']);
    }
  });
});
