import type { Sheet } from './sheet.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WorkflowsDialog } from './workflows-dialog.tsx';

/** The sheets that belong to no page; each is rarely asked for, so they come together. */
export function Dialogs({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  switch (sheet) {
    case 'webhook':
      return <WebhookDialog onClose={onClose} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />;
    case 'workflows':
      return <WorkflowsDialog onClose={onClose} />;
  }
}
