import { useState, type DragEvent } from 'react';
import { placeAt } from './place-at.ts';

/**
 * Puts entries in order with the mouse: while one is held over another, it already shows at its place. `onDrop` moves
 * it there for good; until that is done, it stays where it was let go.
 */
export function useDragging<Entry extends { id: number }>(
  entries: readonly Entry[],
  onDrop: (id: number, place: number) => Promise<void>,
) {
  const [held, setHeld] = useState<{ id: number; place: number; isDropped: boolean } | null>(null);
  const over = (place: number) => (event: DragEvent) => {
    // A text or a link from elsewhere is none of ours.
    if (held === null) return;
    event.preventDefault();
    setHeld({ ...held, place });
  };
  return {
    shown: held === null ? entries : placeAt(entries, held.id, held.place),
    /** What the entry at that place of those shown listens to. */
    handlers: (id: number, place: number) => ({
      onDragStart: () => setHeld({ id, place, isDropped: false }),
      onDragEnter: over(place),
      onDragOver: over(place),
      onDrop: (event: DragEvent) => {
        if (held === null) return;
        event.preventDefault();
        setHeld({ ...held, isDropped: true });
        void onDrop(held.id, held.place).finally(() => setHeld(null));
      },
      onDragEnd: () => setHeld((last) => (last?.isDropped === true ? last : null)),
    }),
  };
}
