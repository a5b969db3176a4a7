import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { leanExports, leanTables, missingOf } from './leanReact.ts';

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

it('knows what a module takes that would be left out', () => {
  expect(missingOf(`import { useState, lazy as later } from 'react';`)).toEqual(['lazy of react']);
  expect(missingOf(`import{preload,createPortal}from"react-dom";`)).toEqual([
    'preload of react-dom',
  ]);
  expect(
    missingOf(`import { createRoot } from 'react-dom/client'; import { lazy } from 'x';`),
  ).toEqual([]);
  expect(missingOf('Scheduler.unstable_now(); Scheduler.unstable_next(); React.version;')).toEqual([
    'unstable_next of scheduler',
  ]);
});

it('sees what is taken of all of it by any name', () => {
  expect(missingOf(`import React, { lazy } from 'react'; React.useState(); React.act();`)).toEqual([
    'lazy of react',
    'act of react',
  ]);
  expect(missingOf(`import * as d from "react-dom"; d.preload(); x.d.preinit(); bd.a();`)).toEqual([
    'preload of react-dom',
  ]);
});
