import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Process } from '../../../shared/process.ts';
import { useErrorWords } from '../../lib/use-error-words.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { comparePath } from './compare-path.ts';
import styles from './compare-dialog.module.css';
import { useCandidates } from './queries.ts';

interface CompareDialogProps {
  process: Process;
  onClose: () => void;
}

/** Picks the process to lay beside this one: others of its workflow at first, then whatever is searched for. */
export function CompareDialog({ process, onClose }: CompareDialogProps) {
  const { t } = useTranslation('timeline');
  const { t: states } = useTranslation('states');
  const errorWords = useErrorWords();
  const time = useTimeFormat();
  const [text, setText] = useState('');
  const { data, error } = useCandidates(process.workflow, useDeferredValue(text.trim()));
  const others = data?.items.filter(
    ({ processId, source }) => processId !== process.processId || source !== process.source,
  );
  return (
    <Dialog title={t('compare.pick')} onClose={onClose}>
      <div className={styles.pick}>
        <TextField
          label={t('compare.search')}
          value={text}
          onValue={setText}
          hint={t('compare.hint')}
          fault={error === null ? null : errorWords(error)}
          type="search"
        />
        <ul className={styles.list}>
          {others?.map((other) => (
            <li key={`${other.source}:${other.processId}`}>
              <Link href={comparePath(process, other)} className={styles.other ?? ''} onClick={onClose}>
                <span className={styles.name} dir="auto">
                  {other.processNumber === null ? '' : `#${other.processNumber} `}
                  {other.title}
                </span>
                <span className={styles.state}>
                  {states(`${other.isRequest ? 'request' : 'process'}.${other.state}`)} ·{' '}
                  <bdi>{time.date(Date.parse(other.startedAt))}</bdi>
                </span>
              </Link>
            </li>
          ))}
        </ul>
        {others?.length === 0 ? <p className={styles.none}>{t('compare.none')}</p> : null}
      </div>
    </Dialog>
  );
}
