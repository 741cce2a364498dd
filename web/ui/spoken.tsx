import { unseen } from './unseen.ts';

/** The one polite status region of a page: read out, and not to be seen. */
export function Spoken({ words }: { words: string }) {
  return (
    <div role="status" className={unseen}>
      {words}
    </div>
  );
}
