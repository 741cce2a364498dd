import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { boardPath, deliveriesPath, settingsPath, sourcesPath } from '../lib/paths.ts';
import { useNumberFormat } from '../lib/use-number-format.ts';
import { useWorkflows } from '../lib/use-workflows.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { useWorkflowPath } from './use-workflow-path.ts';

/** Every page that has no number in its address, and the board of each workflow. */
export function usePlaceEntries(): PaletteEntry[] {
  const { t } = useTranslation('shell');
  const number = useNumberFormat();
  const [, navigate] = useLocation();
  const workflows = useWorkflows();
  const pathOf = useWorkflowPath();
  const place = (path: string, words: string, hint = ''): PaletteEntry => ({
    id: `place ${path}`,
    words,
    hint,
    act: () => navigate(path),
  });
  return [
    place(boardPath, t('board')),
    place(deliveriesPath, t('deliveries')),
    place(sourcesPath, t('sources')),
    place(settingsPath, t('settings')),
    ...workflows.map(({ workflow, processes }) =>
      place(pathOf(workflow), workflow, number.format(processes)),
    ),
  ];
}
