import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Provider, Source } from '../../../shared/source.ts';
import { sourcesPath } from '../../lib/paths.ts';
import { useAction } from '../../lib/use-action.ts';
import { Question } from '../../ui/question.tsx';
import { useSourceVerbs } from './queries.ts';

export interface DeleteQuestionProps {
  source: Source;
  provider: Provider;
  onClose: () => void;
}

/** Asks before a source is deleted, and says what that means. */
export function DeleteQuestion({ source, provider, onClose }: DeleteQuestionProps) {
  const { t } = useTranslation('sources');
  const { remove } = useSourceVerbs();
  const { busy, fault, run } = useAction();
  const [, navigate] = useLocation();
  const isUsed = source.types.length > 0;
  return (
    <Question
      title={t('remove.title')}
      confirm={t('remove.submit')}
      busy={busy}
      fault={fault}
      onConfirm={() =>
        run(async () => {
          await remove(source.id);
          onClose();
          navigate(sourcesPath);
        })
      }
      onClose={onClose}
    >
      <p>{t(isUsed ? 'remove.explain' : 'remove.explainUnused', { vendor: provider.name })}</p>
      {source.access === 'own' && source.accessWithoutOwn === 'open' ? <p>{t('remove.doorsStay')}</p> : null}
    </Question>
  );
}
