import { boardPath } from '../../../lib/paths.ts';
import { readView, viewPath } from '../board-view.ts';

/** Those whose every value means something. What has another name is nobody's mistake: mail programs add their own. */
const read = ['state', 'sort', 'col', 'since', 'at'];
/** The order that an address need not name. */
const unsaid = 'sort=updated';

/** What an address of the board says that no board can show, as it stands there; see `readView`. */
export function notUnderstood(search: string): string[] {
  return [...new URLSearchParams(search)].flatMap(([name, value]) => {
    const said = `${name}=${value}`;
    if (!read.includes(name) || value === '' || said === unsaid) return [];
    const alone = readView(new URLSearchParams([[name, value]]).toString());
    return viewPath(alone) === boardPath ? [said] : [];
  });
}
