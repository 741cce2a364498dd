import { useTranslation } from 'react-i18next';
import type { Provider, Source } from '../../../shared/source.ts';
import { useAction } from '../../lib/use-action.ts';
import { Question } from '../../ui/question.tsx';
import { useSourceVerbs } from './queries.ts';

export interface PauseQuestionProps {
  source: Source;
  provider: Provider;
  onClose: () => void;
}

/** Asks before a source is paused: what a vendor sends meanwhile may never come again. */
export function PauseQuestion({ source, provider, onClose }: PauseQuestionProps) {
  const { t } = useTranslation('sources');
  const { change } = useSourceVerbs();
  const { busy, fault, run } = useAction();
  return (
    <Question
      title={t('pausing.title')}
      confirm={t('pausing.submit')}
      busy={busy}
      fault={fault}
      onConfirm={() =>
        run(async () => {
          await change(source.id, { state: 'paused' });
          onClose();
        })
      }
      onClose={onClose}
    >
      <p>{t('pausing.explain', { vendor: provider.name })}</p>
    </Question>
  );
}
