interface Setting {
  fallback: string | null;
  about: string;
  secret: boolean;
}

/** The README's table of settings, as the schema in config.ts has them. */
export function settingsTable(settings: Readonly<Record<string, Setting>>): string {
  const rows = Object.entries(settings).map(([name, { fallback, about, secret }]) => {
    const names = secret ? `\`${name}\`, \`${name}_FILE\`` : `\`${name}\``;
    return `| ${names} | ${fallback ? `\`${fallback}\`` : 'none'} | ${about} |`;
  });
  return ['| variable | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
