import { expect, test } from 'vitest';
import { allowOwnScript, ownMarkup, ownScriptAddress } from './ownScript.ts';

const HERE = 'https://wall.example.org';

test('T10 a script of the build may be started, by whichever of its addresses', () => {
  for (const address of ['/assets/worker-a1.js', `${HERE}/assets/worker-a1.js`])
    expect(ownScriptAddress(address, HERE)).toBe(address);
});

test.each([
  'https://elsewhere.example/assets/worker.js',
  '//elsewhere.example/assets/worker.js',
  'https://wall.example.org.elsewhere.example/assets/worker.js',
  'https://wall.example.org@elsewhere.example/assets/worker.js',
  'http://wall.example.org/assets/worker.js',
  'https://wall.example.org:8443/assets/worker.js',
  '/assets/../api/walls/x/export/notes.js',
  '/assets/%2e%2e/api/walls/x/notes.js',
  '/api/walls/abcabcabcabc/notes',
  '/assets/notes.json',
  'data:text/javascript,run()',
  'blob:https://wall.example.org/6a0e2c',
  'javascript:run()//assets/x.js',
  'https://',
  '',
])('T10 no other address is one: %s', (address) => {
  expect(ownScriptAddress(address, HERE)).toBeNull();
});

test('T10 no string is markup but none', () => {
  expect(ownMarkup('')).toBe('');
  for (const markup of ['<img src="x" onerror="run()">', 'words', ' '])
    expect(ownMarkup(markup)).toBeNull();
});

test('a browser that knows no Trusted Types is left as it is', () => {
  Object.assign(globalThis, { window: {} });
  try {
    expect(allowOwnScript).not.toThrow();
  } finally {
    Reflect.deleteProperty(globalThis, 'window');
  }
});
