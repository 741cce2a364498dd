import { useTranslation } from 'react-i18next';
import { useWorkflows } from '../lib/use-workflows.ts';
import { Dialog } from '../ui/dialog.tsx';
import { WorkflowList } from './workflow-list.tsx';

/** On a phone, where the workflows are too many for a menu. */
export function WorkflowsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <Dialog title={t('workflows')} onClose={onClose}>
      <WorkflowList workflows={useWorkflows()} onOpen={onClose} />
    </Dialog>
  );
}
