import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import type { Picture, PictureLook } from '../../shared/picture.ts';
import { HeldNow } from '../lib/now.ts';
import { languages } from '../locales/languages.ts';
import { fontFaces } from './fonts.ts';
import { viewer } from './reader.ts';
import { SheetContext } from './sheet.ts';
import { rules, tokens } from './styles/sheets.ts';
import { stillStyles } from './styles/still-styles.ts';
import { words } from './words.ts';
import styles from './picture.module.css';

export interface Drawing {
  /** Pixels. */
  width: number;
  height: number;
  /** What it shows, for who cannot see it and for the window of a program. */
  title: string;
  content: ReactNode;
}

/** A drawing as a document of its own: its looks in plain attributes, and its letters with it where they are wanted. */
export function still(drawing: Drawing, { theme, language, zone, now, fonts }: PictureLook): Picture {
  const { width, height, title, content } = drawing;
  const { dir } = languages[language];
  viewer.set({ ...viewer.get(), zone });
  const markup = renderToStaticMarkup(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      xmlLang={language}
      direction={dir}
      fontFamily="Inter, 'Noto Sans Hebrew', sans-serif"
    >
      <title>{title}</title>
      <rect width={width} height={height} className={styles.ground} />
      <I18nextProvider i18n={words[language]}>
        <HeldNow value={now}>
          <SheetContext value={{ width, rightToLeft: dir === 'rtl' }}>{content}</SheetContext>
        </HeldNow>
      </I18nextProvider>
    </svg>,
  );
  const drawn = stillStyles(markup, rules, tokens, theme);
  const svg = fonts === 'installed' ? drawn : drawn.replace('</title>', () => `</title>${fontFaces(markup)}`);
  return { svg, width, height };
}
