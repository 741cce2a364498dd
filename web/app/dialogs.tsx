import { Palette } from './palette.tsx';
import type { Sheet } from './sheet.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WorkflowsDialog } from './workflows-dialog.tsx';

export interface DialogsProps {
  sheet: Sheet;
  onClose: () => void;
  /** Another one in its place. */
  onSheet: (sheet: Sheet) => void;
}

/** The sheets that belong to no page; each is rarely asked for, so they come together. */
export function Dialogs({ sheet, onClose, onSheet }: DialogsProps) {
  switch (sheet) {
    case 'webhook':
      return <WebhookDialog onClose={onClose} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />;
    case 'workflows':
      return <WorkflowsDialog onClose={onClose} />;
    case 'palette':
      return <Palette onClose={onClose} onSheet={onSheet} />;
  }
}
