import { exportSubject } from '../lib/export-subject.ts';
import { loadWords } from '../lib/i18n.ts';
import { createPart, usePart } from '../lib/part.ts';
import { useStore } from '../lib/store.ts';

const exportDialog = createPart(async () => {
  const [{ ExportDialog }] = await Promise.all([
    import('../features/export/export-dialog.tsx'),
    loadWords('export'),
  ]);
  return { ExportDialog };
});

/** The dialog in which any page has a file made. */
export function Exporting() {
  const subject = useStore(exportSubject);
  const here = usePart(exportDialog, subject !== null);
  return subject && here && <here.ExportDialog subject={subject} />;
}
