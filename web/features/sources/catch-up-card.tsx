import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CatchUp, Provider, Source } from '../../../shared/source.ts';
import { isolate } from '../../lib/isolate.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import { Button } from '../../ui/button.tsx';
import styles from './catch-up-card.module.css';
import { missingSettings } from './missing-settings.ts';
import { Section } from './section.tsx';
import { useCatchUp } from './use-catch-up.ts';
import { useSettingNames } from './use-setting-names.ts';

export interface CatchUpCardProps {
  source: Source;
  provider: Provider;
  /** Settings without which the vendor cannot be asked. */
  needs: readonly string[];
}

/** Finds in the vendor's own list what never arrived, and has it sent again. */
export function CatchUpCard({ source, provider, needs }: CatchUpCardProps) {
  const { t } = useTranslation('sources');
  const { progress, busy, fault, begin } = useCatchUp(source.id);
  const hindrance = useHindrance(source, needs);
  const ended = progress?.fault;
  const namesOf = useSettingNames();
  return (
    <Section title={t('catchUp.title')} explain={t('catchUp.explain', { vendor: provider.name })}>
      <div className={styles.row}>
        <Button disabled={busy || hindrance !== null} onClick={begin}>
          <Download size={15} aria-hidden="true" />
          {t(busy ? 'catchUp.busy' : 'catchUp.begin')}
        </Button>
        {hindrance === null ? null : <p className={styles.hint}>{hindrance}</p>}
      </div>
      {progress === null ? null : <Told progress={progress} />}
      <p className={styles.fault} role="alert">
        {fault ??
          (ended == null
            ? null
            : t(`catchUp.fault.${ended.code}`, {
                answer: isolate(ended.answer ?? ''),
                names: namesOf(ended.settings),
              }))}
      </p>
    </Section>
  );
}

/** Why it cannot be begun, in words; null where it can. */
function useHindrance(source: Source, needs: readonly string[]): string | null {
  const { t } = useTranslation('sources');
  const namesOf = useSettingNames();
  if (source.state !== 'active') return t('catchUp.notActive');
  const missing = missingSettings(source, needs);
  if (missing.length === 0) return null;
  return t('catchUp.missing', { names: namesOf(missing), count: missing.length });
}

/** What was found so far, or in the end. */
function Told({ progress: { isRunning, failed, known, resent, fault } }: { progress: CatchUp }) {
  const { t } = useTranslation('sources');
  const number = useNumberFormat();
  const said = [
    t('catchUp.failed', { count: failed, number: number.format(failed) }),
    t('catchUp.known', { count: known, number: number.format(known) }),
    t('catchUp.resent', { count: resent, number: number.format(resent) }),
  ];
  const isNothing = failed === 0 && !isRunning && fault === null;
  return (
    <div className={styles.told} role="status">
      <p className={styles.lead}>
        {t(isRunning ? 'catchUp.running' : isNothing ? 'catchUp.nothing' : 'catchUp.done')}
      </p>
      {isNothing ? null : (
        <ul>
          {said.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {isRunning || resent === 0 ? null : <p className={styles.hint}>{t('catchUp.afterwards')}</p>}
    </div>
  );
}
