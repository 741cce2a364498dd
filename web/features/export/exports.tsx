import type { ExportSubject } from '../../lib/export-subject.ts';
import { useStore } from '../../lib/store.ts';
import { ExportDialog } from './export-dialog.tsx';
import { LeftFileNotice } from './left-file-notice.tsx';
import { leftFiles } from './left-behind.ts';
import styles from './left-file-notice.module.css';

/** The dialog, while somebody asks for a file, and the files of dialogs that were closed. */
export function Exports({ subject }: { subject: ExportSubject | null }) {
  const files = useStore(leftFiles);
  return (
    <>
      <ul className={styles.place}>
        {files.map((file) => (
          <LeftFileNotice key={file.id} file={file} />
        ))}
      </ul>
      {subject && <ExportDialog subject={subject} />}
    </>
  );
}
