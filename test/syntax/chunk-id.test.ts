import { describe, expect, test } from 'vitest';
import { chunkId } from '../../src/syntax/chunk-id.js';
import { dialectNames, readRecorded, verdict } from './recorded.js';

const recorded = readRecorded('chunk-ids.json');

describe.each(dialectNames)('chunk names of %s', (name) => {
  test.each(recorded)('$source in chunk $name', (entry) => {
    const chunkName = entry.name!;
    const isRunTimeError = entry.source.startsWith('error');
    const message = isRunTimeError ? `${chunkId(chunkName, name)}:1: e` : verdict(name, entry.source, chunkName);
    expect(message).toBe(entry[name]);
  });
});
