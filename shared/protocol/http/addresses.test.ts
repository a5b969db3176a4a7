import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { OPERATIONS } from './operations.ts';

const judgeOf = (schema: object): ValidateFunction => new Ajv({ strict: false }).compile(schema);

describe('what is asked in an address', () => {
  test.each([
    ['100', true],
    ['9999', true],
    ['99999', true],
    ['99', false],
    ['100000', false],
    ['0999', false],
    ['1e3', false],
    ['-100', false],
    ['100px', false],
    [' 100', false],
    ['', false],
  ])('a picture may be %j wide: %s', (width, isWidth) => {
    expect(judgeOf(OPERATIONS.exportWallPng.query)({ width })).toBe(isWidth);
  });

  test.each([
    ['yes', true],
    ['no', true],
    ['YES', false],
    ['true', false],
    ['', false],
  ])('a report may have contacts: %j %s', (contacts, isAnswer) => {
    for (const { query } of [OPERATIONS.exportReportPdf, OPERATIONS.exportReportMarkdown])
      expect(judgeOf(query)({ contacts })).toBe(isAnswer);
  });

  test.each([
    ['facilitator', true],
    ['volunteer', true],
    ['projector', true],
    ['participant', false],
    ['constructor', false],
    ['', false],
  ])('the link of a %s may be renewed: %s', (role, mayBe) => {
    expect(judgeOf(OPERATIONS.renewLink.params.role)(role)).toBe(mayBe);
  });
});
