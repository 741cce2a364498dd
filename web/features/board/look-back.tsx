import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { Past } from './use-past.ts';

/** Opens the way through the past, and closes it again: then the present is shown. */
export function LookBack({ past }: { past: Past }) {
  const { t } = useTranslation('board');
  return (
    <Button
      look="quiet"
      aria-expanded={past.isOpen}
      title={t('past.hint')}
      onClick={past.isOpen ? past.leave : past.look}
    >
      <History size={14} aria-hidden="true" /> <span>{t('past.open')}</span>
    </Button>
  );
}
