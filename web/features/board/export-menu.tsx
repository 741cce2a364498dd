import { useTranslation } from 'react-i18next';
import { MenuDownload, Menu } from '../../ui/menu.tsx';
import type { BoardView } from './board-view.ts';
import { exportPath } from './queries.ts';

export interface ExportMenuProps {
  view: BoardView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Takes away as a file what the search finds, beyond what is loaded or on the screen. */
export function ExportMenu({ view, open, onOpenChange }: ExportMenuProps) {
  const { t } = useTranslation('board');
  return (
    <Menu label={t('export.label')} heading={t('export.scope')} open={open} onOpenChange={onOpenChange}>
      <MenuDownload href={exportPath(view, 'csv')}>{t('export.csv')}</MenuDownload>
      <MenuDownload href={exportPath(view, 'json')}>{t('export.json')}</MenuDownload>
    </Menu>
  );
}
