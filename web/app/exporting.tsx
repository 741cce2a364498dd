import { exportSubject } from '../lib/export-subject.ts';
import { loadWords } from '../lib/i18n.ts';
import { createPart, usePart } from '../lib/part.ts';
import { useStore } from '../lib/store.ts';

const exporting = createPart(async () => {
  const [{ Exports }] = await Promise.all([import('../features/export/exports.tsx'), loadWords('export')]);
  return { Exports };
});

/** Where any page has a file made. */
export function Exporting() {
  const subject = useStore(exportSubject);
  const here = usePart(exporting, subject !== null);
  return here && <here.Exports subject={subject} />;
}
