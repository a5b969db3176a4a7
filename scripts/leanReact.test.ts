import { expect, it } from 'vitest';
import { leanExports, missingOf } from './leanReact.ts';

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

it('knows what a module takes that would be left out', () => {
  expect(missingOf(`import { useState, lazy as later } from 'react';`)).toEqual(['lazy of react']);
  expect(missingOf(`import { createPortal, flushSync } from "react-dom";`)).toEqual([
    'flushSync of react-dom',
  ]);
  expect(
    missingOf(`import { createRoot } from 'react-dom/client'; import React from 'x';`),
  ).toEqual([]);
  expect(missingOf(`Scheduler.unstable_now(); Scheduler.unstable_next(); React.version;`)).toEqual([
    'unstable_next of scheduler',
  ]);
});

it('knows a module that takes all of React, of which a part would be left out', () => {
  expect(missingOf(`import React from 'react';`)).toEqual(['all of react']);
  expect(missingOf(`import * as Dom from "react-dom";`)).toEqual(['all of react-dom']);
});
