import type { Process } from '../../shared/process.ts';
import { writeTerm } from '../../shared/query-text.ts';
import { processStates } from '../../shared/states.ts';
import { type Question, search } from './question.ts';

/** A search for each word of the language, with what the processes of the sample have. Each as a part of a text may take. */
export function operatorQuestions(
  sample: readonly Process[],
  workflows: readonly { workflow: string }[],
): Question[] {
  const stations = sample.flatMap((process) => process.stations);
  const ask = (what: string, texts: readonly string[], atMost = 5): Question => ({
    what,
    atMost,
    paths: [...new Set(texts)].map(search),
  });
  const terms = (key: string, values: readonly (string | null)[]) =>
    values.flatMap((value) => (value === null ? [] : [writeTerm(key, value)]));
  const searches: Question[] = [
    ask('state:', terms('state', processStates)),
    ask(
      'at:',
      terms(
        'at',
        stations.map(({ name }) => name),
      ),
    ),
    ask(
      'station:',
      terms(
        'station',
        stations.map(({ name }) => name),
      ),
    ),
    ask(
      'workflow:',
      terms(
        'workflow',
        workflows.map(({ workflow }) => workflow),
      ),
    ),
    ask(
      'source:',
      terms(
        'source',
        sample.map(({ source }) => source),
      ),
    ),
    ask('recipient:', [
      ...terms(
        'recipient',
        stations.map(({ name }) => name),
      ),
      ...terms(
        'recipient',
        stations.map(({ recipientId }) => recipientId),
      ),
    ]),
    ask(
      'template:',
      terms(
        'template',
        sample.flatMap(({ templates }) => templates),
      ),
    ),
    ask(
      'author:',
      terms(
        'author',
        sample.map(({ author }) => author),
      ),
    ),
    ask(
      'key:*',
      sample.flatMap(({ labels }) => Object.keys(labels).map((key) => `label.${key}:*`)),
    ),
    ask('is:late', ['is:late', '-is:late']),
    ask('is:quiet', ['is:quiet', '-is:quiet']),
    ask('-is:test', ['-is:test', '-is:test state:running']),
    ask('has:document', ['has:document', '-has:document']),
    ask('started:', ['started:>2025-01-01', 'started:<30d', '-started:<7d']),
    ask('updated:', ['updated:<2h', 'updated:>1d', '-updated:<1h']),
    ask('waiting:', ['waiting:>2d', 'waiting:<1d', '-waiting:<1d']),
    ask('took:', ['took:<1h', 'took:>3d', '-took:<1d']),
    ask('or', ['#7 or #70', 'nor or lev', 'state:running or state:expired']),
    ask('groups', ['(nor or cent) state:running', '(state:expired or state:failed) (lev or coh)']),
    ask('not', ['-lev', '-(nor or lev)', 'nor -lev', '-state:completed']),
    ask('not, one letter', ['-e', '-a nor'], 50),
  ];
  return searches.filter(({ paths }) => paths.length > 0);
}
