import { archive, step } from './cellosign.ts';
import { expect, type TestServer } from './server.ts';

const minute = 60_000;
const hour = 60;
const day = 24 * hour;

/** A Wednesday, 14:30 in Jerusalem: the moment of all pictures. */
export const pictureTime = Date.UTC(2026, 0, 14, 12, 30);

type Step = Parameters<typeof step>[0];
/** What happened, at which stop of the route, and how many minutes ago. */
type Happening = [Step, number, number] | ['archived', number];

interface Story {
  number: number;
  labels: Record<string, string>;
  happened: Happening[];
}

interface Route {
  slug: string;
  workflow: string;
  titleLabel: string;
  stops: string[];
  stories: Story[];
}

const filled = (stop: number, sent: number, took: number): Happening[] => [
  ['created', stop, sent],
  ['loggedIn', stop, sent - took * 0.6],
  ['loaded', stop, sent - took * 0.5],
  ['submitted', stop, sent - took],
];

const person = (candidate: string, region: string, position: string) => ({
  CUSTOMER_TAG: region,
  position,
  candidate,
});

const recruitment: Route = {
  slug: 'recruitment',
  workflow: 'Recruitment',
  titleLabel: 'candidate',
  stops: ['Candidate', 'Manager', 'HR'],
  stories: [
    {
      number: 44,
      labels: person('Amir Haddad', 'north', 'nurse'),
      happened: [
        ...filled(0, 2 * day, 8),
        ...filled(1, 2 * day - 8, 300),
        ...filled(2, 1.5 * day, 90),
        ['archived', day],
      ],
    },
    {
      number: 47,
      labels: person('Noa Bar', 'south', 'nurse'),
      happened: [
        ['created', 0, 8 * day],
        ['expired', 0, day],
      ],
    },
    {
      number: 50,
      labels: person('Omer Cohen', 'centre', 'driver'),
      happened: [...filled(0, 2 * day, 11), ['created', 1, 2 * day - 11]],
    },
    {
      number: 48,
      labels: person('Yael Azulay', 'north', 'cook'),
      happened: [...filled(0, 40, 20), ['created', 1, 19], ['loggedIn', 1, 1]],
    },
    {
      number: 51,
      labels: person('Dana Levi', 'north', 'nurse'),
      happened: [
        ...filled(0, 320, 24),
        ...filled(1, 296, 180),
        ['created', 2, 110],
        ['loggedIn', 2, 31],
        ['loaded', 2, 30],
        ['loaded', 2, 12],
      ],
    },
    { number: 53, labels: person('Tomer Gal', 'south', 'cook'), happened: [['created', 0, 4]] },
  ],
};

const hebrew: Route = {
  slug: 'giyus',
  workflow: 'גיוס',
  titleLabel: 'מועמד',
  stops: ['מועמד/ת', 'מנהל/ת'],
  stories: [
    {
      number: 52,
      labels: { CUSTOMER_TAG: 'צפון', מועמד: 'נועה ברק' },
      happened: [...filled(0, 90, 15), ['created', 1, 75], ['loggedIn', 1, 9]],
    },
  ],
};

const lease: Route = {
  slug: 'lease-renewal',
  workflow: 'Lease renewal',
  titleLabel: 'property',
  stops: ['Tenant', 'Guarantor', 'Owner', 'Agent'],
  stories: [
    {
      number: 45,
      labels: { UNIT: '4', property: '3 Poplar Lane' },
      happened: [...filled(0, 3 * day, 19), ['created', 1, 3 * day - 19], ['deleted', 1, 2 * day]],
    },
    {
      number: 46,
      labels: { UNIT: '12B', property: '7 Harbour Street' },
      happened: [
        ...filled(0, 2 * day, 18 * hour),
        ...filled(1, 30 * hour, 9 * hour),
        ['created', 2, 60],
        ['loggedIn', 2, 5],
        ['loaded', 2, 3],
      ],
    },
    {
      number: 49,
      labels: { UNIT: '9', property: '21 Mill Road' },
      happened: [
        ['created', 0, 50],
        ['loggedIn', 0, 20],
      ],
    },
  ],
};

/** Enough of a past that what is usual in recruitment is known: twenty processes, no two alike. */
function past(): Story[] {
  const passed = (stop: number, sent: number, took: number): Happening[] => [
    ['created', stop, sent],
    ['submitted', stop, sent - took],
  ];
  return Array.from({ length: 20 }, (_, index) => ({
    number: 10 + index,
    labels: person(`Candidate ${index + 1}`, 'centre', 'cook'),
    happened: [
      ...passed(0, 9 * day + index, 10 + index),
      ...passed(1, 9 * day - 60, 100 + 10 * index),
      ...passed(2, 8 * day, 20 + 2 * index),
      ['archived', 8 * day - 120],
    ],
  }));
}

/**
 * Posts one working day, the same each time, in the order in which it happened. What is usual is learned from the past
 * before the rest is told: of how many processes it was learned first would else depend on the speed of the machine.
 */
export async function tellStory(server: TestServer): Promise<void> {
  const routes = [recruitment, hebrew, lease];
  for (const { slug, workflow, titleLabel } of routes) {
    await fetch(`${server.url}/api/sources`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ provider: 'cellosign', slug, workflow, titleLabel }),
    });
  }
  const earlier = past();
  await tell(server, [{ ...recruitment, stories: earlier }]);
  await expect.poll(() => samplesOf(server, recruitment), { timeout: 15_000 }).toBe(earlier.length);
  await tell(server, routes);
}

async function tell(server: TestServer, routes: readonly Route[]): Promise<void> {
  const deliveries = routes.flatMap((route) =>
    route.stories.flatMap((story) => story.happened.map((happening) => delivery(route, story, happening))),
  );
  deliveries.sort((a, b) => a.at - b.at);
  for (const { slug, body } of deliveries) await server.post(body, slug);
}

/** From how many processes it was learned how long they take. */
async function samplesOf(server: TestServer, { workflow: wanted }: Route): Promise<number | undefined> {
  const answer = await fetch(`${server.url}/api/workflows`);
  const { items } = (await answer.json()) as { items: { workflow: string; total: { samples: number } }[] };
  return items.find(({ workflow }) => workflow === wanted)?.total.samples;
}

function delivery({ slug, stops }: Route, { number, labels }: Story, happening: Happening) {
  const at = pictureTime - (happening.at(-1) as number) * minute;
  const processId = `${slug}-${number}`;
  if (happening[0] === 'archived') return { at, slug, body: archive({ processId, at }) };
  const [type, stop] = happening;
  const recipient = { id: stop + 1, name: stops[stop] ?? '' };
  const told = { processId, processNumber: number, transaction: number * 10 + stop, recipient, labels, at };
  return { at, slug, body: step(type, told) };
}
