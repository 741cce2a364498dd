import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const units = [
  { unit: 'megabyte', size: 1e6 },
  { unit: 'kilobyte', size: 1e3 },
] as const;

/** Bytes as people say them: `640 B`, `1.4 kB`, `12 MB`. */
export function useSizeFormat(): (bytes: number) => string {
  const { language } = useTranslation().i18n;
  return useMemo(() => createSizeFormat(language), [language]);
}

function createSizeFormat(language: string): (bytes: number) => string {
  const format = (unit: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, maximumSignificantDigits: 3 });
  const formats = new Map(units.map(({ unit }) => [unit, format(unit)]));
  const bare = new Intl.NumberFormat(language, { style: 'unit', unit: 'byte', unitDisplay: 'narrow' });
  return (bytes) => {
    const found = units.find(({ size }) => bytes >= size);
    return found === undefined
      ? apart(bare.formatToParts(bytes))
      : (formats.get(found.unit)?.format(bytes / found.size) ?? '');
  };
}

/** The narrow form has no space before its unit, the others have. */
function apart(parts: readonly Intl.NumberFormatPart[]): string {
  return parts.map(({ type, value }) => (type === 'unit' ? `\u00a0${value.trim()}` : value.trim())).join('');
}
