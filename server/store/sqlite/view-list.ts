import { asc, eq } from 'drizzle-orm';
import type { NewView, View, ViewChange } from '../../../shared/view.ts';
import type { Connection } from './open.ts';
import { views } from './schema.ts';

/** The views that people keep, in their order. */
export function createViewList({ client, db }: Connection) {
  const readAll = db
    .select({ id: views.id, name: views.name, path: views.path, q: views.q })
    .from(views)
    .orderBy(asc(views.place), asc(views.id))
    .prepare();

  function put(view: View, place: number): void {
    const others = readAll.all().filter(({ id }) => id !== view.id);
    others.splice(place, 0, view);
    for (const [at, { id }] of others.entries())
      db.update(views).set({ place: at }).where(eq(views.id, id)).run();
  }

  const add = client.transaction(({ name, path, q, place }: NewView, most: number): View | null => {
    const count = readAll.all().length;
    if (count >= most) return null;
    const { id } = db.insert(views).values({ name, path, q, place: count }).returning({ id: views.id }).get();
    const added = { id, name, path, q };
    if (place !== undefined) put(added, place);
    return added;
  });

  const change = client.transaction((id: number, { name, place }: ViewChange): View | null => {
    const known = readAll.all().find((view) => view.id === id);
    if (!known) return null;
    const changed = { ...known, ...(name !== undefined && { name }) };
    db.update(views).set({ name: changed.name }).where(eq(views.id, id)).run();
    if (place !== undefined) put(changed, place);
    return changed;
  });

  return {
    list: (): View[] => readAll.all(),
    add: (view: NewView, most: number) => add.immediate(view, most),
    change: (id: number, changes: ViewChange) => change.immediate(id, changes),
    remove: (id: number): boolean => db.delete(views).where(eq(views.id, id)).run().changes > 0,
  };
}
