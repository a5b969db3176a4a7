import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { leanExports, leanTables, missingOf, USED_ON_PHONES } from './leanReact.ts';

it('leaves out the exports that nobody uses, whole', () => {
  const code = `'use strict';
const map = (list) => list.map(String);
exports.Children = { map: map };
exports.now = void 0;
if (clock) { exports.now = () => clock.now(); }
exports.useState = function (start) {
  return exports.now(start);
};
exports.lazy = function (load) {
  exports.useState = load;
};
`;
  expect(leanExports(code, new Set(['now', 'useState']))).toBe(`'use strict';
const map = (list) => list.map(String);

exports.now = void 0;
if (clock) { exports.now = () => clock.now(); }
exports.useState = function (start) {
  return exports.now(start);
};

`);
});

it('leaves out attributes, styles and events that no page writes, of React as it is', () => {
  const react = readFileSync('node_modules/react-dom/cjs/react-dom-client.production.js', 'utf8');
  const lean = leanTables(
    react,
    '<label htmlFor={id} onPointerDown={take}><path strokeWidth={2} /></label>',
  );
  const [, table = ''] = /aliases = new Map\(([\s\S]*?)\),\n/.exec(lean) ?? [];
  expect(JSON.parse(table.replace(/,\s*\]$/, ']'))).toEqual([
    ['htmlFor', 'for'],
    ['strokeWidth', 'stroke-width'],
  ]);
  expect(lean).toContain('new Set(\n  "strokeWidth".split');
  expect(lean).toContain('simpleEventPluginEvents =\n    "pointerDown".split');
  expect(lean.length).toBeGreaterThan(react.length - 6_000);
});

const missing = (code: string): string[] => missingOf(code, USED_ON_PHONES);

it('knows what a module takes that would be left out', () => {
  expect(missing(`import { useState, lazy as later } from 'react';`)).toEqual(['lazy of react']);
  expect(missing(`import{flushSync,createPortal}from"react-dom";`)).toEqual([
    'flushSync of react-dom',
  ]);
  expect(
    missing(`import { createRoot } from 'react-dom/client'; import { use } from 'x';`),
  ).toEqual([]);
  expect(missing('Scheduler.unstable_now(); Scheduler.unstable_next(); React.version;')).toEqual([
    'unstable_next of scheduler',
  ]);
});

it('sees what is taken of all of it by any name', () => {
  expect(missing(`import React, { memo } from 'react'; React.useState(); React.use();`)).toEqual([
    'memo of react',
    'use of react',
  ]);
  expect(missing(`import * as d from "react-dom"; d.flushSync(); x.d.preload(); bd.a();`)).toEqual([
    'flushSync of react-dom',
  ]);
});
