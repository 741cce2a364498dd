import { newView, viewAnswer, viewChange, viewList } from '../../../shared/view.ts';
import { feedAddresses } from '../../../shared/feeds.ts';
import { addressesQuery } from '../feed-addresses.ts';
import { calendarQuery, newsFeedQuery } from '../feeds.ts';
import { viewsQuery } from '../views.ts';
import type { OperationGroup } from './operation.ts';

const view = { description: 'The view.', schema: viewAnswer };

export const viewOperations: OperationGroup = {
  tag: 'Views',
  operations: [
    {
      method: 'get',
      path: '/api/views',
      id: 'listViews',
      summary: 'The views that people keep, with what each finds now',
      query: viewsQuery,
      answers: { 200: { description: 'All of them, in their order.', schema: viewList } },
    },
    {
      method: 'post',
      path: '/api/views',
      id: 'keepView',
      summary: 'Keep a view',
      body: { schema: newView },
      answers: { 201: view },
      errors: ['bad_request', 'bad_query', 'too_many_views'],
    },
    {
      method: 'patch',
      path: '/api/views/:id',
      id: 'changeView',
      summary: 'Rename a view or move it',
      body: { schema: viewChange },
      answers: { 200: view },
      errors: ['bad_request', 'view_not_found'],
    },
    {
      method: 'delete',
      path: '/api/views/:id',
      id: 'removeView',
      summary: 'Remove a view',
      answers: { 204: { description: 'It is gone.' } },
      errors: ['view_not_found'],
    },
    {
      method: 'get',
      path: '/api/views/:id/feed.atom',
      id: 'readViewNews',
      summary: 'What changed last in a saved view, for feed readers',
      query: newsFeedQuery,
      answers: { 200: { description: 'Atom (RFC 4287).', types: ['application/atom+xml'] } },
      errors: ['bad_request', 'bad_query', 'view_not_found'],
      access: 'feed-key',
    },
    {
      method: 'get',
      path: '/api/calendar.ics',
      id: 'readCalendar',
      summary: 'When what is under way is likely done, for calendar programs',
      query: calendarQuery,
      answers: { 200: { description: 'iCalendar (RFC 5545).', types: ['text/calendar'] } },
      errors: ['bad_request', 'bad_query'],
      access: 'feed-key',
    },
    {
      method: 'get',
      path: '/api/feeds',
      id: 'getFeedAddresses',
      summary: 'The addresses of the feeds of a search or a saved view',
      query: addressesQuery,
      answers: { 200: { description: 'Each opens by itself.', schema: feedAddresses } },
      errors: ['bad_request', 'bad_query', 'view_not_found'],
    },
    {
      method: 'delete',
      path: '/api/feeds',
      id: 'renewFeedAddresses',
      summary: 'Make the addresses of all feeds new',
      answers: { 204: { description: 'Those given out so far open nothing any more.' } },
    },
  ],
};
