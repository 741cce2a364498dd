import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline';
import interMore from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?inline';
import hebrew from '@fontsource-variable/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-wght-normal.woff2?inline';

/** The files of the pages, each with the letters that it is for. */
const files = [
  { family: 'Inter', url: inter, range: 'U+0-FF,U+2000-206F,U+2122,U+2191,U+2193,U+2212', letters: /[ -ÿ]/u },
  { family: 'Inter', url: interMore, range: 'U+100-2AF,U+1E00-1EFF,U+20A0-20C0', letters: /[Ā-ʯḀ-ỿ₠-⃀]/u },
  {
    family: 'Noto Sans Hebrew',
    url: hebrew,
    range: 'U+590-5FF,U+20AA,U+FB1D-FB4F',
    letters: /[\u0590-\u05ff]/u,
  },
];

/** A style sheet that brings along the letters of a text, so that it looks the same where nobody has installed them. */
export function fontFaces(text: string): string {
  const faces = files
    .filter(({ letters }) => letters.test(text))
    .map(
      ({ family, url, range }) =>
        `@font-face{font-family:'${family}';font-weight:100 900;src:url(${url}) format('woff2');unicode-range:${range}}`,
    );
  return `<style>${faces.join('')}text{font-variant-numeric:tabular-nums}</style>`;
}
