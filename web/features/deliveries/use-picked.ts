import { useCallback, useState } from 'react';

const none: ReadonlySet<number> = new Set();

/** The deliveries that are picked; another list, told by its name, begins with none. */
export function usePicked(list: string) {
  const [picked, setPicked] = useState(none);
  const [pickedIn, setPickedIn] = useState(list);
  if (pickedIn !== list) {
    setPickedIn(list);
    setPicked(none);
  }
  const pick = useCallback((id: number, isPicked: boolean) => {
    setPicked((known) => new Set(isPicked ? [...known, id] : [...known].filter((each) => each !== id)));
  }, []);
  const pickAll = useCallback((ids: readonly number[]) => setPicked(new Set(ids)), []);
  return { picked, pick, pickAll };
}
