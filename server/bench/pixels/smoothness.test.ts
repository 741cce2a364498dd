import { describe, expect, it } from 'vitest';
import { smoothness } from './smoothness.ts';

describe('the smoothness of a page', () => {
  it('counts the frames that a screen of 60 Hz would have shown and did not', () => {
    const steady = Array.from({ length: 97 }, () => 16.7);
    expect(smoothness(steady, [])).toMatchObject({ frames: 97, dropped: 0, longTasks: 0, longest: 0 });
    expect(smoothness([...steady, 66.7], [55, 80])).toMatchObject({
      dropped: 3 / 101,
      longTasks: 2,
      longest: 80,
    });
  });

  it('knows nothing of a page that painted nothing', () => {
    expect(smoothness([], []).dropped).toBeNaN();
  });
});
