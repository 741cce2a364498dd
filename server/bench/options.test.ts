import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

describe('the flags of the benchmark', () => {
  it('measures everything in full size unless told otherwise', () => {
    expect(readOptions([])).toMatchObject({ seconds: 10, sustained: 60, events: 1_000_000, json: null });
    expect(readOptions([]).only).toContain('pixels');
  });

  it('takes single sizes over those of --quick', () => {
    const options = readOptions([
      '--quick',
      '--events',
      '500',
      '--watchers',
      '10,20',
      '--only',
      'live,growth',
    ]);
    expect(options).toMatchObject({ events: 500, rounds: 1, watchers: [10, 20], only: ['growth', 'live'] });
  });

  it('says what is wrong', () => {
    expect(() => readOptions(['--rounds', '0'])).toThrow('--rounds must be a whole number');
    expect(() => readOptions(['--watchers', 'many'])).toThrow('--watchers must be a whole number');
    expect(() => readOptions(['--only', 'speed'])).toThrow('--only names speed; known: intake');
    expect(() => readOptions(['--files', 'csv,doc'])).toThrow('--files names doc; known: csv, csv-processes');
    expect(() => readOptions(['--what'])).toThrow(TypeError);
  });

  it('keeps what a quick run measured out of the README', () => {
    expect(() => readOptions(['--quick', '--readme'])).toThrow('leave --quick out');
  });
});
