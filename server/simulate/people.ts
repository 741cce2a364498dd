import type { Random } from './random.ts';

/** Nobody of these exists. Four in ten are written in Hebrew, as their own forms would be. */
const english = {
  first: [
    'Dana',
    'Omer',
    'Yael',
    'Noa',
    'Amir',
    'Maya',
    'Eitan',
    'Tamar',
    'Daniel',
    'Shira',
    'Lior',
    'Rami',
    'Samir',
    'Hila',
  ],
  last: [
    'Levi',
    'Cohen',
    'Azulay',
    'Bar',
    'Haddad',
    'Mizrahi',
    'Friedman',
    'Peretz',
    'Katz',
    'Shapiro',
    'Nassar',
    'Golan',
  ],
} as const;
const hebrew = {
  first: [
    'דנה',
    'עומר',
    'יעל',
    'נועה',
    'אמיר',
    'מאיה',
    'איתן',
    'תמר',
    'דניאל',
    'שירה',
    'ליאור',
    'רמי',
    'סמיר',
    'הילה',
  ],
  last: ['לוי', 'כהן', 'אזולאי', 'בר', 'חדאד', 'מזרחי', 'פרידמן', 'פרץ', 'כץ', 'שפירא', 'נסאר', 'גולן'],
} as const;

export function fullName(random: Random): string {
  return random.chance(0.4) ? hebrewName(random) : nameOf(english, random);
}

export function hebrewName(random: Random): string {
  return nameOf(hebrew, random);
}

function nameOf({ first, last }: typeof english | typeof hebrew, random: Random): string {
  return `${random.pick(first)} ${random.pick(last)}`;
}

const englishStreets = [
  'Herzl St',
  'Dizengoff',
  'Allenby',
  'Jaffa Rd',
  'Ben Yehuda',
  'HaNassi Blvd',
  'Rothschild Blvd',
] as const;
const hebrewStreets = ['הרצל', 'דיזנגוף', 'אלנבי', 'דרך יפו', 'בן יהודה', 'שדרות הנשיא', 'ביאליק'] as const;

export function address(random: Random): string {
  const house = random.whole(1, 120);
  return random.chance(0.35)
    ? `${random.pick(hebrewStreets)} ${house}`
    : `${house} ${random.pick(englishStreets)}`;
}
