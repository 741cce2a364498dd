/** Puts a text on the clipboard; false where that did not work. */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  // The clipboard is closed to pages without TLS, where the older way still works. The field stands beside what
  // has the focus: a dialog lets nothing outside of it be selected.
  const place = document.activeElement?.parentElement ?? document.body;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  place.append(field);
  field.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way there is without TLS
  const worked = document.execCommand('copy');
  field.remove();
  return worked;
}
