import type { ReactNode } from 'react';

export interface MenuLinkProps {
  /** A path inside the application. */
  to: string;
  navigate: (to: string) => void;
  children: ReactNode;
}

export interface MenuActionProps {
  onChoose: () => void;
  children: ReactNode;
}

export interface MenuChoicesProps<Value extends string> {
  choices: readonly { value: Value; words: ReactNode }[];
  chosen: Value;
  onChoose: (value: Value) => void;
}
