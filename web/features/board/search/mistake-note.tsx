import { useTranslation } from 'react-i18next';
import type { QueryMistake } from '../../../../shared/query-mistake.ts';
import { useMistakeWords } from '../../../lib/use-mistake-words.ts';
import { Button } from '../../../ui/button.tsx';
import styles from './mistake-note.module.css';

export interface MistakeNoteProps {
  id: string;
  /** Null where all that is known is that there is one. */
  mistake: QueryMistake | null;
  text: string;
  onHelp: () => void;
}

/** What is wrong with the search, beneath it. The list stays as it was meanwhile. */
export function MistakeNote({ id, mistake, text, onHelp }: MistakeNoteProps) {
  const { t } = useTranslation(['search', 'errors']);
  const words = useMistakeWords();
  return (
    <div className={styles.note}>
      <p id={id} role="alert">
        {mistake === null ? t('errors:bad_query') : words(mistake, text)}
      </p>
      <Button look="quiet" onClick={onHelp}>
        {t('help.open')}
      </Button>
    </div>
  );
}
