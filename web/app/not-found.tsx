import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { boardPath } from '../lib/paths.ts';
import { useTitle } from '../lib/use-title.ts';
import { buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

export function NotFound() {
  const { t } = useTranslation('shell');
  useTitle(t('notFound.title'));
  return (
    <Notice title={t('notFound.title')} explain={t('notFound.explain')}>
      <Link href={boardPath} className={buttonClass('primary')}>
        {t('notFound.back')}
      </Link>
    </Notice>
  );
}
