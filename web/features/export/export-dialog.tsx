import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appUrl } from '../../lib/base-url.ts';
import { browserZone } from '../../lib/browser-choice.ts';
import { type ExportSubject, exportSubject } from '../../lib/export-subject.ts';
import { useStore } from '../../lib/store.ts';
import { viewer } from '../../lib/viewer.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './export-dialog.module.css';
import { type ExportChoice, exportPath } from './export-path.ts';
import { ExportProgressBar } from './export-progress-bar.tsx';
import { ExportScope } from './export-scope.tsx';
import { ExportSize } from './export-size.tsx';
import { FormatChoices } from './format-choices.tsx';
import { isInOnePiece, offeredFor } from './offered-for.ts';
import { lastChoice, rememberChoice } from './last-choice.ts';
import { stopExport, useEstimate, useProgress } from './queries.ts';

const onClose = () => exportSubject.set(null);

/**
 * What is taken away, as which kind of file, how large that is about to be, and how far it is. The browser itself
 * downloads it, so that it may be larger than its memory and goes on when this is closed.
 */
export function ExportDialog({ subject }: { subject: ExportSubject }) {
  const { t, i18n } = useTranslation('export');
  const [choice, setChoice] = useState(() => lastChoice(subject));
  const [next, setNext] = useState(newId);
  const [id, setId] = useState<string | null>(null);
  const { zone, theme } = useStore(viewer);
  const reader = { language: i18n.language, zone: zone ?? browserZone, theme: theme ?? systemTheme() };
  const offered = offeredFor(subject);
  const inOnePiece = offered.some((each) => each.word === choice.format && isInOnePiece(each));
  const estimate = useEstimate(subject, choice, reader, !inOnePiece);
  const progress = useProgress(id);
  const isRunning = id !== null && (!progress || progress.state === 'running');
  const choose = (chosen: ExportChoice) => {
    setChoice(chosen);
    setId(null);
  };
  const start = () => {
    rememberChoice(choice);
    if (inOnePiece) {
      onClose();
      return;
    }
    setId(next);
    setNext(newId);
  };
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <div className={styles.body}>
        <ExportScope subject={subject} estimate={estimate.data} />
        <FormatChoices offered={offered} choice={choice} onChoose={choose} />
        {id === null ? (
          <ExportSize
            subject={subject}
            choice={choice}
            inOnePiece={inOnePiece}
            estimate={estimate.data}
            fault={estimate.error}
          />
        ) : (
          <ExportProgressBar progress={progress ?? null} />
        )}
      </div>
      <DialogActions fault={null}>
        {isRunning ? (
          <Button onClick={() => void stopExport(id)}>{t('stop')}</Button>
        ) : (
          <Button onClick={onClose}>{t('close')}</Button>
        )}
        {isRunning ? null : (
          <a
            className={buttonClass('primary')}
            href={appUrl(exportPath(subject, choice, reader, { id: next })).href}
            download
            onClick={start}
          >
            {t('download')}
          </a>
        )}
      </DialogActions>
    </Dialog>
  );
}

function systemTheme(): 'light' | 'dark' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Not `randomUUID`, which is for secure addresses alone. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}
