import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appUrl } from '../../lib/base-url.ts';
import { browserZone } from '../../lib/browser-choice.ts';
import { type ExportSubject, exportSubject } from '../../lib/export-subject.ts';
import { useStore } from '../../lib/store.ts';
import { useAction } from '../../lib/use-action.ts';
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
import { leaveBehind } from './left-behind.ts';
import { stopExport, useEstimate, useProgress } from './queries.ts';
import { takeFile } from './take-file.ts';

/**
 * What is taken away, as which kind of file, how large that is about to be, and how far it is. The browser itself
 * downloads it, so that it may be larger than its memory and goes on when this is closed; but for what is made in one
 * piece, which is fetched here: a browser would not say that there is none.
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
  const piece = useAction();
  const [giveUp] = useState(() => new AbortController());
  const isRunning = id !== null && (progress === null || progress.state === 'running');
  const leave = () => {
    if (isRunning) leaveBehind({ id, subject });
  };
  const onClose = () => {
    leave();
    giveUp.abort();
    exportSubject.set(null);
  };
  const choose = (chosen: ExportChoice) => {
    leave();
    setChoice(chosen);
    setId(null);
  };
  const start = () => {
    rememberChoice(choice);
    setId(next);
    setNext(newId);
  };
  const take = () => {
    rememberChoice(choice);
    const { signal } = giveUp;
    piece.run(async () => {
      try {
        await takeFile(path, signal);
        exportSubject.set(null);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    });
  };
  const path = exportPath(subject, choice, reader, { id: next });
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <div className={styles.body}>
        <ExportScope subject={subject} estimate={estimate.data} />
        <FormatChoices offered={offered} choice={choice} onChoose={choose} />
      </div>
      <DialogActions fault={piece.fault} note={note()}>
        {isRunning ? (
          <Button onClick={() => void stopExport(id)}>{t('stop')}</Button>
        ) : (
          <Button onClick={onClose}>{t(piece.busy ? 'stop' : 'close')}</Button>
        )}
        {download()}
      </DialogActions>
    </Dialog>
  );

  function note(): ReactNode {
    if (piece.busy) return <p role="status">{t('making')}</p>;
    if (id === null)
      return (
        <ExportSize {...{ subject, choice, inOnePiece }} estimate={estimate.data} fault={estimate.error} />
      );
    return (
      <>
        <ExportProgressBar progress={progress} />
        {isRunning ? <p>{t('mayClose')}</p> : null}
      </>
    );
  }

  function download(): ReactNode {
    if (isRunning) return null;
    if (inOnePiece)
      return (
        <Button look="primary" disabled={piece.busy} onClick={take}>
          {t('download')}
        </Button>
      );
    return (
      <a className={buttonClass('primary')} href={appUrl(path).href} download onClick={start}>
        {t('download')}
      </a>
    );
  }
}

function systemTheme(): 'light' | 'dark' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Not `randomUUID`, which is for secure addresses alone. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}
