import type { ReactNode } from 'react';

export interface MenuLinkProps {
  /** A path inside the application. */
  to: string;
  navigate: (to: string) => void;
  children: ReactNode;
}

export interface MenuDownloadProps {
  /** Address of the file, relative to the application. A plain link, so that the cookie goes along. */
  href: string;
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
