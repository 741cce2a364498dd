import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/isolate.ts';
import { useWorkflows } from '../../../lib/use-workflows.ts';
import { Button } from '../../../ui/button.tsx';
import styles from './address-note.module.css';
import { notUnderstood } from './not-understood.ts';

export interface AddressNoteProps {
  /** The address as it came. */
  search: string;
  /** The workflow that is shown; null for all. */
  workflow: string | null;
  onClose: () => void;
}

/** Says in a quiet line what of an address was left out, and what in it names nothing. */
export function AddressNote({ search, workflow, onClose }: AddressNoteProps) {
  const { t, i18n } = useTranslation('aside');
  const workflows = useWorkflows();
  const faults = notUnderstood(search).map(isolate);
  const list = new Intl.ListFormat(i18n.language, { style: 'short', type: 'unit' });
  const isUnknown =
    workflow !== null && workflows.length > 0 && workflows.every((each) => each.workflow !== workflow);
  if (faults.length === 0 && !isUnknown) return null;
  return (
    <div className={styles.note} role="status">
      <p>
        {faults.length === 0 ? null : t('address.leftOut', { what: list.format(faults) })}{' '}
        {isUnknown ? t('address.workflow', { name: isolate(workflow) }) : null}
      </p>
      <Button look="quiet" aria-label={t('address.close')} onClick={onClose}>
        <X size={14} aria-hidden="true" />
      </Button>
    </div>
  );
}
