import type { Ref } from 'react';
import type { ApiError } from '../../lib/api-error.ts';
import type { BoardState } from './board-state.ts';

export interface SearchChange {
  q: string;
  /** Absent where the search says nothing about it. */
  state?: BoardState | null;
}

export interface SearchFieldProps {
  /** The search of the address. */
  q: string;
  /** The state filter of the address. */
  state: BoardState | null;
  /** The whole search that the server is asked, filters included. */
  whole: string;
  /** Why the server does not read it; null where it does. */
  refusal: ApiError | null;
  /** Called with the search as it becomes another; `isNew` where Back is to lead to the one before. */
  onSearch: (change: SearchChange, isNew: boolean) => void;
  input: Ref<HTMLInputElement>;
}
