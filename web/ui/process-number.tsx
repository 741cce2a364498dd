import { useTranslation } from 'react-i18next';
import { unseen } from './unseen.ts';

/** The number that the vendor gave a process, such as `#51`; what it is, is told to who points at it or listens. */
export function ProcessNumber({ number, className }: { number: string; className: string | undefined }) {
  const { t } = useTranslation('states');
  return (
    <span className={className} title={t('processNumber')}>
      <span className={unseen}>{t('processNumber')} </span>
      <bdi>{number}</bdi>
    </span>
  );
}
