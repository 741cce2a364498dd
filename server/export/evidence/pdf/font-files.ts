/** What a document is written with. Inter has no Hebrew, the Hebrew letters no Greek. The build copies them. */
export const fontFiles = {
  text: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  strong: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  code: '@expo-google-fonts/noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf',
  hebrew: '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  strongHebrew: '@expo-google-fonts/noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf',
} as const;

export type FontName = keyof typeof fontFiles;
/** Their bytes. */
export type Fonts = Record<FontName, Buffer>;
