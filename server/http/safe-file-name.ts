const mostCharacters = 150;
/** Devices of Windows, whatever ending they are given. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** A stranger's file name without what leads into another folder, hides its ending or is no name on some system. */
export function safeFileName(name: string): string {
  const safe = name
    // Marks of direction make `gpj.exe` look like `exe.jpg`.
    .replace(/[\p{Surrogate}\p{Cc}\p{Bidi_Control}\\/:*?"<>|]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const short = safe.length <= mostCharacters ? safe : shortened(safe);
  return short === '' || device.test(short) ? `_${short}` : short;
}

/** The ending stays: it says which program opens it. */
function shortened(name: string): string {
  const [ending = ''] = /\.[^.]{1,10}$/u.exec(name) ?? [];
  return `${name.slice(0, mostCharacters - ending.length).replace(/\p{Surrogate}$/u, '')}${ending}`;
}
