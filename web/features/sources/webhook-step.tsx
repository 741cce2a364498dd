import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Mark } from '../../ui/mark.tsx';
import { useCopyText } from './use-copy-text.ts';
import { NotRead } from './not-read.tsx';
import type { PasteValue } from './paste-values.ts';
import { Seen } from './seen.tsx';
import type { TypeCoverage } from './type-coverage.ts';
import styles from './webhook-step.module.css';

export interface WebhookStepProps {
  type: TypeCoverage;
  /** True for the one that comes next. */
  isNext: boolean;
  values: readonly PasteValue[];
  /** Slug of its source. */
  source: string;
}

/** One webhook to make: whether it has brought anything yet, and what to enter for it. */
export function WebhookStep({ type, isNext, values, source }: WebhookStepProps) {
  const { t } = useTranslation('sources');
  const copyText = useCopyText();
  return (
    <li className={`${styles.step} ${isNext ? styles.next : ''}`}>
      <Tick type={type} isNext={isNext} />
      <span className={styles.name}>{type.name}</span>
      <span className={`${styles.seen} ${type.isMissing ? styles.missing : ''}`}>
        {type.seen === null ? (
          t(type.isMissing ? 'guide.missing' : 'guide.never')
        ) : (
          <>
            <Seen key={type.seen.lastAt} seen={type.seen} />
            <NotRead seen={type.seen} source={source} />
          </>
        )}
      </span>
      <CopyButton
        text={() => copyText(type.name, values)}
        className={buttonClass('quiet', styles.copy)}
        label={t('guide.copyFor', { name: type.name })}
      >
        {t('guide.copy')}
      </CopyButton>
    </li>
  );
}

function Tick({ type: { seen, isMissing }, isNext }: Pick<WebhookStepProps, 'type' | 'isNext'>) {
  if (seen !== null) return <Mark state="submitted" />;
  if (isMissing) return <Mark state="waiting" late />;
  return <Mark state={isNext ? 'filling' : 'upcoming'} />;
}
