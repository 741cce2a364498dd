import type { Process, Station } from '../../../../shared/process.ts';
import { isOpen } from '../../../../shared/states.ts';
import type { StationBoard, StationCard, StationColumn } from '../../../../shared/stations.ts';
import { noArrivals, type Arrivals } from '../../../lib/arrivals.ts';
import { processKey } from '../../../lib/process-key.ts';

/** A card that keeps its place, as it is by now. */
export interface ShownCard {
  key: string;
  card: StationCard;
  /** It stands elsewhere by now, or nowhere. */
  moved: boolean;
}

export interface ShownColumn extends Omit<StationColumn, 'cards'> {
  cards: ShownCard[];
  /** How many stand there beyond the first ones. */
  more: number;
}

export interface ShownColumns {
  workflows: { workflow: string; columns: ShownColumn[] }[];
  /** Cards that have come and stand in no column yet, and those that still stand where they no longer are. */
  moved: number;
}

/**
 * The columns with the numbers of the latest answer and the cards of the one that is shown, each in its place: what the
 * socket told of them since is written into them. A column that was empty takes what came, since nothing in it can move.
 */
export function layOutColumns(
  shown: StationBoard,
  latest: StationBoard,
  arrivals: Arrivals = noArrivals,
): ShownColumns {
  const before = new Map(columnsOf(shown).map(({ name, column }) => [name, column]));
  let moved = 0;
  const workflows = latest.workflows.map(({ workflow, columns }) => ({
    workflow,
    columns: columns.map((column) => {
      const known = before.get(nameOf(workflow, column));
      const kept = known === undefined || known.cards.length === 0 ? column.cards : known.cards;
      const fresh = new Map(column.cards.map((card) => [processKey(card), card]));
      const places = new Set(kept.map(processKey));
      moved += column.cards.filter((card) => !places.has(processKey(card))).length;
      // What is missing among the first of many may only have slipped below them.
      const isComplete = column.count === column.cards.length;
      const cards = kept.map((card) => {
        const key = processKey(card);
        const now = fresh.get(key);
        const [newest, gone] =
          now !== undefined && now.seq >= card.seq ? [now, false] : [card, now === undefined && isComplete];
        return told({ key, card: newest, moved: gone }, column, arrivals);
      });
      moved += cards.filter((card) => card.moved).length;
      return { ...column, cards, more: column.count - column.cards.length };
    }),
  }));
  return { workflows, moved };
}

/** The card with what the socket told of its process. */
function told(shown: ShownCard, column: StationColumn, { processes, left }: Arrivals): ShownCard {
  const { card, key } = shown;
  if ((left.get(card.processId) ?? -1) > card.seq) return { ...shown, moved: true };
  const process = processes.get(key);
  if (process === undefined || process.seq <= card.seq) return shown;
  const station = stationOf(process, column.name);
  if (station === undefined) return { ...shown, moved: true };
  return {
    key,
    card: { ...card, state: station.state, dueAt: process.dueAt, seq: process.seq },
    moved: false,
  };
}

/** Where it still stands under that name, or under any. */
function stationOf({ stations }: Process, name: string | null): Station | undefined {
  return stations.find(
    (station) =>
      isOpen(station.state) && (name === null || station.name.toLowerCase() === name.toLowerCase()),
  );
}

/** Every column under a name of its own. */
function columnsOf(board: StationBoard): { name: string; column: StationColumn }[] {
  return board.workflows.flatMap(({ workflow, columns }) =>
    columns.map((column) => ({ name: nameOf(workflow, column), column })),
  );
}

function nameOf(workflow: string, { name }: Pick<StationColumn, 'name'>): string {
  return JSON.stringify([workflow, name]);
}
