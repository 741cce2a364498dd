import { Copy } from 'lucide-react';
import { usePrinting } from '../../lib/use-printing.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import styles from './archive-panel.module.css';

/** So much of an id is enough to tell it from the next one. */
const shown = 8;

export interface ShortIdProps {
  /** What the id is of, in a word. */
  word: string;
  id: string;
  /** Names the button that copies it. */
  copy: string;
}

/** An id that only machines need: its beginning, and the whole of it on the clipboard at a click; on paper the whole. */
export function ShortId({ word, id, copy }: ShortIdProps) {
  const whole = usePrinting() || id.length <= shown + 1;
  return (
    <CopyButton text={() => id} className={styles.id ?? ''} label={copy}>
      {word} <bdi className={styles.code}>{whole ? id : `${id.slice(0, shown)}…`}</bdi>
      <Copy size={12} aria-hidden="true" />
    </CopyButton>
  );
}
