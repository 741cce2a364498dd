import { describe, expect, it } from 'vitest';
import type { StationBoard, StationCard } from '../../../../shared/stations.ts';
import { noArrivals } from '../../../lib/arrivals.ts';
import { layOutColumns } from './lay-out-columns.ts';

function card(processId: string, seq = 1): StationCard {
  return {
    processId,
    source: 'hr',
    processNumber: null,
    title: processId,
    state: 'waiting',
    since: null,
    dueAt: null,
    seq,
  };
}

function board(columns: Record<string, StationCard[]>, seq = 1): StationBoard {
  return {
    workflows: [
      {
        workflow: 'Recruitment',
        columns: Object.entries(columns).map(([name, cards]) => ({
          name,
          count: cards.length,
          capped: false,
          oldest: null,
          usual: null,
          cards,
        })),
      },
    ],
    leftOut: 0,
    seq,
  };
}

function shownIn(shown: StationBoard, latest: StationBoard, arrivals = noArrivals) {
  const { workflows, moved } = layOutColumns(shown, latest, arrivals);
  const columns = workflows.flatMap((each) => each.columns);
  return {
    moved,
    cards: columns.map(({ cards }) =>
      cards.map((each) => `${each.card.processId}${each.moved ? ' moved' : ''}`),
    ),
    counts: columns.map(({ count }) => count),
  };
}

describe('the cards of the stations', () => {
  it('keep their places while the counters go on', () => {
    const before = board({ Candidate: [card('a'), card('b')], HR: [card('c')] });
    const after = board({ Candidate: [card('b')], HR: [card('a', 5), card('c')] }, 5);
    expect(shownIn(before, after)).toEqual({
      moved: 2,
      cards: [['a moved', 'b'], ['c']],
      counts: [1, 2],
    });
  });

  it('come at once into a column that was empty: nothing in it can move', () => {
    expect(shownIn(board({ HR: [] }), board({ HR: [card('a', 5)] }, 5))).toMatchObject({
      moved: 0,
      cards: [['a']],
    });
  });

  it('are not called moved where more stand there than are shown', () => {
    const after = board({ Candidate: [card('b')] }, 5);
    for (const { columns } of after.workflows) for (const column of columns) column.count = 70;
    expect(shownIn(board({ Candidate: [card('a')] }), after).cards).toEqual([['a']]);
  });

  it('are marked as soon as the socket tells that they left the search', () => {
    const same = board({ Candidate: [card('a'), card('b')] });
    const arrivals = { ...noArrivals, left: new Map([['a', 7]]) };
    expect(shownIn(same, same, arrivals).cards).toEqual([['a moved', 'b']]);
  });
});
